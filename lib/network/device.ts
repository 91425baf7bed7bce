import { cookieIn, cookieLine, cookieName } from '@/lib/access/cookie'
import { tokenHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { env } from '@/lib/platform/env'
import { DEVICE_BY_TOKEN, DEVICE_SEEN } from './sql'

/** As long as browsers keep a cookie at most; each use at the pupil's door begins it anew. Seconds. */
export const DEVICE_LIFETIME = 400 * 86_400

const COOKIE = 'schoolapparaat'

/** The cookie of an enrolled device (PUP-6). */
export function deviceCookieName(): string {
  return cookieName(COOKIE)
}

/**
 * What the database knows an enrolled device by: the hash of the token in its cookie, or null where there is none. Whether
 * it counts, and for which school, is for the query to say.
 */
export function deviceOf(cookies: string | undefined): Uint8Array | null {
  const token = deviceToken(cookies)
  return token ? tokenHash(token) : null
}

/** The cookie that an enrolled device keeps for another 400 days; nothing for other browsers. */
export function keepDevice(cookies: string | undefined): string | null {
  const token = deviceToken(cookies)
  return token ? cookieLine(COOKIE, token, DEVICE_LIFETIME) : null
}

function deviceToken(cookies: string | undefined): string | null {
  const value = cookieIn(cookies, deviceCookieName())
  return value && /^[\w-]{43}$/.test(value) ? value : null
}

export type Device = { id: string; name: string; schoolId: string; schoolName: string; schoolRef: string }

/** The enrolled device of a request, whatever its school; null when it is none (any more). */
export async function readDevice(cookies: string | undefined): Promise<Device | null> {
  const hash = deviceOf(cookies)
  return hash ? ((await run<Device>(DEVICE_BY_TOKEN, [hash]))[0] ?? null) : null
}

/** Notes that a device was used, for the list and for its 400 days. */
export async function deviceSeen(id: string): Promise<void> {
  await run(DEVICE_SEEN, [id])
}

/** Where a device is enrolled: to be opened on the device itself. */
export function enrolAddress(): string {
  return `${new URL(env().PUBLIC_URL).origin}/apparaat-aanmelden`
}
