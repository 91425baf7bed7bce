import type { Transaction } from '@/lib/platform/db/prisma'
import { coordinatesNow } from '@/lib/staff/coordinators'
import { lockSchool } from './sql'
import { objection, type Overtaken, type RequestKind, type RequestSchool, type Standing } from './rules'

type Known = Standing & { schoolId: string | null }
type Which = { brin: string | null; schoolKey: string | null; schoolId?: string }

/** What is known of a school by its BRIN or its school key: at DUO, and here (ACC-1). */
export async function standingOf(tx: Pick<Transaction, 'duoLocation' | 'school' | 'employment'>, { brin, schoolKey, schoolId }: Which, now: Date): Promise<Known> {
  const listed = brin ? await tx.duoLocation.findUnique({ where: { brin }, select: { closedAt: true } }) : null
  const where = schoolId ? { id: schoolId } : brin ? { brin } : schoolKey ? { schoolKey } : null
  const school = where && (await tx.school.findUnique({ where, select: { id: true, active: true } }))
  return {
    duo: !listed ? 'unknown' : listed.closedAt ? 'closed' : 'open',
    account: !school ? 'none' : !school.active ? 'ended' : (await hasCoordinator(tx, school.id, now)) ? 'coordinated' : 'alone',
    schoolId: school?.id ?? null,
  }
}

/** True when somebody runs the school who can log in. */
export async function hasCoordinator(tx: Pick<Transaction, 'employment'>, schoolId: string, now: Date): Promise<boolean> {
  const held = await tx.employment.count({ where: { schoolId, ...coordinatesNow(now) } })
  return held > 0
}

type Request = { id: string; kind: RequestKind; schoolKind: string; brin: string | null; schoolKey: string | null; createdAt: Date }
type Chosen = { schoolId?: string; schoolKey?: string }

/**
 * Why a request can no longer be approved (ACC-1): whatever the form refuses today, and another request for the school that was
 * approved since this one was filled in, though its coordinator did not log in yet. `hold`: from here to the end of the
 * transaction the school stays as it is found, so that of two approvals the second sees what the first did.
 */
export async function overtaken(tx: Parameters<typeof standingOf>[0] & Pick<Transaction, 'accountRequest'>, request: Request, { schoolId, schoolKey }: Chosen, now: Date, hold?: Transaction): Promise<Overtaken | null> {
  const which = { brin: request.brin, schoolKey: schoolKey ?? request.schoolKey, schoolId }
  const found = await standingOf(tx, which, now)
  if (hold && found.schoolId) await lockSchool(hold, found.schoolId)
  const standing = hold && found.schoolId ? await standingOf(tx, which, now) : found
  // A practice or a school abroad need not know its key, and an own location that the helpdesk chose is there on purpose.
  const known = request.schoolKind === 'primary' || which.brin !== null || which.schoolKey !== null || schoolId !== undefined
  const reason = known ? objection(request.kind, request.schoolKind as RequestSchool, standing) : null
  const byHand = request.schoolKind !== 'primary'
  if (reason && !(byHand && (reason === 'no-account' || (reason === 'account-exists' && (schoolId || schoolKey))))) return reason
  const meanwhile = standing.schoolId ? await tx.accountRequest.count({ where: { id: { not: request.id }, status: 'approved', madeSchoolId: standing.schoolId, decidedAt: { gt: request.createdAt } } }) : 0
  return meanwhile > 0 ? 'other-approved' : null
}
