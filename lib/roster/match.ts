import { isDummyKey } from './keys'

type Identity = { key: string | null; eckId?: string | null }
type Known = Identity & { removed?: boolean }

/** Who is who: pairs, the incoming without a match, the current without one, and pairs that contradict each other. */
export type Matching<C, I> = { pairs: { current: C; incoming: I }[]; fresh: I[]; missing: C[]; conflicts: { current: C; incoming: I }[] }

/**
 * Finds for each incoming record the one that the school has already: by ECK iD first, then by LAS key, never by name
 * (LAS-8; domain facts 5). Keys that begin with `#` match nothing. Nobody is matched twice, and someone who is there
 * goes before someone who was removed. The order of the lists does not matter.
 */
export function matchRecords<C extends Known, I extends Identity>(current: readonly C[], incoming: readonly I[]): Matching<C, I> {
  const claimed = new Set<C>()
  const pairs: { current: C; incoming: I }[] = []
  const conflicts: { current: C; incoming: I }[] = []
  const claim = (one: I, found: C) => {
    claimed.add(found)
    pairs.push({ current: found, incoming: one })
  }

  const byEckId = index(current, (record) => record.eckId || null)
  const rest = incoming.filter((one) => {
    const found = one.eckId ? byEckId.get(one.eckId) : undefined
    if (!found || claimed.has(found)) return true
    claim(one, found)
    return false
  })

  const byKey = index(current.filter((record) => !claimed.has(record)), lasKey)
  const fresh = rest.filter((one) => {
    const key = lasKey(one)
    const found = key === null ? undefined : byKey.get(key)
    if (!found || claimed.has(found)) return true
    if (one.eckId && found.eckId && one.eckId !== found.eckId) {
      conflicts.push({ current: found, incoming: one })
      return true
    }
    claim(one, found)
    return false
  })
  return { pairs, fresh, missing: current.filter((record) => !claimed.has(record)), conflicts }
}

function lasKey(record: Identity): string | null {
  return record.key && !isDummyKey(record.key) ? record.key : null
}

function index<C extends Known>(records: readonly C[], identityOf: (record: C) => string | null): ReadonlyMap<string, C> {
  const found = new Map<string, C>()
  for (const record of records) {
    const identity = identityOf(record)
    if (identity === null) continue
    const other = found.get(identity)
    if (!other || (other.removed && !record.removed)) found.set(identity, record)
  }
  return found
}
