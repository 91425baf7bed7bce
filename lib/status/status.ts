import { LAS_SYSTEM_NAMES, LAS_SYSTEMS } from '@/lib/las/rules'
import { run } from '@/lib/platform/db/pool'
import { MAIL_TRIES } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { shared } from '@/lib/platform/shared'
import { importState, lasState, mailState, overall, publisherState, workerLives, type Part, type State } from './rules'
import { STATUS_LAS, STATUS_PORTAL, STATUS_PUBLISHERS } from './sql'

export type Status = { at: Date; state: State; portal: Part[]; las: Part[]; publishers: Part[] }

/** So long a process tells the same (ms): the page is public, and costs the database nothing however often it is asked for. */
const KEPT_FOR = 60_000
type Kept = { at: number; status: Promise<Status> | null }
const kept = () => shared<Kept>('status', () => ({ at: 0, status: null }))

/** How the portal does (HLP-4), from what jobs and traffic left in the database; at most a minute old. Never throws. */
export async function portalStatus(now: Date): Promise<Status> {
  const held = kept()
  if (!held.status || now.getTime() - held.at > KEPT_FOR || now.getTime() < held.at) {
    held.at = now.getTime()
    held.status = readStatus(now).catch((error: unknown) => {
      log().error({ err: error }, 'status not read')
      // Nothing can be read: then nobody logs in either. Asked again soon.
      held.at = now.getTime() - KEPT_FOR + 5_000
      return { at: now, state: 'down' as const, portal: [{ key: 'login', name: 'Inloggen', state: 'down' as const, lastGood: null }], las: [], publishers: [] }
    })
  }
  return held.status
}

type PortalRow = { pulse: Date | null; last_login: Date | null; last_applied: Date | null; oldest_queued: Date | null; applied: string; failed: string; last_sent: Date | null; oldest_waiting: Date | null }

/** The same, read now. */
export async function readStatus(now: Date): Promise<Status> {
  const [[row], las, publishers] = await Promise.all([
    run<PortalRow>(STATUS_PORTAL, [MAIL_TRIES]),
    run<{ system: string; outcome: string; count: number; last_success: Date | null }>(STATUS_LAS, []),
    run<{ slug: string; name: string; connected: boolean; last_sync_at: Date | null }>(STATUS_PUBLISHERS, []),
  ])
  const facts = row!
  const lives = workerLives(facts.pulse, now)
  const portal: Part[] = [
    // Whoever can read the database and answer here can log somebody in.
    { key: 'login', name: 'Inloggen', state: 'works', lastGood: facts.last_login },
    { key: 'imports', name: 'Gebruikersgegevens invoeren', state: importState({ lastApplied: facts.last_applied, oldestQueued: facts.oldest_queued, appliedLastHour: Number(facts.applied), failedLastHour: Number(facts.failed) }, lives, now), lastGood: facts.last_applied },
    { key: 'mail', name: 'E-mail', state: mailState({ lastSent: facts.last_sent, oldestWaiting: facts.oldest_waiting }, lives, now), lastGood: facts.last_sent },
  ]
  return {
    at: now, state: overall(portal), portal,
    las: LAS_SYSTEM_NAMES.map((system) => {
      const rows = las.filter((each) => each.system === system)
      const lastSuccess = rows.reduce<Date | null>((last, { last_success }) => (last_success && (!last || last_success > last) ? last_success : last), null)
      return { key: system, name: LAS_SYSTEMS[system].name, state: lasState({ lastSuccess, outcomes: rows }), lastGood: lastSuccess }
    }),
    publishers: publishers.map(({ slug, name, connected, last_sync_at }) => ({ key: slug, name, state: publisherState({ connected, lastSync: last_sync_at }, now), lastGood: connected ? last_sync_at : null })),
  }
}
