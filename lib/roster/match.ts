import { isDummyKey } from './keys'
import { weigh } from './plan-summary'

type Identity = { key: string | null; eckId?: string | null }
type Known = Identity & { id: string; removed?: boolean }

/**
 * What people said, and how to tell that somebody must. `pairs`: incoming key to current id; `others`: `id key` of who
 * is somebody else although the key is the same; `isStranger`: whether the key alone is not enough. `ifMany`: the same, where so
 * many are strangers that the keys must be another system's: then a name that is half the same is chance, too.
 */
export type Said<C, I> = { pairs?: ReadonlyMap<string, string>; others?: ReadonlySet<string>; isStranger?: (current: C, incoming: I) => boolean; ifMany?: (current: C, incoming: I) => boolean }

/**
 * Who is who: pairs, the incoming without a match, the current without one, pairs that contradict each other, and those
 * with one key of whom a person must say whether they are one (`strangers`): until then they are not.
 */
export type Matching<C, I> = { pairs: { current: C; incoming: I }[]; fresh: I[]; missing: C[]; conflicts: { current: C; incoming: I }[]; strangers: { current: C; incoming: I }[] }

/**
 * Finds for each incoming record the one that the school has already: by ECK iD first, then by LAS key, never by name
 * (LAS-8; domain facts 5). Keys that begin with `#` match nothing. Nobody is matched twice, and someone who is there
 * goes before someone who was removed. The order of the lists does not matter. Pairs that a person confirmed
 * count last, for whoever nothing else recognised (LAS-11), and for strangers.
 */
export function matchRecords<C extends Known, I extends Identity>(current: readonly C[], incoming: readonly I[], { pairs, others, isStranger, ifMany }: Said<C, I> = {}): Matching<C, I> {
  const claimed = new Set<C>()
  const found: { current: C; incoming: I }[] = []
  const conflicts: { current: C; incoming: I }[] = []
  const strangers: { current: C; incoming: I }[] = []
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

  let [byKeyOnly, strange] = [0, 0]
  const byKey = index(current.filter((record) => !claimed.has(record)), lasKey)
  const unknown = rest.filter((one) => {
    const key = lasKey(one)
    const record = key === null ? undefined : byKey.get(key)
    if (!record || claimed.has(record)) return true
    if (one.eckId && record.eckId && one.eckId !== record.eckId) {
      conflicts.push({ current: record, incoming: one })
      return true
    }
    const sameEckId = one.eckId && one.eckId === record.eckId
    const odd = !sameEckId && isStranger?.(record, one)
    byKeyOnly += Number(!sameEckId)
    strange += Number(odd)
    if (odd && pairs?.get(one.key!) !== record.id) {
      if (!others?.has(`${record.id} ${one.key}`)) strangers.push({ current: record, incoming: one })
      return true
    }
    claim(one, record)
    return false
  })

  if (ifMany && weigh(strange, byKeyOnly).flagged) return matchRecords(current, incoming, { pairs, others, isStranger: ifMany })

  const byId = !pairs || pairs.size === 0 ? new Map<string, C>() : new Map(current.map((record) => [record.id, record]))
  const fresh = unknown.filter((one) => {
    const record = one.key === null ? undefined : byId.get(pairs?.get(one.key) ?? '')
    if (!record || claimed.has(record)) return true
    claim(one, record)
    return false
  })
  const open = strangers.length === 0 ? strangers : whoAreOpen(strangers, claimed, new Set(fresh))
  return { pairs: found, fresh, missing: current.filter((record) => !claimed.has(record)), conflicts, strangers: open }
}

/** Of whom a confirmed pair says who they are, nobody needs to say more. */
function whoAreOpen<C, I>(strangers: { current: C; incoming: I }[], claimed: ReadonlySet<C>, fresh: ReadonlySet<I>) {
  return strangers.filter(({ current, incoming }) => !claimed.has(current) && fresh.has(incoming))
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
