import { scopeOf } from '@/lib/access/actor'
import type { NativeStaff } from '@/lib/access/native-staff'
import { auditActor } from '@/lib/access/audit-actor'
import { record } from '@/lib/audit/record'
import { parseBrin } from '@/lib/core/brin'
import { schoolYearOf } from '@/lib/core/school-year'
import type { TextKey } from '@/lib/core/texts'
import { forSchool } from '@/lib/platform/db/scope'
import type { DraftSchool, RosterDraft } from '@/lib/roster/draft'
import type { ReadResult } from '@/lib/roster/formats/edexml'
import type { SchoolMark } from './check'
import { draftFromFile } from './from-file'
import { MOST_ROWS, TABLES } from './model'
import { noteWords } from './notes'
import { beginDraft, freshId } from './store'

/**
 * Opens a file in the XML-maker (LAS-6), mistakes and all, in the place of what was there. Answers why it could not:
 * unreadable, another school's, or larger than any school.
 */
export async function openFile(actor: NativeStaff, { read, draft: file }: { read: ReadResult; draft: RosterDraft | null }, now: Date): Promise<TextKey | null> {
  if (!file) return 'maker-unreadable'
  const database = forSchool(scopeOf(actor))
  const school = await database.school.findFirstOrThrow({ select: { brin: true, schoolKey: true } })
  if (isOfAnother(file.school, school)) return 'maker-other-school'
  const { draft, eckIds, notes } = draftFromFile(file, schoolYearOf(now), freshId)
  if (TABLES.some((table) => draft[table].length > MOST_ROWS[table])) return 'maker-too-large'
  await database.$transaction(async (tx) => {
    await beginDraft(tx, { schoolId: actor.school.id, userId: actor.userId }, { draft, eckIds, notes: noteWords(notes, read.dropped) }, now)
    await record(tx, auditActor(actor), { action: 'maker.begun', schoolId: actor.school.id, details: { from: 'file', pupils: draft.pupils.length } })
  })
  return null
}

/** The file will carry this school's mark: another school's children do not belong in it. A file that names no school may come in. */
function isOfAnother(file: DraftSchool | null, own: SchoolMark): boolean {
  if (!file) return false
  if (own.brin && file.brin) {
    const written = file.location && file.brin.length === 6 && file.brin.endsWith(file.location) ? parseBrin(file.brin) : parseBrin(file.brin, file.location)
    return written !== (parseBrin(own.brin) ?? own.brin)
  }
  if (own.brin) return false
  return file.brin !== undefined || (Boolean(own.schoolKey) && Boolean(file.schoolKey) && own.schoolKey!.trim() !== file.schoolKey!.trim())
}
