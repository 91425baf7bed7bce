const DAY = 86_400_000
/** So long a key signs before another takes its place. */
export const SIGNS_FOR = 90 * DAY
/** So long a key stays published after another took its place: id tokens live for minutes, and serve as a hint at logging out for a session (SSO-2). */
export const PUBLISHED_AFTER = 7 * DAY

/** Each use of a key, in milliseconds. Certificates of SAML are put in by hand at many publishers: they hear two months ahead. */
export const SCHEDULES = {
  openid: { signsFor: SIGNS_FOR, publishedAfter: PUBLISHED_AFTER, lead: DAY },
  saml: { signsFor: 2 * 365 * DAY, publishedAfter: PUBLISHED_AFTER, lead: 60 * DAY },
} as const
export type KeyUse = keyof typeof SCHEDULES

export type PublishedKey = { kid: string; signsFrom: Date }

/**
 * What is to be done with the published keys (oldest first) at `now`: whether a new one comes, and which go. The one that signs never
 * goes, and while a new one waits for its time no other comes.
 */
export function renewal(keys: readonly PublishedKey[], now: Date, { signsFor, publishedAfter }: { signsFor: number; publishedAfter: number } = SCHEDULES.openid): { add: boolean; retire: string[] } {
  const age = (key: PublishedKey) => now.getTime() - key.signsFrom.getTime()
  const signing = keys.findLast((key) => age(key) >= 0)
  const waiting = keys.some((key) => age(key) < 0)
  const retire = signing && age(signing) >= publishedAfter ? keys.slice(0, keys.indexOf(signing)).map(({ kid }) => kid) : []
  return { add: signing !== undefined && !waiting && age(signing) >= signsFor, retire }
}
