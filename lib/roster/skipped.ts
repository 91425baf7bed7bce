import { isDummyKey } from './keys'
import type { Roster, SkippedRow } from './model'
import { normalName } from './normal-name'

type Known = { key: string | null; eckId?: string | null; firstName?: string; prefix?: string | null; lastName?: string | null }

/** How many rows of a file are left out (LAS-3): the same number before the import and after it. */
export function skippedRows({ skipped }: Pick<Roster, 'skipped'>): number {
  return (skipped?.pupils.length ?? 0) + (skipped?.staff.length ?? 0)
}

/**
 * Whom rows that are left out may be about: such a person is not in the rest of the file, and yet not gone (LAS-3). By
 * key, ECK iD or, to be careful, name; nobody is recognised by it, only spared. A row that has no lasting key and no
 * ECK iD may be about anybody: then nobody of its kind is gone.
 */
export function spared(rows: readonly SkippedRow[]): (record: Known) => boolean {
  if (rows.length === 0) return () => false
  const lasting = rows.flatMap(({ key }) => (key && !isDummyKey(key) ? [key] : []))
  if (rows.some(({ key, eckId }) => !eckId && !(key && !isDummyKey(key)))) return () => true
  const keys = new Set(lasting)
  const eckIds = new Set(rows.flatMap(({ eckId }) => (eckId ? [eckId] : [])))
  const names = new Set(rows.flatMap(({ name }) => (name ? [normalName(name)] : [])))
  return ({ key, eckId, firstName, prefix, lastName }) =>
    (key !== null && keys.has(key)) || (!!eckId && eckIds.has(eckId)) || names.has(normalName(firstName, prefix, lastName))
}
