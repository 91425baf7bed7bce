import { nativeStaff } from '@/lib/access/native-staff'
import { scopeOf } from '@/lib/access/actor'
import type { TextKey } from '@/lib/core/texts'
import { env } from '@/lib/platform/env'
import { readForm } from '@/lib/platform/http/body'
import { json, seeOther } from '@/lib/platform/http/respond'
import type { NativeRoute, Visit } from '@/lib/platform/http/router'
import { report } from './report'
import { powershellScript } from './script-ps1'
import { shellScript } from './script-sh'
import { isToolKey } from './tool'

const PAGE = '/beheer/ip-adressen/dynamisch'
const SCRIPTS = {
  windows: { file: 'leerpoort-ip.ps1', make: powershellScript },
  unix: { file: 'leerpoort-ip.sh', make: shellScript },
} as const

/** A report needs no body; who sends one is heard out so far. */
const MOST_BYTES = 64 * 1024

/** What the door itself answers of this slice (NET-2). */
export const networkRoutes: NativeRoute = async (visit) => {
  if (visit.path === '/api/network/report') await receiveReport(visit)
  else if (visit.path === `${PAGE}/script` && visit.req.method === 'POST') await sendScript(visit)
  else return false
  return true
}

/** The Dynamic IP Tool says that the school is here. What it sends along is let past unread. */
async function receiveReport({ req, res, address }: Visit): Promise<void> {
  let seen = 0
  req.on('data', (chunk: Buffer) => {
    seen += chunk.length
    if (seen > MOST_BYTES) req.destroy()
  })
  if (req.method !== 'POST') return json(res, 405, { ok: false }, { allow: 'POST' })
  const answer = await report(req.headers.authorization, address, new Date())
  if (answer.status === 200) return json(res, 200, { ok: true, address: answer.address, changed: answer.changed })
  if (answer.status === 422) return json(res, 422, { ok: false, message: answer.message })
  json(res, answer.status, { ok: false }, answer.status === 429 ? { 'retry-after': String(answer.wait) } : { 'www-authenticate': 'Bearer' })
}

/** The tool with the school's key in it, for the coordinator who has just made that key: the portal does not know it. */
async function sendScript({ req, res, address }: Visit): Promise<void> {
  const form = await readForm(req, 4_000)
  const actor = await nativeStaff(req, address, 'network.set')
  if (!actor) return seeOther(res, '/start')
  const back = (code: TextKey) => seeOther(res, `${PAGE}?${new URLSearchParams({ fout: code })}`)
  if (form.get('school') !== actor.school.id) return back('other-school')
  const key = form.get('key') ?? ''
  if (!/^[\w-]{43}$/.test(key) || !(await isToolKey(scopeOf(actor), key))) return back('tool-key-gone')
  const { file, make } = SCRIPTS[form.get('kind') === 'windows' ? 'windows' : 'unix']
  const text = make({ portalName: env().PORTAL_NAME, school: actor.school.name, portal: new URL(env().PUBLIC_URL).origin, key })
  res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(text), 'content-disposition': `attachment; filename="${file}"`, 'cache-control': 'no-store' })
  res.end(text)
}
