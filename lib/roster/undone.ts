import { isDummyKey } from './keys'
import { normalName } from './normal-name'
import { isSameName } from './same-name'

type Row = { id: string; lasKey: string | null; eckId?: string | null; undone?: boolean }

/**
 * Of those who come in as new, who came in the same way with an import that was undone: they are those rows again, so that
 * nobody gets a second account by it (LAS-5, LAS-8). By ECK iD, else by LAS key where `isSame` finds nothing that differs: no
 * person is asked about it, and the file that was undone may have been another school's.
 */
export function undoneBefore<R extends Row, I extends { key: string; eckId?: string }>(rows: readonly R[], added: readonly I[], isSame: (row: R, one: I) => boolean): ReadonlyMap<I, R> {
  const found = new Map<I, R>()
  const undone = rows.filter((row) => row.undone)
  if (undone.length === 0) return found
  const byEckId = new Map(undone.flatMap((row) => (row.eckId ? [[row.eckId, row] as const] : [])))
  const byKey = new Map(undone.flatMap((row) => (row.lasKey ? [[row.lasKey, row] as const] : [])))
  const taken = new Set<R>()
  const take = (one: I, row: R | undefined) => {
    if (!row || taken.has(row)) return
    found.set(one, row)
    taken.add(row)
  }
  for (const one of added) if (one.eckId) take(one, byEckId.get(one.eckId))
  for (const one of added) {
    const row = found.has(one) || isDummyKey(one.key) ? undefined : byKey.get(one.key)
    if (row && !(one.eckId && row.eckId) && isSame(row, one)) take(one, row)
  }
  return found
}

type Group = { name: string; kind: string }
type Person = { firstName: string; prefix?: string | null; lastName?: string | null }

/** A group of one kind and name: teachers picked it, and licences hang on it. */
export const isSameGroup = (row: Group, one: Group): boolean => row.kind === one.kind && normalName(row.name) === normalName(one.name)

/** A person of one whole name. */
export const isSamePerson = (row: Person, one: Person): boolean => isSameName(row, one)

/** A member of staff of one whole name, and of one address where both have one: a login may hang on it. */
export const isSameColleague = (row: Person & { lasEmail: string | null }, one: Person & { email?: string }): boolean =>
  isSameName(row, one) && (!row.lasEmail || !one.email || row.lasEmail.toLowerCase() === one.email.toLowerCase())
