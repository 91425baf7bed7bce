/** How tries are slowed down: the first `free` at once, then a growing wait; all forgotten `keep` after the last. Milliseconds. */
export type Throttle = { free: number; waits: readonly number[]; keep: number }

/**
 * The wait that follows on so many tries. The statements (./sql-waits) reckon it too, for a try must be judged and counted in one step;
 * here it is reckoned only to say how long. What a pupil does would need a statement more if the database said that as well.
 * A property test holds the two to the same (tests/integration/waits.test.ts).
 */
export function waitAfter({ free, waits }: Throttle, tries: number): number {
  return tries < free ? 0 : waits[Math.min(tries - free, waits.length - 1)]!
}

/** What is left of the wait of a stored count, which expires `keep` after its last try. A free try waits for no clock. */
export function waitLeft(throttle: Throttle, { points, expire }: { points: number; expire: number }, now: number): number {
  return expire <= now || points < throttle.free ? 0 : Math.max(0, expire - throttle.keep + waitAfter(throttle, points) - now)
}
