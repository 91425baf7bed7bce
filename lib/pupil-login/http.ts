import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionCookieHeader, tokenFromCookies } from '@/lib/access/cookie'
import { revokeSession } from '@/lib/access/session'
import { deviceOf, keepDevice } from '@/lib/network/device'
import { json, readJson } from '@/lib/platform/http/respond'
import { openDoorway, openGroup } from './doorway'
import { pupilSignInInput, signInPupil } from './sign-in'

/**
 * The JSON endpoints of the pupil's path, mounted by `server.ts` beside Next: a Next route handler costs fifty times as
 * much, and all pupils of the country come between a quarter past eight and nine.
 */
export const PUPIL_ROUTES: Record<string, (req: IncomingMessage, res: ServerResponse, query: URLSearchParams, address: string | null) => Promise<void>> = {
  'GET /api/pupil/school': async (req, res, query, address) => {
    const target = query.get('TARGET')
    const view = await openDoorway(query.get('INSTELLING_REF') ?? '', target || null, address, deviceOf(req.headers.cookie))
    json(res, view.ok ? 200 : 403, view, view.ok ? keepDevice(req.headers.cookie) : {})
  },
  'GET /api/pupil/group': async (req, res, query, address) => {
    const view = await openGroup(query.get('INSTELLING_REF') ?? '', query.get('group') ?? '', address, deviceOf(req.headers.cookie))
    json(res, view.ok ? 200 : 403, view)
  },
  'POST /api/pupil/sign-in': async (req, res, _query, address) => {
    const parsed = pupilSignInInput.safeParse(await readJson(req, 8_000))
    if (!parsed.success || !address) return json(res, 400, { ok: false, reason: 'wrong', wait: 0 })
    const result = await signInPupil(parsed.data, address, deviceOf(req.headers.cookie))
    if (!result.ok) return json(res, result.reason === 'wrong' ? 401 : 403, result)
    // One browser holds one login: whoever was logged in here before, is no more.
    const before = tokenFromCookies(req.headers.cookie)
    if (before) await revokeSession(before)
    json(res, 200, { ok: true, next: result.productId ? `/start/${result.productId}` : '/leerling' }, { 'set-cookie': sessionCookieHeader(result.token) })
  },
}
