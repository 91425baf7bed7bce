import { scopeOf, type StaffActor } from '@/lib/access/actor'
import { auditActor } from '@/lib/access/audit-actor'
import { record } from '@/lib/audit/record'
import { isUuid } from '@/lib/core/ids'
import { forSchool } from '@/lib/platform/db/scope'
import { contentDisposition } from './file-names'
import { pupilZip, shortcutFile, type ShortcutFile } from './files'
import { shortcutsFor } from './queries'
import { downloadInput } from './schema'

type Downloader = StaffActor & { school: NonNullable<StaffActor['school']> }

/** The zip with all pupil titles (MAT-2), audited; null when there is none. */
export async function downloadZip(actor: Downloader): Promise<Response | null> {
  const file = pupilZip(await shortcutsFor(actor))
  return file && answer(actor, file, { form: 'zip', audience: 'pupil' })
}

/** One file, audited; null when the address names nothing that this person may have. */
export async function downloadFile(actor: Downloader, address: Record<'titel' | 'voor' | 'vorm', string>): Promise<Response | null> {
  const wanted = downloadInput.safeParse({ what: address.titel, audience: address.voor, form: address.vorm })
  if (!wanted.success) return null
  const { what, audience, form } = wanted.data
  const file = shortcutFile(await shortcutsFor(actor), what, audience, form)
  return file && answer(actor, file, { form, audience }, what)
}

async function answer(actor: Downloader, file: ShortcutFile, details: Record<string, string>, what?: string): Promise<Response> {
  await record(forSchool(scopeOf(actor)), auditActor(actor), { action: 'shortcuts.downloaded', schoolId: actor.school.id, ...(isUuid(what) ? { subjectId: what } : {}), details })
  return new Response(typeof file.body === 'string' ? file.body : Buffer.from(file.body), {
    // The mark of the school stands in it: nobody between keeps it.
    headers: { 'content-type': file.type, 'content-disposition': contentDisposition(file.name), 'cache-control': 'no-store' },
  })
}
