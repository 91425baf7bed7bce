/** So long somebody looks on at most (ACC-11); whoever needs longer says again why. */
export const LOOK_ON_MINUTES = 30

/** When looking on that begins now ends by itself. */
export function lookOnEnd(now: Date): Date {
  return new Date(now.getTime() + LOOK_ON_MINUTES * 60_000)
}

/** Until when somebody really looked on: stopped, or run out; null while it goes on. */
export function endOf({ endsAt, endedAt }: { endsAt: Date; endedAt: Date | null }, now: Date): Date | null {
  const end = endedAt && endedAt < endsAt ? endedAt : endsAt
  return end <= now ? end : null
}
