import type { IncomingMessage } from 'node:http'
import busboy from '@fastify/busboy'
import { isStorable } from '@/lib/core/storable'
import { drain } from './body'

/** A scan that is far too large is still an accident: its sender hears the answer, up to so many bytes. */
const PATIENCE = 256 * 1024 * 1024

export type ReceivedFile = { field: string; name: string; bytes: Buffer }
export type Received = { fields: Record<string, string>; files: ReceivedFile[] } | { problem: 'upload-too-large' | 'upload-broken' }

/**
 * Reads a form with small files that must be seen as a whole before anything can be said of them. No more than `most` bytes
 * of a file are ever held; a larger one is refused while it streams and let past unread. File fields left empty are left out.
 */
export function receiveFiles(req: IncomingMessage, { most, files: mostFiles }: { most: number; files: number }): Promise<Received> {
  return new Promise((resolve) => {
    const fields: Record<string, string> = {}
    const files: ReceivedFile[] = []
    let form: ReturnType<typeof busboy>
    try {
      form = busboy({ headers: { ...req.headers, 'content-type': req.headers['content-type'] ?? '' }, limits: { files: mostFiles, fields: 10, fieldSize: 200, fileSize: most + 1 } })
    } catch {
      drain(req, PATIENCE)
      return resolve({ problem: 'upload-broken' })
    }
    form.on('field', (name: string, value: string) => void (fields[name] = value))
    form.on('file', (field, stream, name) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('limit', () => {
        chunks.length = 0
        // Answered at once; what is still on its way is let past.
        req.unpipe(form)
        drain(req, PATIENCE)
        resolve({ problem: 'upload-too-large' })
      })
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks)
        if (name || bytes.length > 0) files.push({ field, name: name ?? '', bytes })
      })
    })
    const broken = () => resolve({ problem: 'upload-broken' })
    form.on('error', broken)
    req.on('aborted', broken)
    // Names too: the database keeps no text with NUL, whoever sends it.
    form.on('finish', () => resolve([...Object.entries(fields).flat(), ...files.flatMap(({ field, name }) => [field, name])].every(isStorable) ? { fields, files } : { problem: 'upload-broken' }))
    req.pipe(form)
  })
}
