import { scopeOf } from '@/lib/access/actor'
import type { NativeStaff } from '@/lib/access/native-staff'
import type { TextKey } from '@/lib/core/texts'
import { forSchool } from '@/lib/platform/db/scope'
import { createEdexmlReader } from '@/lib/roster/formats/edexml'
import { stageImport } from '@/lib/roster/stage-import'
import { makeFile } from './make-file'
import { loadDraft } from './store'

/**
 * 'Importeer direct' (LAS-6): the file that would be downloaded is read by the very reader of imports, and waits at the
 * preview like any other. Answers the import's id; or why not: the draft is gone, another tab saved, or it is not mended.
 */
export async function importDraft(actor: NativeStaff, mark: { draftId: string; version: number }, now: Date): Promise<{ importId: string } | { problem: TextKey }> {
  const kept = await loadDraft(forSchool(scopeOf(actor)), { schoolId: actor.school.id, userId: actor.userId })
  if (kept?.draftId !== mark.draftId) return { problem: 'maker-gone' }
  if (kept.version !== mark.version) return { problem: 'maker-stale' }
  const made = await makeFile(actor, kept, 'edexml', now)
  if (!made) return { problem: 'maker-unmended' }
  const reader = createEdexmlReader({ today: now.toISOString().slice(0, 10) })
  reader.write(new TextEncoder().encode(made.text))
  const read = reader.finish()
  // Lines of a file that nobody ever sees help nobody.
  const findings = read.findings.map(({ line: _line, column: _column, ...finding }) => finding)
  return { importId: await stageImport(actor, 'XML-maker', { ...read, findings }, now, 'maker') }
}
