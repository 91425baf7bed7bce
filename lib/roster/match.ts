import { isDummyKey } from './keys'

type Identity = { key: string | null; eckId?: string | null }
type Known = Identity & { id: string; removed?: boolean }
const NO_PAIRS: ReadonlyMap<string, string> = new Map()

/** Who is who: pairs, the incoming without a match, the current without one, and pairs that contradict each other. */
export type Matching<C, I> = { pairs: { current: C; incoming: I }[]; fresh: I[]; missing: C[]; conflicts: { current: C; incoming: I }[] }

/**
 * Finds for each incoming record the one that the school has already: by ECK iD first, then by LAS key, never by name
 * (LAS-8; domain facts 5). Keys that begin with `#` match nothing. Nobody is matched twice, and someone who is there
 * goes before someone who was removed. The order of the lists does not matter. `pairs` are those that a person confirmed,
 * incoming key to current id: they count last, for whoever nothing else recognised (LAS-11).
 */
export function matchRecords<C extends Known, I extends Identity>(current: readonly C[], incoming: readonly I[], pairs: ReadonlyMap<string, string> = NO_PAIRS): Matching<C, I> {
  const claimed = new Set<C>()
  const found: { current: C; incoming: I }[] = []
  const conflicts: { current: C; incoming: I }[] = []
  const claim = (one: I, record: C) => {
    claimed.add(record)
    found.push({ current: record, incoming: one })
  }

  const byEckId = index(current, (record) => record.eckId || null)
  const rest = incoming.filter((one) => {
    const record = one.eckId ? byEckId.get(one.eckId) : undefined
    if (!record || claimed.has(record)) return true
    claim(one, record)
    return false
  })

  const byKey = index(current.filter((record) => !claimed.has(record)), lasKey)
  const unknown = rest.filter((one) => {
    const key = lasKey(one)
    const record = key === null ? undefined : byKey.get(key)
    if (!record || claimed.has(record)) return true
    if (one.eckId && record.eckId && one.eckId !== record.eckId) {
      conflicts.push({ current: record, incoming: one })
      return true
    }
    claim(one, record)
    return false
  })

  const byId = pairs.size === 0 ? new Map<string, C>() : new Map(current.map((record) => [record.id, record]))
  const fresh = unknown.filter((one) => {
    const record = one.key === null ? undefined : byId.get(pairs.get(one.key) ?? '')
    if (!record || claimed.has(record)) return true
    claim(one, record)
    return false
  })
  return { pairs: found, fresh, missing: current.filter((record) => !claimed.has(record)), conflicts }
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
