import type { CommandContext } from '@/lib/access/run-command'
import { scopeOf } from '@/lib/access/actor'
import { AppError } from '@/lib/core/errors'
import { firstSteps } from './queries'

/** Read before the transaction begins: whether the list may be put away. */
export const stepsBefore = (actor: CommandContext['actor']) => firstSteps(scopeOf(actor))

/** 'Berg deze lijst op', once everything is done. Twice is once. @throws AppError 'first-steps-left' */
export async function hideFirstSteps({ tx, actor, now, audit }: CommandContext, left: Awaited<ReturnType<typeof stepsBefore>>): Promise<void> {
  if (left && !left.ready) throw new AppError('first-steps-left')
  const { count } = await tx.firstStepsHidden.createMany({ data: [{ schoolId: actor.school.id, hiddenAt: now, hiddenById: actor.userId }], skipDuplicates: true })
  if (count > 0) await audit({ action: 'school.first-steps-hidden' })
}
