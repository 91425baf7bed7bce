import { auditActor } from '@/lib/access/audit-actor'
import type { BesideContext } from '@/lib/access/run-command'
import type { Brin } from '@/lib/core/brin'
import { AppError } from '@/lib/core/errors'
import { brinDifferences } from './rules'
import { followDuo } from './save-duo-register'
import { tellOfBoard } from './tell-of-board'

/** What comes back when a BRIN that was taken over is put back. */
const BEFORE = { brin: true, name: true, street: true, houseNumber: true, postalCode: true, city: true, boardId: true } as const

/**
 * 'Neem BRIN over' (ACC-2): DUO gave the school another number. The account stays with everything in it, people, ticks and
 * shortcuts; name, address and board follow the new record. A record in another place or under another board may be another
 * school's: it is taken over only by who says to have checked. What the school was is kept, so that it can be put back.
 * @throws AppError 'not-found', 'brin-not-open', 'brin-taken', 'brin-in-order', 'brin-elsewhere'
 */
export async function takeOverBrin({ tx, actor, now, audit }: BesideContext, { schoolId, brin, checked }: { schoolId: string; brin: Brin; checked?: 'on' | undefined }): Promise<void> {
  const school = await tx.school.findUnique({ where: { id: schoolId }, select: { ...BEFORE, active: true, board: { select: { number: true } } } })
  if (!school?.brin || !school.active) throw new AppError('not-found')
  const [present, listed] = [await tx.duoLocation.findUnique({ where: { brin: school.brin } }), await tx.duoLocation.findUnique({ where: { brin } })]
  if (present && !present.closedAt) throw new AppError('brin-in-order')
  if (!listed || listed.closedAt) throw new AppError('brin-not-open')
  if (await tx.school.findUnique({ where: { brin }, select: { id: true } })) throw new AppError('brin-taken')
  const { active: _active, board, brin: from, ...before } = school
  if (brinDifferences({ city: before.city, boardNumber: board.number }, listed).length > 0 && !checked) throw new AppError('brin-elsewhere')
  // Somebody else may have been first: the number that was seen must still be the school's.
  const { count } = await tx.school.updateMany({ where: { id: schoolId, brin: from }, data: { brin } })
  if (count === 0) throw new AppError('brin-in-order')
  const kept = { ...before, fromBrin: from, toBrin: brin, takenAt: now }
  await tx.brinTakeover.upsert({ where: { schoolId }, create: { schoolId, ...kept }, update: kept })
  await audit({ action: 'school.brin-taken-over', schoolId, subjectId: schoolId, details: { from, to: brin } })
  await followDuo(tx, now, auditActor(actor))
}

/**
 * 'Zet terug' (ACC-2): the school gets back the BRIN, name, address and board that it had before the last take-over; from
 * then on it is again one of the schools to look at.
 * @throws AppError 'not-found', 'brin-in-order', 'brin-taken'
 */
export async function putBackBrin({ tx, now, audit }: BesideContext, { schoolId }: { schoolId: string }): Promise<void> {
  const kept = await tx.brinTakeover.findUnique({ where: { schoolId } })
  if (!kept) throw new AppError('not-found')
  const { fromBrin, toBrin, takenAt: _takenAt, schoolId: _schoolId, ...before } = kept
  if (await tx.school.findUnique({ where: { brin: fromBrin }, select: { id: true } })) throw new AppError('brin-taken')
  const school = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { boardId: true } })
  const { count } = await tx.school.updateMany({ where: { id: schoolId, brin: toBrin, active: true }, data: { ...before, brin: fromBrin } })
  if (count === 0) throw new AppError('brin-in-order')
  await tx.brinTakeover.delete({ where: { schoolId } })
  await audit({ action: 'school.brin-put-back', schoolId, subjectId: schoolId, details: { from: toBrin, to: fromBrin } })
  if (school.boardId === before.boardId) return
  await audit({ action: 'school.board-moved', schoolId, subjectId: before.boardId })
  await tellOfBoard(tx, schoolId, now)
}
