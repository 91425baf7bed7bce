import { auditActor } from '@/lib/access/audit-actor'
import type { BesideContext } from '@/lib/access/run-command'
import { AppError } from '@/lib/core/errors'
import type { DuoLocation } from './duo-csv'
import { applyDuoRegister, DuoFileTooSmall } from './save-duo-register'

type Input = { importId: string; whole?: 'on' | undefined }

/**
 * 'Neem over' (ACC-2): the register becomes what the file says, and schools follow; one transaction, once.
 * @throws AppError 'duo-ended', 'duo-overtaken' by a file that was sent in earlier or later and taken over since, 'duo-too-small' unless it was said that this is the whole register
 */
export async function applyDuoImport({ tx, actor, now, audit }: BesideContext, { importId, whole }: Input): Promise<void> {
  const { count } = await tx.duoImport.updateMany({ where: { id: importId, status: 'staged' }, data: { status: 'applied', endedAt: now } })
  if (count === 0) throw new AppError('duo-ended')
  const { locations, createdAt } = await tx.duoImport.findUniqueOrThrow({ where: { id: importId }, select: { locations: true, createdAt: true } })
  if (await tx.duoImport.findFirst({ where: { id: { not: importId }, status: 'applied', endedAt: { gt: createdAt } }, select: { id: true } })) throw new AppError('duo-overtaken')
  try {
    const outcome = await applyDuoRegister(tx, locations as unknown as DuoLocation[], now, auditActor(actor), { force: whole === 'on' })
    await tx.duoImport.update({ where: { id: importId }, data: { outcome, locations: [] } })
    await audit({ action: 'duo.imported', schoolId: null, subjectId: importId, details: outcome })
  } catch (error) {
    if (error instanceof DuoFileTooSmall) throw new AppError('duo-too-small', error.message)
    throw error
  }
}

/** 'Niet overnemen'. @throws AppError 'duo-ended' */
export async function cancelDuoImport({ tx, now, audit }: BesideContext, { importId }: Pick<Input, 'importId'>): Promise<void> {
  const { count } = await tx.duoImport.updateMany({ where: { id: importId, status: 'staged' }, data: { status: 'cancelled', endedAt: now, locations: [] } })
  if (count === 0) throw new AppError('duo-ended')
  await audit({ action: 'duo.cancelled', schoolId: null, subjectId: importId })
}
