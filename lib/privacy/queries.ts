import { ERASED, KEEP_DAYS, type ErasedKind } from '@/lib/core/retention'
import { acrossSchools, forSchool, type Scope } from '@/lib/platform/db/scope'
import { ATTRIBUTES, isAttribute } from '@/lib/sso/attributes'

export type SharedSet = { shared: string[]; publishers: { name: string; purpose: string }[] }

/** What a publisher gets once a school ticks it, by attribute set: publishers that get the same stand together (PUB-3, DAT-4). */
export async function sharedSets(): Promise<SharedSet[]> {
  const rows = await acrossSchools('publishers and environments are the same for all schools').publisher.findMany({ select: { name: true, purpose: true, attributes: true }, orderBy: { name: 'asc' } })
  const order = Object.keys(ATTRIBUTES)
  const sets = new Map<string, SharedSet>()
  for (const { name, purpose, attributes } of rows) {
    const known = attributes.filter(isAttribute).sort((a, b) => order.indexOf(a) - order.indexOf(b))
    const set = sets.get(known.join()) ?? { shared: known.map((attribute) => ATTRIBUTES[attribute].words), publishers: [] }
    set.publishers.push({ name, purpose })
    sets.set(known.join(), set)
  }
  return [...sets.values()].sort((a, b) => a.shared.length - b.shared.length)
}

export type ErasedRow = { kind: ErasedKind; count: number }

/** What was erased in the last `days` days in all: counts, biggest first; of all schools together. */
export async function erasedEverywhere(now: Date, days: number): Promise<ErasedRow[]> {
  const rows = await acrossSchools('what was erased everywhere is told in total').erasureCount.groupBy({ by: ['kind'], where: { day: { gt: dayBefore(now, days) } }, _sum: { count: true } })
  return rows.flatMap(({ kind, _sum }) => (isErased(kind) ? [{ kind, count: _sum.count ?? 0 }] : [])).sort(byCount)
}

export type ErasedDay = { day: Date; rows: ErasedRow[] }

/** What was erased at a school, newest day first, so many days back (DAT-3). */
export async function erasedAt(scope: Scope, now: Date, days: number = KEEP_DAYS.erasureCount): Promise<ErasedDay[]> {
  const rows = await forSchool(scope).erasureCount.groupBy({ by: ['day', 'kind'], where: { day: { gt: dayBefore(now, days) } }, _sum: { count: true }, orderBy: { day: 'desc' } })
  const found = new Map<number, ErasedDay>()
  for (const { day, kind, _sum } of rows) {
    if (!isErased(kind)) continue
    const of = found.get(day.getTime()) ?? { day, rows: [] }
    of.rows.push({ kind, count: _sum.count ?? 0 })
    found.set(day.getTime(), of)
  }
  return [...found.values()].map(({ day, rows: kinds }) => ({ day, rows: kinds.sort(byCount) }))
}

const dayBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)
const isErased = (kind: string): kind is ErasedKind => Object.hasOwn(ERASED, kind)
const byCount = (a: ErasedRow, b: ErasedRow) => b.count - a.count || a.kind.localeCompare(b.kind)
