import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import type { loginMethodInput } from './schema'

/** 'Wijzig login methode groep' (GRP-2): for the whole group, single pupils' own choices included. */
export async function setLoginMethod({ tx, audit }: CommandContext, input: z.output<typeof loginMethodInput>): Promise<void> {
  const { count } = await tx.group.updateMany({ where: { id: input.groupId, removedAt: null, kind: 'base' }, data: { loginMethod: input.method } })
  if (count === 0) throw new AppError('not-found')
  await tx.pupil.updateMany({ where: { groupId: input.groupId }, data: { loginMethod: null } })
  await audit({ action: 'groups.login-method-set', subjectId: input.groupId, details: { method: input.method } })
}
