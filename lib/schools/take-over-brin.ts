import { auditActor } from '@/lib/access/audit-actor'
import type { BesideContext } from '@/lib/access/run-command'
import type { Brin } from '@/lib/core/brin'
import { AppError } from '@/lib/core/errors'
import { followDuo } from './save-duo-register'

/**
 * 'Neem BRIN over' (ACC-2): DUO gave the school another number. The account stays with everything in it, people, ticks and
 * shortcuts; name, address and board follow the new record.
 * @throws AppError 'not-found', 'brin-not-open', 'brin-taken', 'brin-in-order'
 */
export async function takeOverBrin({ tx, actor, now, audit }: BesideContext, { schoolId, brin }: { schoolId: string; brin: Brin }): Promise<void> {
  const school = await tx.school.findUnique({ where: { id: schoolId }, select: { brin: true, active: true } })
  if (!school?.brin || !school.active) throw new AppError('not-found')
  const [present, listed] = [await tx.duoLocation.findUnique({ where: { brin: school.brin } }), await tx.duoLocation.findUnique({ where: { brin } })]
  if (present && !present.closedAt) throw new AppError('brin-in-order')
  if (!listed || listed.closedAt) throw new AppError('brin-not-open')
  if (await tx.school.findUnique({ where: { brin }, select: { id: true } })) throw new AppError('brin-taken')
  // Somebody else may have been first: the number that was seen must still be the school's.
  const { count } = await tx.school.updateMany({ where: { id: schoolId, brin: school.brin }, data: { brin } })
  if (count === 0) throw new AppError('brin-in-order')
  await audit({ action: 'school.brin-taken-over', schoolId, subjectId: schoolId, details: { from: school.brin, to: brin } })
  await followDuo(tx, now, auditActor(actor))
}
