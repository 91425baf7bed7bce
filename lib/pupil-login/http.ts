import type { IncomingMessage, ServerResponse } from 'node:http'
import { endedCookieHeader, sessionCookieHeader, tokenFromCookies } from '@/lib/access/cookie'
import { revokeSession } from '@/lib/access/session'
import { deviceOf, keepDevice } from '@/lib/network/device'
import { readJson } from '@/lib/platform/http/body'
import { json } from '@/lib/platform/http/respond'
import { badgeInput, signInByBadge } from './badge'
import { openDoorway, openGroup } from './doorway'
import { leaveStaff, whoWasHere } from './previous'
import { knownDevice, rememberPupil } from './known-device'
import { pupilSignInInput, signInPupil } from './sign-in'

type Handler = (req: IncomingMessage, res: ServerResponse, query: URLSearchParams, address: string | null) => Promise<void>

/**
 * The JSON endpoints of the pupil's path, mounted by `server.ts` beside Next: a Next route handler costs fifty times as
 * much, and all pupils of the country come between a quarter past eight and nine.
 */
export const PUPIL_ROUTES: Record<string, Handler> = {
  'GET /api/pupil/school': async (req, res, query, address) => {
    const target = query.get('TARGET')
    // Back at the shortcut: the next child is never the previous one. A page that is only fetched ahead ends nothing.
    const before = isAhead(req) ? null : await whoWasHere(tokenFromCookies(req.headers.cookie), address)
    const view = await openDoorway(query.get('INSTELLING_REF') ?? '', target || null, address, deviceOf(req.headers.cookie))
    json(res, view.ok ? 200 : 403, { ...view, ...(before?.staff ? { staff: before.staff } : {}) }, cookiesOf(before?.ended ? endedCookieHeader() : null, view.ok ? keepDevice(req.headers.cookie) : null))
  },
  'GET /api/pupil/group': async (req, res, query, address) => {
    const view = await openGroup(query.get('INSTELLING_REF') ?? '', query.get('group') ?? '', address, deviceOf(req.headers.cookie))
    json(res, view.ok ? 200 : 403, view)
  },
  'POST /api/pupil/sign-in': async (req, res, _query, address) => {
    const parsed = pupilSignInInput.safeParse(await readJson(req, 8_000))
    if (!parsed.success || !address) return json(res, 400, { ok: false, reason: 'wrong', wait: 0 })
    const result = await signInPupil(parsed.data, address, deviceOf(req.headers.cookie), knownDevice(req.headers.cookie, parsed.data.pupil))
    if (!result.ok) return json(res, result.reason === 'wrong' ? 401 : 403, result)
    await enter(req, res, result)
  },
  'POST /api/pupil/badge': async (req, res, _query, address) => {
    const parsed = badgeInput.safeParse(await readJson(req, 8_000))
    if (!parsed.success) return json(res, 400, { ok: false, reason: 'unknown-badge' })
    if (!address) return json(res, 403, { ok: false, reason: 'not-here' })
    // A camera app opens the page of a badge in whatever browser there is, a teacher's too (PUP-7).
    const before = await whoWasHere(tokenFromCookies(req.headers.cookie), address)
    if (before?.staff) return json(res, 409, { ok: false, reason: 'staff', staff: before.staff })
    const result = await signInByBadge(parsed.data, address, deviceOf(req.headers.cookie))
    // Who holds up a badge that is refused is not the previous child either.
    if (!result.ok) return json(res, 403, result, cookiesOf(before?.ended ? endedCookieHeader() : null))
    await enter(req, res, result)
  },
  /** 'Doorgaan als leerling' (PUP-7): ends the staff session of this browser. A JSON body, which no other site can send. */
  'POST /api/pupil/not-staff': async (req, res, _query, address) => {
    await readJson(req, 100)
    const ended = await leaveStaff(tokenFromCookies(req.headers.cookie), address)
    json(res, 200, { ok: true }, ended ? { 'set-cookie': endedCookieHeader() } : {})
  },
}

async function enter(req: IncomingMessage, res: ServerResponse, { token, pupilId, next }: { token: string; pupilId: string; next: string }): Promise<void> {
  // One browser holds one login: whoever was logged in here before, is no more.
  const before = tokenFromCookies(req.headers.cookie)
  if (before) await revokeSession(before)
  json(res, 200, { ok: true, next }, cookiesOf(sessionCookieHeader(token), rememberPupil(req.headers.cookie, pupilId)))
}

/** The headers that set these cookies. */
function cookiesOf(...lines: (string | null)[]): Record<string, string[]> {
  const set = lines.filter((line) => line !== null)
  return set.length > 0 ? { 'set-cookie': set } : {}
}

/** Browsers say so when they fetch a page that nobody looks at yet. */
function isAhead(req: IncomingMessage): boolean {
  return /prefetch|prerender|preview/i.test(`${String(req.headers['sec-purpose'] ?? '')} ${String(req.headers.purpose ?? '')} ${String(req.headers['x-moz'] ?? '')}`)
}
