import { throttleAddress } from '@/lib/platform/limits'
import { run } from '@/lib/platform/db/pool'
import { TAKE, TRIES } from '@/lib/platform/sql-waits'
import { seconds } from '@/lib/platform/waits'
import { waitAfter, waitLeft, type Throttle } from '@/lib/platform/waits-rules'
import type { KnownDevice } from './known-device'
import { FORGIVE_PUPIL } from './sql'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * How long a pupil rests after wrong tries (PUP-4): at one place (the pupil's usual device, else the school's address), and
 * counted over all places. A wait, never a lock, and only this pupil's: who guesses all day behind one address gets some 30
 * of the 10,000 pins of a pupil judged, while the rest of the class goes on, and on a usual device the pupil does, too. Getting
 * in forgets the count; so does a new secret.
 */
export const HERE: Throttle = { free: 5, waits: [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE], keep: HOUR }
export const ANYWHERE: Throttle = { free: 20, waits: [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR], keep: 20 * HOUR }

/**
 * How long a device rests after wrong tries at pupils, whichever: one on which pupils logged in before, and all others of an
 * address together, where a whole school may be.
 */
const DEVICE: Throttle = { free: 20, waits: [10 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE], keep: 10 * MINUTE }
const CROWD: Throttle = { free: 120, waits: [5 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE], keep: 10 * MINUTE }

/**
 * The same at home, by child and home login: the parent's password came before, so there is one count for all places. Its
 * waits grow as far as those of ANYWHERE: who knows the parent's password gets some 40 of 10,000 pins judged a day, not 8,640.
 */
export const AT_HOME: Throttle = { free: 5, waits: [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR], keep: 20 * HOUR }

const atHome = (pupilId: string) => `home-child:${pupilId} `
/** The count of a child's tries at home. */
export const homeKey = (pupilId: string, homeAccountId: string) => atHome(pupilId) + homeAccountId

const beginning = (pupilId: string) => `pupil-login:${pupilId} `

/** Where a try comes from: the client's address, and what is known of the device there. */
export type Place = { address: string; device: KnownDevice }

/** On a usual device both counts are the device's own: what others try elsewhere does not hold up the pupil there. */
function keysOf(pupilId: string, { address, device }: Place) {
  const own = device.usual ? `device ${device.mark}` : null
  return {
    here: beginning(pupilId) + (own ?? throttleAddress(address)),
    anywhere: own ? `${beginning(pupilId)}all ${own}` : anywhere(pupilId),
    device: device.mark ? `pupil-device:${device.mark}` : `pupil-crowd:${throttleAddress(address)}`,
  }
}
const anywhere = (pupilId: string) => `pupil-login-anywhere:${pupilId}`
const ofDevice = ({ device }: Place): Throttle => (device.mark ? DEVICE : CROWD)

/** The values of LOGIN that take a try, from $5 on. */
export function tryValues(pupilId: string, place: Place, now: number): unknown[] {
  const [keys, device] = [keysOf(pupilId, place), ofDevice(place)]
  return [now, keys.here, HERE.keep, HERE.free, HERE.waits, keys.anywhere, ANYWHERE.keep, ANYWHERE.free, ANYWHERE.waits, keys.device, device.keep, device.free, device.waits]
}

/** Counts a try that was judged and wrong against the device, too. Returns the seconds to wait. */
export async function waitAfterWrong(pupilId: string, place: Place, tries: { here: number; anywhere: number }, now: number): Promise<number> {
  const device = ofDevice(place)
  const [row] = await run<{ points: number }>(TAKE, [keysOf(pupilId, place).device, now, device.keep, device.free, device.waits])
  return seconds(Math.max(waitAfter(HERE, tries.here), waitAfter(ANYWHERE, tries.anywhere), waitAfter(device, row?.points ?? 0)))
}

/** Seconds left for a pupil, or a device, that must wait; at least one. */
export async function waitFor(pupilId: string, place: Place, now: number): Promise<number> {
  const keys = keysOf(pupilId, place)
  const rows = await run<{ key: string; points: number; expire: number }>(TRIES, [Object.values(keys)])
  const throttles = new Map([[keys.here, HERE], [keys.anywhere, ANYWHERE], [keys.device, ofDevice(place)]])
  return Math.max(1, ...rows.map((row) => seconds(waitLeft(throttles.get(row.key)!, row, now))))
}

/** The counts that a pupil who gets in here leaves behind; the device's stays, or one's own pin would clear the way to guess on. */
export function keysToForget(pupilId: string, place: Place): string[] {
  const { here, anywhere } = keysOf(pupilId, place)
  return [here, anywhere]
}

/** Forgets all tries at pupils' secrets: the teacher gave new ones, which the guesses before them say nothing about. */
export async function forgivePupils(pupilIds: readonly string[]): Promise<void> {
  await run(FORGIVE_PUPIL, [pupilIds.map(anywhere), pupilIds.flatMap((id) => [beginning(id), atHome(id)])])
}
