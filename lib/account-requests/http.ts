import { auditActor } from '@/lib/access/audit-actor'
import { nativeBeside } from '@/lib/access/native-staff'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { fullName } from '@/lib/core/names'
import type { TextKey } from '@/lib/core/texts'
import { NOWHERE } from '@/lib/platform/client-address'
import { decryptBytes } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { drain } from '@/lib/platform/http/body'
import { receiveFiles } from '@/lib/platform/http/receive-files'
import { seeOther } from '@/lib/platform/http/respond'
import type { NativeRoute, Visit } from '@/lib/platform/http/router'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import { portalName, portalOrigin } from '@/lib/platform/portal'
import { PDF_MOST_BYTES } from './pdf-check'
import { pdfOf, requestOfLink } from './queries'
import { REQUEST_SCHOOLS } from './rules'
import { PDF_CONTEXT, sendRequest } from './send-request'
import { makeSignForm } from './sign-form'

/** What the front door answers of requests itself: the form to sign, the signed PDF coming in, and going out to the helpdesk. */
export const requestRoutes: NativeRoute = async (visit) => {
  const { path, req } = visit
  const [, token, part] = /^\/aanvragen\/versturen\/([^/]+)\/(bestand|formulier\.pdf)$/.exec(path) ?? []
  const [, id] = /^\/helpdesk\/aanvragen\/([^/]+)\/verzoek\.pdf$/.exec(path) ?? []
  if (token && part === 'bestand' && req.method === 'POST') await receive(visit, token)
  else if (token && part === 'formulier.pdf' && req.method === 'GET') await giveForm(visit, token)
  else if (id && req.method === 'GET') await givePdf(visit, id)
  else return false
  return true
}

/** The signed PDF comes in. It is looked at before anything is kept. */
async function receive({ req, res, address }: Visit, token: string): Promise<void> {
  const page = `/aanvragen/versturen/${encodeURIComponent(token)}`
  const back = (code: TextKey) => seeOther(res, `${page}?${new URLSearchParams({ fout: code })}`)
  if (req.headers.origin !== portalOrigin() || (await takeTry('account-request-file', throttleAddress(address ?? NOWHERE))) > 0) {
    drain(req)
    return back('request-limit')
  }
  const received = await receiveFiles(req, { most: PDF_MOST_BYTES, files: 1 })
  if ('problem' in received) return back(received.problem === 'upload-too-large' ? 'pdf-too-large' : received.problem)
  const [file] = received.files
  if (!file) return back('pdf-missing')
  try {
    await sendRequest({ token, file: file.bytes }, { address, now: new Date() })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return back(error.code)
  }
  seeOther(res, page)
}

/** The form to sign, filled with what was typed. */
async function giveForm({ req, res, address }: Visit, token: string): Promise<void> {
  // Next's router asks for pages ahead.
  if (req.headers.rsc) return void res.writeHead(204).end()
  const wait = await takeTry('account-request-form', throttleAddress(address ?? NOWHERE))
  if (wait > 0) {
    res.setHeader('retry-after', wait)
    return seeOther(res, `/aanvragen/versturen/${encodeURIComponent(token)}?fout=request-limit`)
  }
  const request = await requestOfLink(token, new Date())
  const schoolKind = REQUEST_SCHOOLS.find((each) => each === request?.schoolKind)
  if (!request || !schoolKind) return seeOther(res, `/aanvragen/versturen/${encodeURIComponent(token)}`)
  sendPdf(res, await makeSignForm({ ...request, schoolKind, portalName: portalName(), coordinator: fullName(request) }), `aanvraag-${request.reference}.pdf`)
}

/** What a stranger sent in, to the helpdesk only: as a file to keep, never as a page of ours. */
async function givePdf({ req, res, address }: Visit, id: string): Promise<void> {
  if (req.headers.rsc) return void res.writeHead(204).end()
  const actor = await nativeBeside(req, address, 'accounts.decide', { reads: true })
  if (!actor) return seeOther(res, '/start')
  const found = isUuid(id) ? await pdfOf(id) : null
  if (!found) return seeOther(res, '/helpdesk/aanvragen')
  await record(acrossSchools('the helpdesk opened what a stranger sent in'), auditActor(actor), { action: 'request.file-opened', schoolId: null, subjectId: id })
  sendPdf(res, decryptBytes(found.pdfCipher, PDF_CONTEXT), `verzoek-${found.reference}.pdf`)
}

function sendPdf(res: Visit['res'], bytes: Buffer, name: string): void {
  res.writeHead(200, {
    'content-type': 'application/pdf', 'content-length': bytes.length, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store',
    'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer',
  })
  res.end(bytes)
}
