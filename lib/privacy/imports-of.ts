import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { openRoster, openUndo } from '@/lib/roster/staged'
import { loadDraft } from '@/lib/xml-maker/store'
import { tellsOf } from './person-rules'
import type { Subject } from './subjects'

type Tx = Pick<SchoolTransaction, 'rosterImport' | 'rosterDraft'>
/** What imports and drafts still hold of somebody. */
export type Remnants = { waiting: boolean; undo: string[]; reports: string[]; notes: string[]; drafts: string[] }

const WAITING = ['staged', 'held', 'scheduled', 'queued'] as const

/** Looks into what waits, what can be undone, whom an import changed, what was noticed, and drafts: they name people and belong to nobody's row. */
export async function remnantsOf(tx: Tx, subject: Subject): Promise<Remnants> {
  const { person, id, kind } = subject
  if (!person || kind === 'parent') return { waiting: false, undo: [], reports: [], notes: [], drafts: [] }
  const imports = await tx.rosterImport.findMany({ select: { id: true, schoolId: true, status: true, rosterCipher: true, undoCipher: true, reportCipher: true, findings: true, pairs: true } })
  const waiting = imports.some(({ id: importId, schoolId, status, rosterCipher }) => rosterCipher && (WAITING as readonly string[]).includes(status) && tellsOf(JSON.stringify(openRoster(rosterCipher, { schoolId, id: importId })), person))
  const undo = imports.filter(({ id: importId, schoolId, undoCipher }) => undoCipher && JSON.stringify(openUndo(undoCipher, { schoolId, id: importId })).includes(id)).map((row) => row.id)
  // A report has nobody's id, and may have a name that is another by now: all of them may tell of anybody.
  const reports = imports.filter(({ reportCipher }) => reportCipher !== null).map((row) => row.id)
  const notes = imports.filter(({ findings, pairs }) => tellsOf(JSON.stringify([findings, pairs]), person) || JSON.stringify(pairs).includes(id)).map((row) => row.id)
  const drafts: string[] = []
  for (const { schoolId, userId } of await tx.rosterDraft.findMany({ select: { schoolId: true, userId: true } }))
    if (tellsOf(JSON.stringify((await loadDraft(tx, { schoolId, userId }))?.draft ?? ''), person)) drafts.push(userId)
  return { waiting, undo, reports, notes, drafts }
}
