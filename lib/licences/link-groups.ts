import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { lockHosted, seatsTaken } from './hosted'
import { suits } from './rules'
import type { linkInput } from './schema'

/**
 * 'Opslaan' of the licence table (LIC-9): links licences to whole groups. Nothing is ever unlinked here (LIC-3); all
 * new links are made or none. @throws AppError 'seats-exceeded', 'wrong-year-group', 'not-found'
 */
export async function linkGroups({ tx, actor, audit }: CommandContext, input: z.output<typeof linkInput>): Promise<{ linked: number }> {
  const wanted = input.link.map((pair) => pair.split(':') as [licenceId: string, groupId: string])
  const byLicence = byLicenceId(wanted)
  let linked = 0
  for (const [licenceId, pairs] of byLicence) {
    const licence = await lockHosted(tx, actor.school.id, licenceId)
    const have = new Set(licence.groups.map((link) => link.groupId))
    const fresh = pairs.map(([, groupId]) => groupId).filter((groupId) => !have.has(groupId))
    const groups = await tx.group.findMany({ where: { id: { in: fresh }, removedAt: null }, select: { id: true, name: true, yearGroup: true } })
    if (groups.length !== new Set(fresh).size) throw new AppError('not-found')
    const unsuited = groups.find((group) => !suits(licence.yearGroups, group.yearGroup))
    if (unsuited) throw new AppError('wrong-year-group', undefined, { title: licence.title, group: unsuited.name })
    const needed = await seatsTaken(tx, licence, { groupIds: fresh })
    if (licence.seats !== null && needed > licence.seats) throw new AppError('seats-exceeded', undefined, { title: licence.title, needed, seats: licence.seats })
    await tx.licenceGroup.createMany({ data: groups.map(({ id }) => ({ licenceId, groupId: id, linkedById: actor.userId, schoolId: actor.school.id })) })
    linked += groups.length
    if (groups.length > 0) await audit({ action: 'licences.linked', subjectId: licenceId, details: { groups: groups.map(({ id }) => id) } })
  }
  return { linked }
}

function byLicenceId(pairs: [string, string][]): Map<string, [string, string][]> {
  const map = new Map<string, [string, string][]>()
  for (const pair of pairs) map.set(pair[0], [...(map.get(pair[0]) ?? []), pair])
  return map
}
