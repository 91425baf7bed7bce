import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { lockHosted } from './hosted'
import { inOrderOf, unknownLevels } from './levels'
import type { levelsInput } from './schema'

/**
 * 'Sla niveaus op' (LIC-4): the levels of groups and single pupils that have the licence, of those that the page showed. A
 * level may change as often as one likes: it is no licence. All is saved or nothing. @throws AppError 'not-found', 'unknown-level'
 */
export async function setLevels({ tx, actor, audit }: CommandContext, { licence: licenceId, row, level }: z.output<typeof levelsInput>): Promise<{ changed: number }> {
  const licence = await lockHosted(tx, actor.school.id, licenceId)
  const wanted = (id: string) => level.filter((value) => value.startsWith(`${id}:`)).map((value) => value.slice(id.length + 1))
  const known = new Map([...licence.groups.map(({ groupId, levels }) => [groupId, levels] as const), ...licence.people.flatMap(({ pupilId, levels }) => (pupilId ? [[pupilId, levels] as const] : []))])
  const changed: string[] = []
  for (const id of new Set(row)) {
    const before = known.get(id)
    if (!before) throw new AppError('not-found')
    if (unknownLevels(licence.levels, wanted(id)).length > 0) throw new AppError('unknown-level', undefined, { title: licence.title })
    const levels = inOrderOf(licence.levels, wanted(id))
    if (levels.join('\n') === before.join('\n')) continue
    const isGroup = licence.groups.some(({ groupId }) => groupId === id)
    if (isGroup) await tx.licenceGroup.updateMany({ where: { licenceId, groupId: id }, data: { levels } })
    else await tx.licencePerson.updateMany({ where: { licenceId, pupilId: id }, data: { levels } })
    changed.push(id)
  }
  if (changed.length > 0) await audit({ action: 'licences.levels-set', subjectId: licenceId, details: { of: changed } })
  return { changed: changed.length }
}
