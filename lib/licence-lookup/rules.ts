/** What is remembered of asking one publisher about one person. */
export type Asked = { askedAt: Date | null; answeredAt: Date | null }

/** An answer of so long ago, in milliseconds, is as good as one of now. */
export const FRESH_MS = 60_000
/** After a failed question the next one waits so long, in milliseconds. */
export const PAUSE_MS = 10_000

/** `fresh`: answered just now; `paused`: asked just now, in vain; `due`: time to ask. */
export type Turn = 'fresh' | 'paused' | 'due'

/** Whether a publisher is to be asked at `now` (LIC-2). A moment in the future, of another machine's clock, counts as now. */
export function turnOf({ askedAt, answeredAt }: Asked, now: Date): Turn {
  const since = (moment: Date | null) => (moment === null ? Infinity : now.getTime() - moment.getTime())
  if (since(answeredAt) < FRESH_MS) return 'fresh'
  return since(askedAt) < PAUSE_MS && (answeredAt === null || answeredAt < askedAt!) ? 'paused' : 'due'
}

/** How a publisher's titles are known: by an answer of now, by an earlier one, or not at all. */
export type Known = { state: 'now' } | { state: 'last-known'; at: Date } | { state: 'unavailable' }

/** What somebody sees of a publisher that did not answer now. */
export function knownBy({ answeredAt }: Asked): Known {
  return answeredAt === null ? { state: 'unavailable' } : { state: 'last-known', at: answeredAt }
}
