import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { compareNames, fullName } from '@/lib/core/names'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { eraseRefusal } from './erase-person'
import { remnantsOf, type Remnants } from './imports-of'
import type { SubjectKind } from './person-rules'
import { subjectFor, type Subject } from './subjects'

export type FoundPerson = { kind: 'pupil' | 'staff'; id: string; name: string; group: string | null; removedAt: Date | null }

/** As many as a page shows; who looks for more types more of the name. */
export const MOST_FOUND = 50

/** Pupils and staff whose name has all the words, those who left included (DAT-3). */
export async function findPeople(scope: Scope, text: string): Promise<FoundPerson[]> {
  // What means something to LIKE is a sign like any other here.
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, 6).map((word) => word.replace(/[\\%_]/g, '\\$&'))
  if (words.length === 0) return []
  const where = { AND: words.map((word) => ({ OR: (['firstName', 'prefix', 'lastName'] as const).map((field) => ({ [field]: { contains: word, mode: 'insensitive' as const } })) })) }
  const select = { id: true, firstName: true, prefix: true, lastName: true, removedAt: true } as const
  const database = forSchool(scope)
  const [pupils, staff] = await Promise.all([
    database.pupil.findMany({ where, select: { ...select, group: { select: { name: true } } }, take: MOST_FOUND + 1 }),
    database.employment.findMany({ where: { ...where, substituteGroupId: null }, select, take: MOST_FOUND + 1 }),
  ])
  const found = [...pupils.map((row) => ({ ...row, kind: 'pupil' as const, group: row.group?.name ?? null })), ...staff.map((row) => ({ ...row, kind: 'staff' as const, group: null }))]
  return found.sort(compareNames).map(({ kind, id, group, removedAt, ...name }) => ({ kind, id, name: fullName(name), group, removedAt }))
}

/** The login of a parent by its exact address, where it stands at a child of this school. @throws AppError 'address-not-here' */
export async function findParent({ tx }: CommandContext, { email }: { email: string }): Promise<{ id: string }> {
  const row = await tx.pupilHome.findFirst({ where: { homeAccount: { email } }, select: { homeAccountId: true } })
  if (!row) throw new AppError('address-not-here')
  return { id: row.homeAccountId }
}

export type ErasePreview = { subject: Subject; remnants: Remnants; refusal: ReturnType<typeof eraseRefusal> }

/** Who somebody is, and what erasing would do, or why it cannot be done now. */
export async function erasePreview(scope: Scope, kind: SubjectKind, id: string): Promise<ErasePreview | null> {
  const subject = await subjectFor(scope, kind, id)
  if (!subject) return null
  const remnants = await remnantsOf(forSchool(scope) as unknown as Parameters<typeof remnantsOf>[0], subject)
  return { subject, remnants, refusal: eraseRefusal(subject, remnants) }
}
