import { env } from '@/lib/platform/env'

const SESSION = 'leerpoort'

/**
 * The name of one of our cookies: under https bound to this very host by its prefix. @throws Error for one that begins like
 * the session's: next-auth takes such cookies for parts of that one, and drops them.
 */
export function cookieName(name: string): string {
  if (name !== SESSION && name.startsWith(SESSION)) throw new Error(`no cookie may be called ${name}`)
  return secure() ? `__Host-${name}` : name
}

/** True when the portal is served over https: `Secure` and `__Host-` follow the public address. */
function secure(): boolean {
  return env().PUBLIC_URL.startsWith('https:')
}

/** Attributes of all our cookies. Lax: they must come along when a publisher sends somebody back. Without `maxAge` (seconds) one ends with the browser. */
export function cookieOptions<MaxAge extends { maxAge?: number }>(age: MaxAge = {} as MaxAge) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: secure(), ...age } as const
}

/** The Set-Cookie line of one of our cookies, for responses that Next does not make. */
export function cookieLine(name: string, value: string, maxAge?: number): string {
  return `${cookieName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax${maxAge === undefined ? '' : `; Max-Age=${maxAge}`}${secure() ? '; Secure' : ''}`
}

/** The one session cookie's name. */
export function sessionCookieName(): string {
  return cookieName(SESSION)
}

/** The Set-Cookie line for a session token. */
export function sessionCookieHeader(token: string): string {
  return cookieLine(SESSION, token)
}

/** Reads the session token from a Cookie header. */
export function tokenFromCookies(header: string | undefined): string | null {
  return cookieIn(header, sessionCookieName())
}

/** Reads one cookie from a Cookie header. */
export function cookieIn(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value) return value
  }
  return null
}

/** The Set-Cookie line that takes the session cookie away. */
export function endedCookieHeader(): string {
  return cookieLine(SESSION, '', 0)
}
