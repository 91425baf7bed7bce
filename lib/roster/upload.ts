import type { IncomingMessage } from 'node:http'
import busboy from '@fastify/busboy'
import { staffOrStart, type NativeStaff } from '@/lib/access/native-staff'
import { isStorable } from '@/lib/core/storable'
import type { TextKey } from '@/lib/core/texts'
import { env } from '@/lib/platform/env'
import { drain } from '@/lib/platform/http/body'
import { seeOther } from '@/lib/platform/http/respond'
import type { Visit } from '@/lib/platform/http/router'
import { countFailure } from '@/lib/platform/limits'
import type { RosterDraft } from './draft'
import { createEdexmlReader, type ReadResult } from './formats/edexml'
import { stageImport } from './stage-import'

const PAGE = '/beheer/gebruikersgegevens'
/** What is let past of a file that is too large, so that somebody who may send one hears that it is. */
const TOO_LARGE_PATIENCE = 256 * 1024 * 1024

type Received = { school: string | null; fileName: string; read: ReadResult; draft: RosterDraft | null } | { problem: TextKey }

/**
 * 'Importeer' (LAS-3): a plain form post. The file is read while it streams in, chunk by chunk, and never stored:
 * what a portal must not keep is dropped before anything touches a disk. Answers 303 to the import, or back with the
 * reason. A file over UPLOAD_MAX_MB is refused while it streams; the rest is let past unread.
 */
export async function receiveUpload(visit: Visit): Promise<void> {
  const { req, res } = visit
  const back = (code: TextKey) => seeOther(res, `${PAGE}?${new URLSearchParams({ fout: code })}`)
  const actor = await uploader(visit, back)
  if (!actor) return
  const received = await receive(req)
  if ('problem' in received) return back(received.problem)
  if (received.school !== actor.school.id) return back('other-school')
  const id = await stageImport(actor, received.fileName, received.read, new Date())
  seeOther(res, `${PAGE}/${id}`)
}

/** Who sends a file with people, as the door lets them: null when it answered already, for whoever may not or sends too many. */
export async function uploader(visit: Visit, back: (code: TextKey) => void): Promise<NativeStaff | null> {
  const actor = await staffOrStart(visit, 'roster.import')
  if (!actor || (await countFailure('upload', actor.school.id)) === 0) return actor
  drain(visit.req)
  back('too-many-uploads')
  return null
}

/** Reads the form with its file while it streams in. */
export function receive(req: IncomingMessage): Promise<Received> {
  const limit = env().UPLOAD_MAX_MB * 1024 * 1024
  return new Promise((resolve) => {
    let school: string | null = null
    let file: { name: string; reader: ReturnType<typeof createEdexmlReader>; size: number } | null = null
    let problem: TextKey | null = null
    const fail = (code: TextKey) => {
      problem ??= code
    }
    let form: ReturnType<typeof busboy>
    try {
      form = busboy({ headers: { ...req.headers, 'content-type': req.headers['content-type'] ?? '' }, limits: { files: 1, fields: 5, fieldSize: 200, fileSize: limit + 1 } })
    } catch {
      drain(req)
      return resolve({ problem: 'upload-missing' })
    }
    form.on('field', (name: string, value: string) => {
      if (name === 'school') school = value
    })
    form.on('file', (_field, stream, name) => {
      const reader = createEdexmlReader({ today: new Date().toISOString().slice(0, 10) })
      const current = (file = { name: name ?? '', reader, size: 0 })
      stream.on('data', (chunk: Buffer) => {
        current.size += chunk.length
        if (!problem) reader.write(chunk)
      })
      stream.on('limit', () => {
        fail('upload-too-large')
        // Answered at once; what is still on its way is let past.
        req.unpipe(form)
        drain(req, TOO_LARGE_PATIENCE)
        resolve({ problem: 'upload-too-large' })
      })
    })
    const broken = () => resolve({ problem: problem ?? 'upload-broken' })
    form.on('error', broken)
    req.on('aborted', broken)
    form.on('finish', () => {
      if (problem) return resolve({ problem })
      if (!file || (file.name === '' && file.size === 0)) return resolve({ problem: 'upload-missing' })
      if (!isStorable(file.name)) return resolve({ problem: 'upload-broken' })
      resolve({ school, fileName: file.name, read: file.reader.finish(), draft: file.reader.draft() })
    })
    req.pipe(form)
  })
}
