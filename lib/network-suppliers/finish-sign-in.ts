import { sessionCookieHeader, tokenFromCookies } from '@/lib/access/cookie'
import { createSession, markShown, revokeSession } from '@/lib/access/session'
import { record, recordRefusal } from '@/lib/audit/record'
import { NOWHERE } from '@/lib/platform/client-address'
import { lookupHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { giveBack, takeTry, throttleAddress } from '@/lib/platform/limits'
import { log } from '@/lib/platform/log'
import { takeAttempt, type Attempt } from './attempts'
import type { Answer } from './begin-sign-in'
import { connectionOf, type Door } from './door'
import { claimsOf, EnvironmentError } from './environment'
import { networkRefusalAddress, type NetworkRefusal } from './refusals'
import { personOf, readTold, type Candidate, type Told } from './rules'
import { CANDIDATES, DOOR_BY_IDS, LOGIN_FOR_EMPLOYMENT } from './sql'

type Found = Candidate & { userId: string | null; name: string | null; lasEmail: string | null }

/**
 * Comes back from the environment (SSO-3): once, in the browser that began, with the tick still there. Whoever the
 * environment names must be one person of that very school. Makes the session, which stands on the tick, and ends the
 * one that this browser had.
 */
export async function finishSignIn(query: URLSearchParams, cookies: string | undefined, address: string | null): Promise<Answer> {
  const attempt = await takeAttempt(query.get('state'), cookies)
  if (!attempt) return { to: networkRefusalAddress('attempt-over'), cookies: [] }
  const [door] = await run<Door>(DOOR_BY_IDS, [attempt.schoolId, attempt.supplierId])
  const refuse = async (reason: NetworkRefusal, told?: Told): Promise<Answer> => {
    // Whom the environment knows is always told of. Anybody can come back without having been there: of that a few an hour.
    if (told || (await takeTry('network-refused', `${attempt.schoolId} ${attempt.supplierId} ${reason}`)) === 0) await recordRefusal({ kind: 'stranger', address }, { action: 'network.sign-in-refused', schoolId: attempt.schoolId, subjectId: attempt.supplierId, details: { reason } })
    return { to: networkRefusalAddress(reason, { ...(door?.slug ? { environment: door.slug } : {}), pupil: told?.kind === 'pupil' }), cookies: [] }
  }
  if (!door?.schoolId || !door.ticked) return refuse('no-tick')
  const connection = connectionOf(door, env().PUBLIC_URL)
  if (!connection) return refuse('not-connected')
  let told: Told
  try {
    const claims = await claimsOf(connection, query, { state: query.get('state')!, nonce: attempt.nonce, verifier: attempt.verifier })
    if (attempt.onward && !isAnew(claims.auth_time, attempt.begunAt)) {
      log().warn({ environment: door.slug }, 'network environment gives no new login')
      return refuse('environment-failed')
    }
    told = readTold(claims)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    if (error.reason !== 'cancelled') log().warn({ environment: door.slug, error: error.detail }, 'network environment')
    return refuse(error.reason)
  }
  const person = personOf(told, await candidates(attempt.schoolId, told))
  if (!person) return refuse('not-known', told)
  const token = await open(person, attempt, told, door.slug!, address)
  if (!token) return refuse('no-login', told)
  if (attempt.onward) await markShown(token)
  // One browser holds one login: whoever was logged in here before, is no more.
  const before = tokenFromCookies(cookies)
  if (before) await revokeSession(before)
  await giveBack('network-sign-in', address ? throttleAddress(address) : 'unknown')
  const overview = person.kind === 'pupil' ? '/leerling' : '/start'
  if (attempt.onward) return { to: attempt.onward, cookies: [sessionCookieHeader(token)] }
  return { to: attempt.productId ? `/start/${attempt.productId}` : overview, cookies: [sessionCookieHeader(token)] }
}

/** Seconds by which the environment's clock may be behind ours. */
const CLOCKS = 60

/** Whether its login there (`auth_time`, in seconds) is of this attempt, and no older one. */
function isAnew(authTime: unknown, begunAt: number): boolean {
  return typeof authTime === 'number' && authTime >= begunAt / 1000 - CLOCKS
}

function candidates(schoolId: string, { eckId, email, lasKey }: Told): Promise<Found[]> {
  return run<Found>(CANDIDATES, [schoolId, eckId && lookupHash(eckId, 'eck-id'), email, lasKey])
}

/** The session of whom the environment named; null for a member of staff who has no login and whose address does not agree. */
async function open(person: Found, { schoolId, supplierId }: Attempt, told: Told, environment: string, from: string | null): Promise<string | null> {
  const session = { schoolId, networkSupplierId: supplierId, address: from ?? NOWHERE }
  if (person.kind === 'pupil') return createSession({ kind: 'pupil', pupilId: person.id, ...session })
  const userId = person.userId ?? (await loginFor(person, schoolId, told))
  if (!userId) return null
  const token = await createSession({ kind: 'staff', userId, employmentId: person.id, ...session })
  await record(acrossSchools('somebody who logs in has no actor yet'), { kind: 'staff', id: userId, address: from }, { action: 'staff.signed-in', schoolId, details: { environment } })
  return token
}

/** LAS and environment agree on the address: a login for it, 'inactief' until its holder uses an activation link (AUT-5). */
async function loginFor(person: Found, schoolId: string, { email }: Told): Promise<string | null> {
  if (!email || email !== person.lasEmail) return null
  const [row] = await run<{ userId: string }>(LOGIN_FOR_EMPLOYMENT, [schoolId, person.id, email, person.name])
  return row?.userId ?? null
}
