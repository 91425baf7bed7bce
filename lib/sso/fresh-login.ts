import { createHmac, timingSafeEqual } from 'node:crypto'
import { derivedSecret } from '@/lib/platform/crypto'

/** So long a request's own moment counts, in milliseconds: as long as one of SAML waits. */
const WAITS = 900_000
/** The portal's own parameter: when a request that wants a new login came in first, sealed together with all the rest of it. */
const MARK = 'sinds'

/** How new a publisher wants the login to be: `anew` after its request, `maxAge` in seconds. */
export type Wanted = { anew: boolean; maxAge: number | null }

/** So long after the login a request that waited for it goes on, in milliseconds: past agreements and choices, and no next lesson. */
const GOES_ON = 300_000

/**
 * Whether somebody must log in anew (OpenID Connect Core 3.1.2.1, SAML ForceAuthn). A login after the request (`since`) does, however long
 * it took, if it was just now: a request that was written down is no way round the next one. `at` is when the holder of the session showed
 * who it is.
 */
export function loginIsDue({ anew, maxAge }: Wanted, { at, since, now }: { at: Date | null; since: Date | null; now: Date }): boolean {
  if (at && since && at > since && now.getTime() - at.getTime() <= GOES_ON) return false
  return anew || (maxAge !== null && (!at || now.getTime() - at.getTime() > maxAge * 1000))
}

/** The query of an OpenID request with its moment; one that it has already, and that is good, stays. */
export function withMoment(query: URLSearchParams, now: Date): URLSearchParams {
  if (momentOf(query, now)) return query
  const rest = withoutMoment(query)
  const at = String(now.getTime())
  rest.set(MARK, `${at}.${seal(rest, at)}`)
  return rest
}

/** When the request came in first; null where nothing says so, where it was made up or of another request, or is too long ago. */
export function momentOf(query: URLSearchParams, now: Date): Date | null {
  const [at = '', given = ''] = (query.get(MARK) ?? '').split('.')
  if (!/^\d{13}$/.test(at)) return null
  const right = Buffer.from(seal(withoutMoment(query), at))
  const age = now.getTime() - Number(at)
  const same = right.length === Buffer.byteLength(given) && timingSafeEqual(right, Buffer.from(given))
  return same && age >= 0 && age <= WAITS ? new Date(Number(at)) : null
}

function withoutMoment(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query)
  rest.delete(MARK)
  return rest
}

const seal = (query: URLSearchParams, at: string): string => createHmac('sha256', derivedSecret('login anew')).update(`${at}\n${query}`).digest('base64url')
