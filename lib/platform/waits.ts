import { run } from './db/pool'
import { FORGET, GIVE_BACK, TAKE, TRIES } from './sql-waits'
import { waitAfter, waitLeft, type Throttle } from './waits-rules'

const SECOND = 1000

/** A try that may be judged, how many that makes, and the seconds to wait after it when it is wrong; or the seconds left until there is one, at least one. */
export type Try = { ok: true; next: number; tries: number } | { ok: false; wait: number; tries: number }

/**
 * Takes one try of `key` before it is judged. Unlike the limits of ./limits the waits grow, and one who waits is judged
 * once, not a number of times: who guesses for days gets few tries, who mistypes waits shortly.
 */
export async function takeWaiting(throttle: Throttle, key: string, now = Date.now()): Promise<Try> {
  const [taken] = await run<{ points: number }>(TAKE, [key, now, throttle.keep, throttle.free, throttle.waits])
  if (taken) return { ok: true, next: seconds(waitAfter(throttle, taken.points)), tries: taken.points }
  const [row] = await run<{ points: number; expire: number }>(TRIES, [[key]])
  return { ok: false, wait: Math.max(1, row ? seconds(waitLeft(throttle, row, now)) : 0), tries: row?.points ?? 0 }
}

/** Forgets the tries of these keys. */
export async function forgetTries(keys: readonly string[]): Promise<void> {
  await run(FORGET, [keys])
}

/** Gives a try back that was not judged after all. */
export async function giveTryBack(key: string): Promise<void> {
  await run(GIVE_BACK, [key])
}

/** Milliseconds as whole seconds, rounded up. */
export const seconds = (milliseconds: number) => Math.ceil(milliseconds / SECOND)
