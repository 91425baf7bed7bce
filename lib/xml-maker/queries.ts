import { currentRoster } from '@/lib/roster/current'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import type { SchoolMark } from './check'
import { canStartFromSchool } from './from-school'
import { loadDraft, type KeptDraft } from './store'

/** What the page of the XML-maker starts with. ECK iDs stay here: the page only learns which rows have one. */
export type MakerView = { school: SchoolMark; open: (Pick<KeptDraft, 'draftId' | 'draft' | 'version' | 'updatedAt' | 'notes' | 'writer'> & { withEckId: string[] }) | null; fromSchool: boolean }

/** The draft of one coordinator at one school, or how one can begin (LAS-6). */
export async function makerView(scope: Scope, userId: string): Promise<MakerView> {
  const database = forSchool(scope)
  const school = await database.school.findFirstOrThrow({ select: { brin: true, schoolKey: true } })
  const kept = await loadDraft(database, { schoolId: scope.schoolId, userId })
  if (!kept) return { school, open: null, fromSchool: canStartFromSchool(await currentRoster(database, scope.schoolId)) }
  const { draftId, draft, version, updatedAt, notes, writer, eckIds } = kept
  return { school, open: { draftId, draft, version, updatedAt, notes, ...(writer ? { writer } : {}), withEckId: Object.keys(eckIds) }, fromSchool: false }
}
