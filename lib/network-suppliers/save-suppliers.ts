import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { consentChanges } from '@/lib/consent/rules'
import { AppError } from '@/lib/core/errors'
import type { suppliersInput } from './schema'

/**
 * 'Sla netwerkbeheerders op' (NET-3): from this commit on an unticked environment signs nobody in, and the sessions that
 * it opened here are over, for each stands on the tick. Withdrawn ticks stay as history. Two coordinators who save at
 * once do not undo each other's rows that they did not change.
 */
export async function saveSuppliers({ tx, actor, now, audit }: CommandContext, input: z.output<typeof suppliersInput>): Promise<{ granted: number; withdrawn: number }> {
  const known = await tx.networkSupplier.findMany({ where: { id: { in: input.shown } }, select: { id: true } })
  if (known.length !== new Set(input.shown).size) throw new AppError('not-found')
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`network suppliers ${actor.school.id}`}))`
  const live = await tx.networkConsent.findMany({ where: { withdrawnAt: null }, select: { supplierId: true } })
  const { grant, withdraw } = consentChanges(new Set(live.map((row) => row.supplierId)), { ...input, ticked: input.supplier })
  await tx.networkConsent.createMany({ data: grant.map((supplierId) => ({ supplierId, grantedById: actor.userId, grantedAt: now, schoolId: actor.school.id })) })
  await tx.networkConsent.updateMany({ where: { supplierId: { in: withdraw }, withdrawnAt: null }, data: { withdrawnAt: now, withdrawnById: actor.userId } })
  for (const id of grant) await audit({ action: 'network.supplier-granted', subjectId: id })
  for (const id of withdraw) await audit({ action: 'network.supplier-withdrawn', subjectId: id })
  return { granted: grant.length, withdrawn: withdraw.length }
}
