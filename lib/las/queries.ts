import { run } from '@/lib/platform/db/pool'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { downSystems } from './breaker'
import { LAS_SYSTEMS, linkState, type LasSystem, type LinkFacts, type NextFetch } from './rules'
import { LINK_STATES, LINKS } from './sql'

/** The link with everything that its card shows (LAS-1, LAS-2). */
export type LinkView = LinkFacts & { lastRunAt: Date | null; lastSuccessAt: Date | null; lastOutcome: string | null; nextRunAt: Date | null; failures: number; running: boolean; /** Its turn is now or soon, but its LAS is down as a whole: it comes once that is back. */ down: boolean }

/** The school's automatic link; null: it imports by hand (LAS-1). */
export async function lasLinkOf(scope: Scope): Promise<LinkFacts | null> {
  const row = await forSchool(scope).lasLink.findFirst({ select: { system: true, keyCipher: true, lasGrantedAt: true, lasCheckedAt: true } })
  return row && { system: row.system, hasKey: row.keyCipher !== null, lasGrantedAt: row.lasGrantedAt, lasCheckedAt: row.lasCheckedAt }
}

const isSoon = (nextRunAt: Date | null, now: Date) => nextRunAt !== null && nextRunAt.getTime() - now.getTime() <= 3_600_000

/** The same with what it did last and does next. */
export async function linkViewOf(scope: Scope, now: Date): Promise<LinkView | null> {
  const row = await forSchool(scope).lasLink.findFirst({
    select: { system: true, keyCipher: true, lasGrantedAt: true, lasCheckedAt: true, lastRunAt: true, lastSuccessAt: true, lastOutcome: true, nextRunAt: true, failures: true, runUntil: true },
  })
  if (!row) return null
  const { keyCipher, runUntil, ...view } = row
  return { ...view, hasKey: keyCipher !== null, running: runUntil !== null && runUntil > now, down: isSoon(row.nextRunAt, now) && (await downSystems(now)).has(row.system) }
}

/** The next fetch over a link that both sides allow, which may turn back what goes in by hand (LAS-2); null: there is none. */
export function nextFetchOf(link: LinkView | null): NextFetch | null {
  if (!link || linkState(link) !== 'live' || (!link.nextRunAt && !link.down)) return null
  return { las: LAS_SYSTEMS[link.system].name, at: link.down ? null : link.nextRunAt }
}

/** What became of a fetch that was asked for at `since`: it goes on, or how it ended and the import that it brought. */
export type Asked = { state: 'waiting' | 'running' } | { state: 'ended'; system: LasSystem; outcome: string; importId: string | null } | { state: 'no-link' }

/** How far a fetch is that was asked for at `since` (LAS-2). */
export async function askedFetch(scope: Scope, since: Date, now: Date): Promise<Asked> {
  const link = await linkViewOf(scope, now)
  if (!link) return { state: 'no-link' }
  if (!link.lastRunAt || link.lastRunAt < since) return { state: link.running ? 'running' : 'waiting' }
  // A run that was under way already brought its import with an earlier date.
  const brought = await forSchool(scope).rosterImport.findFirst({
    where: { source: 'link', createdAt: { gte: new Date(since.getTime() - 180_000) }, status: { not: 'cancelled' } }, orderBy: { createdAt: 'desc' }, select: { id: true },
  })
  const outcome = link.lastOutcome ?? 'unexpected'
  const brings = ['imported', 'applied', 'held', 'look', 'invalid-data', 'import-failed'].includes(outcome)
  return { state: 'ended', system: link.system, outcome, importId: brings ? (brought?.id ?? null) : null }
}

export const WATCH_STATES = ['broken', 'held', 'waiting-for-las', 'needs-key', 'live'] as const
export type WatchState = (typeof WATCH_STATES)[number]
export type WatchedLink = { id: string; name: string; brin: string | null; city: string | null; system: LasSystem; state: WatchState; lastSuccessAt: Date | null; lastRunAt: Date | null; nextRunAt: Date | null; lastOutcome: string | null; failures: number }
export type WatchFilter = { words: string | null; system: LasSystem | null; state: WatchState | null; page: number; pageSize: number }

type Row = { id: string; name: string; brin: string | null; city: string | null; system: LasSystem; state: WatchState; last_success_at: Date | null; last_run_at: Date | null; next_run_at: Date | null; last_outcome: string | null; failures: number; total: string }

/** For the helpdesk: the links of all schools, a page of them, broken ones first. Behind 'las.watch' only. */
export async function watchLinks({ words, system, state, page, pageSize }: WatchFilter): Promise<{ links: WatchedLink[]; total: number }> {
  // % and _ are letters here, whatever SQL makes of them.
  const pattern = words && words.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const rows = await run<Row>(LINKS, [pattern, system, state, pageSize, (page - 1) * pageSize])
  const links = rows.map(({ last_success_at, last_run_at, next_run_at, last_outcome, total: _total, ...row }) => ({ ...row, lastSuccessAt: last_success_at, lastRunAt: last_run_at, nextRunAt: next_run_at, lastOutcome: last_outcome }))
  return { links, total: Number(rows[0]?.total ?? 0) }
}

/** How many links stand how, in the order in which they need somebody. */
export async function countWatched(): Promise<{ state: WatchState; count: number }[]> {
  const rows = await run<{ state: WatchState; count: string }>(LINK_STATES, [])
  return WATCH_STATES.map((state) => ({ state, count: Number(rows.find((row) => row.state === state)?.count ?? 0) }))
}
