import { cookieIn, cookieLine, cookieName } from '@/lib/access/cookie'
import { decrypt, encrypt, randomToken, tokenHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { ATTEMPT_CREATE, ATTEMPT_TAKE } from './sql'

/**
 * What a sign-in under way must still know when it comes back. `onward`: a publisher's request that waits for a new login, and goes on afterwards;
 * `begunAt` in milliseconds since 1970.
 */
export type Attempt = { schoolId: string; supplierId: string; productId: string | null; nonce: string; verifier: string; onward: string | null; begunAt: number }

const CONTEXT = 'network-attempt'
const SECONDS = 600

/** The cookie that ties attempts to the browser that began them: one for all its tabs, so that a double click harms nothing. */
const COOKIE = 'netwerkomgeving'

function browserOf(cookies: string | undefined): string | null {
  const value = cookieIn(cookies, cookieName(COOKIE))
  return value && /^[\w-]{43}$/.test(value) ? value : null
}

/** Keeps an attempt under its state; answers the Set-Cookie line of the browser's mark. */
export async function keepAttempt(state: string, attempt: Attempt, cookies: string | undefined): Promise<string> {
  const browser = browserOf(cookies) ?? randomToken()
  await run(ATTEMPT_CREATE, [tokenHash(state), tokenHash(browser), encrypt(JSON.stringify(attempt), CONTEXT)])
  return cookieLine(COOKIE, browser, SECONDS)
}

/** The attempt of this state that this browser began, once; null for a forged, foreign, used or old one. */
export async function takeAttempt(state: string | null, cookies: string | undefined): Promise<Attempt | null> {
  const browser = browserOf(cookies)
  if (!state || state.length > 100 || !browser) return null
  const [row] = await run<{ sealed: Uint8Array }>(ATTEMPT_TAKE, [tokenHash(state), tokenHash(browser)])
  return row ? (JSON.parse(decrypt(row.sealed, CONTEXT)) as Attempt) : null
}
