import { recordRefusal } from '@/lib/audit/record'
import { run } from '@/lib/platform/db/pool'
import type { StaffActor } from './actor'
import { auditActor } from './audit-actor'
import { networkOf } from './networks'
import { SESSION_IS_FRESH, SESSION_LOGGED_IN, SESSION_NOTE_NETWORK, SESSION_PROVED } from './sql'

/** Writes in the audit log that a session came from elsewhere, once for each network (AUT-4). */
export async function noteMoved(actor: StaffActor): Promise<void> {
  const network = actor.address && networkOf(actor.address)
  if (!network || (await run(SESSION_NOTE_NETWORK, [actor.sessionId, network])).length === 0) return
  await recordRefusal(auditActor(actor), { action: 'session.moved', schoolId: actor.hold?.school?.id ?? null })
}

/** The holder of this session has just proved who it is, from where it is now. False when the session ended meanwhile. */
export async function markProved(actor: StaffActor): Promise<boolean> {
  return (await run(SESSION_PROVED, [actor.sessionId, actor.address && networkOf(actor.address)])).length > 0
}

/** True when the holder of this session proved who it is less than ten minutes ago: asked before the login itself is changed (AUT-7). */
export async function isFresh(sessionId: string): Promise<boolean> {
  return (await run(SESSION_IS_FRESH, [sessionId])).length > 0
}

/**
 * When the holder of this session logged in (`at`), and when it showed who it is (`shown`): null without a session, and `shown` also for one that
 * a network environment vouched for without being asked to ask. `now` is by the same clock.
 */
export async function whenLoggedIn(sessionId: string | null): Promise<{ at: Date | null; shown: Date | null; now: Date }> {
  const [row] = await run<{ at: Date | null; vouched: boolean; now: Date }>(SESSION_LOGGED_IN, [sessionId])
  const { at, vouched, now } = row!
  return { at, shown: vouched ? null : at, now }
}
