import { run } from '@/lib/platform/db/pool'
import { log } from '@/lib/platform/log'
import { fetchOutside } from '@/lib/platform/outside'
import { issuer } from './launch'
import { logoutToken } from './logout-token'
import { signingKeys } from './signing-keys'
import { VISITS_OVER, VISITS_TO_END, VISITS_TOLD } from './sql'

/** At once, and how often each: 15 s, 30 s, one minute, and so on to two hours. After that its own session will have run out. */
const BATCH = 50
const FIRST_PAUSE = 15
const TRIES = 10
const ANSWER_MS = 5_000

type Visit = { sid: string; tries: number; clientId: string; address: string | null; subject: string | null }

/**
 * The job 'sso.logout' (SSO-2): tells publishers of sessions that ended, or whose school took its tick away (PUB-1). Who does not
 * answer is told again, ever less often; nobody waits for another.
 */
export async function tellPublishers(now = new Date()): Promise<void> {
  for (;;) {
    const visits = await run<Visit>(VISITS_TO_END, [BATCH, FIRST_PAUSE])
    if (visits.length === 0) return
    const [key] = await signingKeys(now)
    const told = await Promise.all(visits.map(async (visit) => {
      // Without an address by now there is nobody to tell.
      const done = !visit.address || (await tell(visit.address, await logoutToken({ issuer: issuer(), ...visit }, key!, now)))
      if (!done) log().warn({ clientId: visit.clientId, tries: visit.tries }, 'a publisher was not told of a logout')
      return done || visit.tries >= TRIES ? visit.sid : null
    }))
    await run(VISITS_TOLD, [told.filter((sid) => sid !== null)])
  }
}

/** Posts a logout token; true when the publisher took it. A 400 is an answer too: it knows no such session, or will not end it. */
async function tell(address: string, token: string): Promise<boolean> {
  try {
    const response = await fetchOutside(address, { method: 'POST', body: new URLSearchParams({ logout_token: token }), signal: AbortSignal.timeout(ANSWER_MS) })
    await response.body?.cancel().catch(() => undefined)
    return response.ok || response.status === 400
  } catch {
    return false
  }
}

/** Drops visits of sessions that ended or ran out a day ago; a job does this. */
export async function dropOldVisits(): Promise<void> {
  await run(VISITS_OVER, [])
}
