import { fullName } from '@/lib/core/names'
import { forSchool, type Scope, type SchoolTransaction } from '@/lib/platform/db/scope'
import type { SubjectKind, Traces } from './person-rules'

/** Somebody of the school of whom an access report can be made. */
export type Subject = {
  kind: SubjectKind
  id: string
  name: string
  /** Null: still of this school; for a parent: an address that stands at a child that is. */
  removedAt: Date | null
  traces: Traces
  person: { lasKey: string | null; firstName: string; lastName: string | null; eckIdHash: Uint8Array | null } | null
}
type Tx = Pick<SchoolTransaction, 'pupil' | 'employment' | 'pupilHome'>
const SELECT = { id: true, firstName: true, prefix: true, lastName: true, lasKey: true, eckIdHash: true, removedAt: true } as const

/** Who this is, at this school; null for anybody else's person. */
export async function subjectOf(tx: Tx, schoolId: string, kind: SubjectKind, id: string): Promise<Subject | null> {
  return kind === 'pupil' ? pupil(tx, schoolId, id) : kind === 'staff' ? member(tx, schoolId, id) : parent(tx, schoolId, id)
}

/** The same for a page. */
export function subjectFor(scope: Scope, kind: SubjectKind, id: string): Promise<Subject | null> {
  return subjectOf(forSchool(scope) as unknown as Tx, scope.schoolId, kind, id)
}

async function pupil(tx: Tx, schoolId: string, id: string): Promise<Subject | null> {
  const row = await tx.pupil.findFirst({ where: { id }, select: SELECT })
  return row && { kind: 'pupil', id, name: fullName(row), removedAt: row.removedAt, traces: { schoolId, pupilId: id, emails: [] }, person: row }
}

async function member(tx: Tx, schoolId: string, id: string): Promise<Subject | null> {
  const row = await tx.employment.findFirst({ where: { id, substituteGroupId: null }, select: { ...SELECT, userId: true, lasEmail: true, invitedEmail: true, user: { select: { email: true } } } })
  if (!row) return null
  const emails = [...new Set([row.user?.email, row.lasEmail, row.invitedEmail].flatMap((email) => email?.toLowerCase() ?? []))]
  // Somebody whose work ended may stand in here today: the group's account is theirs then.
  const standsIn = row.userId !== null && row.removedAt !== null && (await tx.employment.count({ where: { userId: row.userId, removedAt: null } })) > 0
  return { kind: 'staff', id, name: fullName(row), removedAt: standsIn ? null : row.removedAt, traces: { schoolId, employmentId: id, ...(row.userId ? { userId: row.userId } : {}), emails }, person: row }
}

async function parent(tx: Tx, schoolId: string, id: string): Promise<Subject | null> {
  const rows = await tx.pupilHome.findMany({ where: { homeAccountId: id }, select: { homeAccount: { select: { email: true } }, pupil: { select: { removedAt: true } } } })
  if (rows.length === 0) return null
  const { email } = rows[0]!.homeAccount
  const gone = rows.map((row) => row.pupil.removedAt)
  const removedAt = gone.includes(null) ? null : new Date(Math.max(...gone.map((moment) => moment!.getTime())))
  return { kind: 'parent', id, name: email, removedAt, traces: { schoolId, homeAccountId: id, emails: [email] }, person: null }
}
