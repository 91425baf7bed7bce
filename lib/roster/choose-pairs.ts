import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { currentRoster } from './current'
import { proposePairs } from './pairs'
import type { pairsInput } from './schema'
import { lockRoster } from './sql'
import { openRoster } from './staged'

/**
 * Keeps which of the proposed pairs are the same person, by the coordinator's word (LAS-11). Only what the portal
 * proposes can be ticked; what is not ticked is not joined. The preview is made anew with it, so nothing changes yet.
 * @throws AppError 'import-not-open'
 */
export async function choosePairs({ tx, actor, audit }: CommandContext, input: z.output<typeof pairsInput>): Promise<{ importId: string }> {
  await lockRoster(tx, actor.school.id)
  const staged = await tx.rosterImport.findFirst({ where: { id: input.importId, status: { in: ['staged', 'held'] } } })
  if (!staged?.rosterCipher) throw new AppError('import-not-open')
  const proposed = proposePairs(await currentRoster(tx, actor.school.id), openRoster(staged.rosterCipher, staged))
  const chosen = input.all ? proposed : proposed.filter(({ id }) => input.pair.includes(id))
  await tx.rosterImport.update({ where: { id: staged.id }, data: { pairs: chosen.map(({ kind, id, key }) => ({ kind, id, key })), failure: null } })
  await audit({ action: 'roster.paired', subjectId: staged.id, details: { pairs: chosen.length, of: proposed.length } })
  return { importId: staged.id }
}
