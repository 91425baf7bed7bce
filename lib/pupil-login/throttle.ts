import { throttleAddress } from '@/lib/platform/limits'
import { run } from '@/lib/platform/db/pool'
import { TRIES } from '@/lib/platform/sql-waits'
import { seconds } from '@/lib/platform/waits'
import { waitAfter, waitLeft, type Throttle } from '@/lib/platform/waits-rules'
import { FORGIVE_PUPIL } from './sql'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * How long a pupil rests after wrong tries (PUP-4): at one place (a school's address or an enrolled device), and counted over
 * all places. A wait, never a lock, and only this pupil's: who guesses all day behind one address gets some 30 of the
 * 10,000 pins of a pupil judged, while the rest of the class goes on. Getting in forgets the count; so does a new secret.
 */
export const HERE: Throttle = { free: 5, waits: [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE], keep: HOUR }
export const ANYWHERE: Throttle = { free: 20, waits: [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR], keep: 20 * HOUR }

/**
 * The same at home, by child and home login: the parent's password came before, so there is one count for all places. Its
 * waits grow as far as those of ANYWHERE: who knows the parent's password gets some 40 of 10,000 pins judged a day, not 8,640.
 */
export const AT_HOME: Throttle = { free: 5, waits: [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR], keep: 20 * HOUR }

const atHome = (pupilId: string) => `home-child:${pupilId} `
/** The count of a child's tries at home. */
export const homeKey = (pupilId: string, homeAccountId: string) => atHome(pupilId) + homeAccountId

const beginning = (pupilId: string) => `pupil-login:${pupilId} `
const keysOf = (pupilId: string, place: string) => ({ here: beginning(pupilId) + throttleAddress(place), anywhere: `pupil-login-anywhere:${pupilId}` })

/** The values of LOGIN that take a try, from $5 on. `place`: the client's address. */
export function tryValues(pupilId: string, place: string, now: number): unknown[] {
  const keys = keysOf(pupilId, place)
  return [now, keys.here, HERE.keep, HERE.free, HERE.waits, keys.anywhere, ANYWHERE.keep, ANYWHERE.free, ANYWHERE.waits]
}

/** Seconds to wait after a try that was judged and wrong. */
export function nextWait(triesHere: number, triesAnywhere: number): number {
  return seconds(Math.max(waitAfter(HERE, triesHere), waitAfter(ANYWHERE, triesAnywhere)))
}

/** Seconds left for a pupil who must wait; at least one. */
export async function waitFor(pupilId: string, place: string, now: number): Promise<number> {
  const keys = keysOf(pupilId, place)
  const rows = await run<{ key: string; points: number; expire: number }>(TRIES, [[keys.here, keys.anywhere]])
  return Math.max(1, ...rows.map((row) => seconds(waitLeft(row.key === keys.here ? HERE : ANYWHERE, row, now))))
}

/** The counts that a pupil who gets in here leaves behind. */
export function keysToForget(pupilId: string, place: string): string[] {
  return Object.values(keysOf(pupilId, place))
}

/** Forgets all tries at pupils' secrets: the teacher gave new ones, which the guesses before them say nothing about. */
export async function forgivePupils(pupilIds: readonly string[]): Promise<void> {
  await run(FORGIVE_PUPIL, [pupilIds.map((id) => keysOf(id, '').anywhere), pupilIds.flatMap((id) => [beginning(id), atHome(id)])])
}
