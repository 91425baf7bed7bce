import { z } from 'zod'
import { browserOfRequest } from '@/lib/access/browser'
import { cookieIn, cookieName, tokenFromCookies } from '@/lib/access/cookie'
import { isFresh } from '@/lib/access/hold'
import { readSession } from '@/lib/access/session'
import { env } from '@/lib/platform/env'
import { readJson } from '@/lib/platform/http/body'
import { json } from '@/lib/platform/http/respond'
import type { NativeRoute, Visit } from '@/lib/platform/http/router'
import { registerOptions, signOptions } from './passkeys'
import { stepOf } from './second-step'
import { STEP_COOKIE } from './step-cookie'

const input = z.object({ purpose: z.enum(['login', 'step', 'prove', 'register']) })

/** What a browser must know before it asks somebody for a passkey (components/forms/PasskeyButton). Nothing is kept of it. */
export const passkeyRoute: NativeRoute = async (visit) => {
  if (visit.path !== '/api/passkey' || visit.req.method !== 'POST') return false
  const { req, res } = visit
  const parsed = input.safeParse(await readJson(req, 1_000))
  if (!parsed.success || req.headers.origin !== new URL(env().PUBLIC_URL).origin) return (json(res, 400, { code: 'invalid-input' }), true)
  const options = await optionsFor(parsed.data.purpose, visit)
  if (options) json(res, 200, options)
  else json(res, 403, { code: 'not-signed-in' })
  return true
}

async function optionsFor(purpose: z.output<typeof input>['purpose'], { req, address }: Visit) {
  const now = new Date()
  if (purpose === 'login') return signOptions('login', '', null, now)
  if (purpose === 'step') {
    const step = await stepOf(cookieIn(req.headers.cookie, cookieName(STEP_COOKIE)), now)
    return step && signOptions('step', step.userId, step.userId, now)
  }
  const actor = await readSession(tokenFromCookies(req.headers.cookie), address, browserOfRequest(req.headers))
  if (actor?.kind !== 'staff' || actor.boundTo !== null) return null
  if (purpose === 'prove') return signOptions('prove', actor.sessionId, actor.userId, now)
  return (await isFresh(actor.sessionId)) ? registerOptions(actor.sessionId, { id: actor.userId, email: actor.email, name: actor.name }, now) : null
}
