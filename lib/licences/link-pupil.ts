import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { lockHosted, seatsTaken } from './hosted'
import { inOrderOf, unknownLevels } from './levels'
import type { linkPupilInput } from './schema'

/**
 * Gives a licence that the portal hosts to a single pupil, at levels of its own where wanted (LIC-4, LIC-9). The pupil's year
 * group is not asked: a title above or below it is what this is for. Like a group's link it is not undone here (LIC-3).
 * @throws AppError 'not-found', 'unknown-level', 'pupil-linked-already', 'seats-exceeded'
 */
export async function linkPupil({ tx, actor, audit }: CommandContext, { licence: licenceId, pupil: pupilId, level }: z.output<typeof linkPupilInput>): Promise<void> {
  const licence = await lockHosted(tx, actor.school.id, licenceId)
  if (unknownLevels(licence.levels, level).length > 0) throw new AppError('unknown-level', undefined, { title: licence.title })
  const pupil = await tx.pupil.findFirst({ where: { id: pupilId, removedAt: null }, select: { id: true } })
  if (!pupil) throw new AppError('not-found')
  if (licence.people.some((person) => person.pupilId === pupilId)) throw new AppError('pupil-linked-already')
  const needed = await seatsTaken(tx, licence, { pupilIds: [pupilId] })
  if (licence.seats !== null && needed > licence.seats) throw new AppError('seats-exceeded', undefined, { title: licence.title, needed, seats: licence.seats })
  await tx.licencePerson.create({ data: { schoolId: actor.school.id, licenceId, pupilId, levels: inOrderOf(licence.levels, level) } })
  await audit({ action: 'licences.pupil-linked', subjectId: licenceId, details: { pupil: pupilId } })
}
