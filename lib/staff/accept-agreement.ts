import { AGREEMENT_VERSION } from '@/lib/access/agreement'
import type { StaffActor } from '@/lib/access/actor'
import { auditActor } from '@/lib/access/audit-actor'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { acrossSchools } from '@/lib/platform/db/scope'

/**
 * 'Ik ga akkoord' (ACC-3): which version, who, when. Twice is once. The form names the version that was read: a newer one
 * must be read first. A session that asks who is there, or that looks on, accepts nothing in somebody's name (AUT-4, ACC-11).
 * @throws AppError 'agreement-newer', 'session-moved', 'second-factor-first', 'look-on'
 */
export async function acceptAgreement(actor: StaffActor, version: string, now: Date): Promise<void> {
  if (actor.hold) throw new AppError(actor.hold.kind === 'moved' ? 'session-moved' : 'second-factor-first')
  if (actor.lookOn) throw new AppError('look-on')
  if (version !== AGREEMENT_VERSION) throw new AppError('agreement-newer')
  await acrossSchools('somebody accepts for the own login').$transaction(async (tx) => {
    const { count } = await tx.agreementAcceptance.createMany({ data: [{ userId: actor.userId, version, acceptedAt: now }], skipDuplicates: true })
    if (count > 0) await record(tx, auditActor(actor), { action: 'staff.agreed', schoolId: actor.school?.id ?? null, subjectId: actor.userId, details: { version } })
  })
}

/** When somebody accepted the present version; null when not yet. */
export async function acceptedAt(userId: string): Promise<Date | null> {
  const row = await acrossSchools('somebody accepts for the own login').agreementAcceptance.findUnique({ where: { userId_version: { userId, version: AGREEMENT_VERSION } }, select: { acceptedAt: true } })
  return row?.acceptedAt ?? null
}
