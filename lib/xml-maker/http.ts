import { scopeOf } from '@/lib/access/actor'
import { nativeStaff, staffOrStart, type NativeStaff } from '@/lib/access/native-staff'
import type { TextKey } from '@/lib/core/texts'
import { sentence } from '@/lib/core/texts'
import { forSchool } from '@/lib/platform/db/scope'
import { takeTry } from '@/lib/platform/limits'
import { drain, readForm, readJson } from '@/lib/platform/http/body'
import { json, seeOther } from '@/lib/platform/http/respond'
import type { NativeRoute, Visit } from '@/lib/platform/http/router'
import { receive, uploader } from '@/lib/roster/upload'
import { importDraft } from './import-draft'
import { draftFile, type Form } from './make-file'
import { openFile } from './open-file'
import { draftMark, saveInput } from './draft-schema'
import { loadDraft, saveDraft } from './store'

const PAGE = '/beheer/xml-maker'
/** A draft of a very large school as JSON. */
const MOST_BYTES = 6 * 1024 * 1024

/**
 * What the front door answers of the XML-maker itself: a file that streams in, drafts that are larger than a form, files
 * to keep, and the import, which does more than one transaction. Each asks session, school and permission as actions do.
 */
export const makerRoutes: NativeRoute = async (visit) => {
  const { path, req } = visit
  if (path === `${PAGE}/openen` && req.method === 'POST') await open(visit)
  else if (path === `${PAGE}/opslaan` && req.method === 'POST') await save(visit)
  else if (path === `${PAGE}/importeren` && req.method === 'POST') await importDirectly(visit)
  else if ((path === `${PAGE}/edexml.xml` || path === `${PAGE}/eck2.xml`) && req.method === 'GET') await download(visit, path.endsWith('eck2.xml') ? 'eck2' : 'edexml')
  else return false
  return true
}

const back = (visit: Visit, code: TextKey) => seeOther(visit.res, `${PAGE}?${new URLSearchParams({ fout: code })}`)
const ownerOf = (actor: NativeStaff) => ({ schoolId: actor.school.id, userId: actor.userId })

/** 'Open': the file is read while it streams in, as an import is; what the portal may not keep is dropped by the reader. */
async function open(visit: Visit): Promise<void> {
  const { req, res } = visit
  const actor = await uploader(visit, (code) => back(visit, code))
  if (!actor) return
  const received = await receive(req)
  if ('problem' in received) return back(visit, received.problem)
  if (received.school !== actor.school.id) return back(visit, 'other-school')
  const problem = await openFile(actor, received, new Date())
  return problem ? back(visit, problem) : seeOther(res, PAGE)
}

/**
 * Saves work in progress: 200 with the new version, 409 when another tab was first or the draft is gone, 429 when too often.
 * A body this large is read for nobody who may not send one.
 */
async function save({ req, res, address }: Visit): Promise<void> {
  const actor = await nativeStaff(req, address, 'roster.import')
  if (!actor) {
    drain(req)
    return json(res, 403, { code: 'not-signed-in', message: sentence('maker-signed-out') })
  }
  const wait = await takeTry('maker-save', actor.userId)
  if (wait > 0) {
    drain(req)
    return json(res, 429, { code: 'maker-too-often', message: sentence('maker-too-often') }, { 'retry-after': String(wait) })
  }
  const input = saveInput.safeParse(await readJson(req, MOST_BYTES))
  if (!input.success) return json(res, 422, { code: 'maker-too-large', message: sentence('maker-too-large') })
  if (input.data.school !== actor.school.id) return json(res, 409, { code: 'other-school', message: sentence('other-school') })
  const now = new Date()
  const saved = await forSchool(scopeOf(actor)).$transaction((tx) => saveDraft(tx, ownerOf(actor), input.data, now))
  if (typeof saved === 'string') return json(res, 409, { code: saved, message: sentence(saved) })
  json(res, 200, { version: saved.version, savedAt: now.toISOString() })
}

/** The file as it was last saved. A link, so there is no origin to look at; it changes nothing. */
async function download(visit: Visit, form: Form): Promise<void> {
  const { req, res } = visit
  // Next's router asks for pages ahead.
  if (req.headers.rsc) return void res.writeHead(204).end()
  const actor = await staffOrStart(visit, 'roster.import', { reads: true })
  if (!actor) return
  const kept = await loadDraft(forSchool(scopeOf(actor)), ownerOf(actor))
  if (!kept) return back(visit, 'maker-gone')
  const made = await draftFile(actor, kept, form, new Date())
  if (!made) return back(visit, 'maker-unmended')
  res.writeHead(200, { 'content-type': 'application/xml; charset=utf-8', 'content-length': Buffer.byteLength(made.text), 'content-disposition': `attachment; filename="${made.fileName}"`, 'cache-control': 'no-store' })
  res.end(made.text)
}

/** 'Importeer direct': from the draft as it was saved to the preview of an import. */
async function importDirectly(visit: Visit): Promise<void> {
  const { req, res } = visit
  const actor = await staffOrStart(visit, 'roster.import')
  if (!actor) return
  const form = await readForm(req, 4_000)
  if (form.get('school') !== actor.school.id) return back(visit, 'other-school')
  const mark = draftMark.safeParse(Object.fromEntries(form))
  if (!mark.success) return back(visit, 'maker-gone')
  const outcome = await importDraft(actor, mark.data, new Date())
  return 'problem' in outcome ? back(visit, outcome.problem) : seeOther(res, `/beheer/gebruikersgegevens/${outcome.importId}`)
}
