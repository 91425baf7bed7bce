/** How tries are slowed down: the first `free` at once, then a growing wait; all forgotten `keep` after the last. Milliseconds. */
export type Throttle = { free: number; waits: readonly number[]; keep: number }

/** The wait that follows on so many tries. The statements reckon the same (`waitOf`). */
export function waitAfter({ free, waits }: Throttle, tries: number): number {
  return tries < free ? 0 : waits[Math.min(tries - free, waits.length - 1)]!
}

/** What is left of the wait of a stored count, which expires `keep` after its last try. */
export function waitLeft(throttle: Throttle, { points, expire }: { points: number; expire: number }, now: number): number {
  return expire <= now ? 0 : Math.max(0, expire - throttle.keep + waitAfter(throttle, points) - now)
}
