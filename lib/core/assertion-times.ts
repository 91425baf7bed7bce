/** Seconds that a client's clock may be ahead of ours, or behind. */
export const CLOCK_SKEW = 15
/** Seconds that an assertion by which a client proves itself may be good for, from now on. */
export const ASSERTION_SECONDS = 600

/**
 * What is wrong with the times of a signed client assertion (RFC 7523), in words for its engineer; null: nothing. One that was made ahead, or is
 * good for long, would be as good as a password to whoever finds it. `now` in seconds since 1970.
 */
export function assertionTimesTrouble({ exp, iat, nbf }: { exp?: unknown; iat?: unknown; nbf?: unknown }, now: number): string | null {
  if (typeof exp !== 'number' || Number.isNaN(exp)) return 'exp must be a number of seconds since 1970'
  if (exp <= now - CLOCK_SKEW) return 'the assertion has expired (exp)'
  if (exp > now + ASSERTION_SECONDS + CLOCK_SKEW) return `exp may be ${ASSERTION_SECONDS / 60} minutes ahead at most`
  for (const [name, moment] of [['iat', iat], ['nbf', nbf]] as const) {
    if (moment === undefined) continue
    if (typeof moment !== 'number' || Number.isNaN(moment)) return `${name} must be a number of seconds since 1970`
    if (moment > now + CLOCK_SKEW) return `${name} lies in the future`
  }
  return null
}

/**
 * What is wrong with an assertion as it stands (RFC 7523 3), in words for its engineer; null: nothing that can be seen without its key.
 * It is judged by what was sent alone, so the words tell nobody which clients there are. `audiences`: what `aud` may be, the best first.
 */
export function assertionTrouble(claims: Record<string, unknown>, audiences: readonly string[], now: number): string | null {
  const { iss, sub, aud, jti } = claims
  if (typeof iss !== 'string' || iss !== sub) return 'iss and sub must both be your client_id'
  if (![aud].flat().some((one) => audiences.includes(one as string))) return `aud must be ${audiences[0]}`
  if (typeof jti !== 'string' || jti === '') return 'jti must be a text of its own for each assertion'
  return assertionTimesTrouble(claims, now)
}
