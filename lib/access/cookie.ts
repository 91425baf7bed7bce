import { env } from '@/lib/platform/env'

/** The one session cookie's name: under https bound to this very host by its prefix. */
export function sessionCookieName(): string {
  return secureCookies() ? '__Host-leerpoort' : 'leerpoort'
}

/** True when the portal is served over https: `Secure` and `__Host-` follow the public address. */
export function secureCookies(): boolean {
  return env().PUBLIC_URL.startsWith('https:')
}

/** Attributes of the session cookie. Lax: it must come along when a publisher sends somebody back. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() } as const
}

/** The Set-Cookie line for a session token, for responses that Next does not make. */
export function sessionCookieHeader(token: string): string {
  return `${sessionCookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax${secureCookies() ? '; Secure' : ''}`
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
  return `${sessionCookieName()}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secureCookies() ? '; Secure' : ''}`
}
