import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionCookieHeader, tokenFromCookies } from '@/lib/access/cookie'
import { readSession } from '@/lib/access/session'
import { readJson } from '@/lib/platform/http/body'
import { json } from '@/lib/platform/http/respond'
import { enterChild } from './enter-child'
import { childInput } from './schema'

/** The child's step at home, as JSON like the pupil's at school: the keypad holds no form, so that no browser keeps a pin (HOM-6). */
export const HOME_ROUTES: Record<string, (req: IncomingMessage, res: ServerResponse, query: URLSearchParams, address: string | null) => Promise<void>> = {
  'POST /api/home/child': async (req, res, _query, address) => {
    const parsed = childInput.safeParse(await readJson(req, 4_000))
    const actor = await readSession(tokenFromCookies(req.headers.cookie), address)
    if (actor?.kind !== 'home') return json(res, 403, { ok: false, reason: 'signed-out', wait: 0 })
    if (!parsed.success) return json(res, 400, { ok: false, reason: 'wrong', wait: 0 })
    const result = await enterChild(actor, parsed.data)
    if (!result.ok) return json(res, result.reason === 'wrong' ? 401 : 403, result)
    json(res, 200, { ok: true, next: '/leerling' }, { 'set-cookie': sessionCookieHeader(result.token) })
  },
}
