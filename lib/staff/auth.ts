import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { cookies, headers } from 'next/headers'
import { cookieIn, cookieName, cookieOptions, sessionCookieName } from '@/lib/access/cookie'
import { rememberHere } from '@/lib/access/current'
import { knownCookieName } from '@/lib/access/known-browser'
import { authHandler, authOptions } from '@/lib/access/next-auth'
import { revokeSession } from '@/lib/access/session'
import { AppError } from '@/lib/core/errors'
import { TEXTS, type TextKey } from '@/lib/core/texts'
import { STEP_COOKIE } from '@/lib/login-security/step-cookie'
import { CLIENT_ADDRESS } from '@/lib/platform/client-address'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { shared } from '@/lib/platform/shared'
import { signInInput } from './schema'
import { signInStaff, StepOwed } from './sign-in'

/** The second step that a login under way turned out to owe. */
const owing = new AsyncLocalStorage<{ step?: string }>()

/** next-auth with the portal's own check of staff. A foreseen refusal travels through it as text. */
const options = () =>
  authOptions(
    async (credentials, address, cookies, browser) => {
      try {
        const input = signInInput.safeParse(credentials)
        if (!input.success) throw new AppError('login-failed')
        return await signInStaff(input.data, address, cookieIn(cookies, knownCookieName()), browser)
      } catch (error) {
        // Told beside next-auth, whose answer is an address: nothing that opens a second step stands in one.
        const owed = owing.getStore()
        if (error instanceof StepOwed && owed) owed.step = error.step
        // next-auth puts this text into an address: a foreseen refusal by its code, all else without its words.
        if (!(error instanceof AppError)) log().error({ err: error }, 'login failed')
        throw new Error(error instanceof AppError ? JSON.stringify({ code: error.code, values: error.values }) : 'unavailable', { cause: error })
      }
    },
    (given) => String(given?.[CLIENT_ADDRESS] ?? 'unknown'),
  )

/** The route handler behind /api/auth. */
export const handler = () => shared('next-auth', () => authHandler(options()))

/**
 * Logs a member of staff in by next-auth's own flow from a server action, so that the form works before JavaScript has
 * loaded. The action's origin check stands in for the form's CSRF token. Who owes a second step (AUT-7) has no session yet, but a
 * cookie that leads to it.
 * @throws AppError what the portal's own check throws
 */
export async function signIn({ captcha, ...credentials }: { email: string; password: string; captcha?: string | undefined }): Promise<'in' | 'second-step'> {
  const before = (await cookies()).get(sessionCookieName())?.value
  const csrfToken = ((await (await call('GET', ['csrf'])).json()) as { csrfToken: string }).csrfToken
  const owed: { step?: string } = {}
  const response = await owing.run(owed, () => call('POST', ['callback', 'staff'], { ...credentials, ...(captcha ? { captcha } : {}), csrfToken, json: 'true' }))
  const { url } = (await response.json()) as { url?: string }
  const failure = url ? new URL(url, env().PUBLIC_URL).searchParams.get('error') : 'unavailable'
  if (owed.step) {
    ;(await cookies()).set(cookieName(STEP_COOKIE), owed.step, cookieOptions({ maxAge: 600 }))
    return 'second-step'
  }
  if (failure) throw appError(failure)
  await rememberHere('staff-login', credentials.email)
  // One browser holds one login: whoever was logged in here before, is no more.
  if (before) await revokeSession(before)
  return 'in'
}

/** The second step that this browser owes. */
export async function stepHere(): Promise<string | null> {
  return (await cookies()).get(cookieName(STEP_COOKIE))?.value ?? null
}

/** The second step was taken. */
export async function forgetStep(): Promise<void> {
  ;(await cookies()).set(cookieName(STEP_COOKIE), '', cookieOptions({ maxAge: 0 }))
}

/** Signs out by next-auth's own flow: its cookie goes, the session row ends. */
export async function signOut(): Promise<void> {
  const csrfToken = ((await (await call('GET', ['csrf'])).json()) as { csrfToken: string }).csrfToken
  await call('POST', ['signout'], { csrfToken, json: 'true' })
}

async function call(method: 'GET' | 'POST', nextauth: string[], form?: Record<string, string>): Promise<Response> {
  const { NextRequest } = await import('next/server')
  const request = new NextRequest(new URL(`/api/auth/${nextauth.join('/')}`, env().PUBLIC_URL), {
    method,
    headers: { ...Object.fromEntries(await headers()), 'content-type': 'application/x-www-form-urlencoded' },
    body: form ? new URLSearchParams(form).toString() : null,
  })
  const response = await handler()(request, { params: Promise.resolve({ nextauth }) })
  await keepCookies(response)
  return response
}

/** Hands next-auth's cookies to the browser through the action's own response. */
async function keepCookies(response: Response): Promise<void> {
  const jar = await cookies()
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const at = pair.indexOf('=')
    const given = new Map(attributes.map((part) => [part.split('=')[0]!.toLowerCase(), part.split('=').slice(1).join('=')]))
    const expires = given.get('expires')
    jar.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)), {
      path: given.get('path') ?? '/',
      httpOnly: given.has('httponly'),
      secure: given.has('secure'),
      sameSite: 'lax',
      ...(expires ? { expires: new Date(expires) } : {}),
    })
  }
}

function appError(text: string): AppError {
  try {
    const { code, values } = JSON.parse(text) as { code: TextKey; values: Record<string, string | number> }
    return code in TEXTS ? new AppError(code, undefined, values) : new AppError('unavailable', text)
  } catch {
    return new AppError('unavailable', text)
  }
}
