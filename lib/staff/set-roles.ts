import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { GIVEN_ROLES } from '@/lib/access/actor'
import { AppError } from '@/lib/core/errors'
import { keepACoordinator } from './coordinators'
import { pickGroups } from './pick-groups'
import { groupsToPick, whyNotRoles } from './rules'
import { endStaffLinks } from './sql-addresses'
import type { employmentInput, setRolesInput } from './schema'

/** `self`: the coordinator changed the own roles, and may have lost the page. */
export type Changed = { self: boolean }

const given: readonly string[] = GIVEN_ROLES

/**
 * Gives and takes extra roles (ACC-4): to a teacher of the LAS, who stays one, or to somebody entered by hand.
 * @throws AppError 'not-found', 'role-missing', 'intern-one-group', 'last-coordinator'
 */
export async function setRoles({ tx, actor, now, audit }: CommandContext, { employmentId, roles, groupIds }: z.output<typeof setRolesInput>): Promise<Changed> {
  const person = await tx.employment.findFirst({ where: { id: employmentId, substituteGroupId: null, removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] }, select: { roles: true, fromLas: true } })
  if (!person) throw new AppError('not-found')
  // What a coordinator does not give stays: a teacher of the LAS is a teacher.
  const kept = person.roles.filter((role) => !given.includes(role))
  const wrong = whyNotRoles({ roles, groupIds, otherRole: kept.length > 0 })
  if (wrong) throw new AppError(wrong)
  if (person.roles.includes('coordinator') && !roles.includes('coordinator')) await keepACoordinator(tx, actor.school.id, employmentId)
  await tx.employment.update({ where: { id: employmentId }, data: { roles: [...kept, ...roles] } })
  // A teacher who came with no import has groups by hand only.
  const picked = kept.length > 0 && !person.fromLas ? groupIds : groupsToPick(roles, groupIds)
  await pickGroups(tx, { schoolId: actor.school.id, employmentId }, picked)
  await audit({ action: 'staff.roles-set', subjectId: employmentId, details: { roles } })
  return { self: employmentId === actor.employmentId }
}

/**
 * Ends the access of somebody entered by hand, at once (ACC-4). Nobody is deleted, but the roles and groups that were
 * given go: whoever comes back by an import comes back as what the LAS says. Links that the school mailed stop working; the
 * address stays with the work that ended, so that who is added again is the same person, answered or not.
 * @throws AppError 'not-found', 'from-las', 'last-coordinator'
 */
export async function endEmployment({ tx, actor, now, audit }: CommandContext, { employmentId }: z.output<typeof employmentInput>): Promise<Changed> {
  const person = await tx.employment.findFirst({ where: { id: employmentId, substituteGroupId: null, removedAt: null }, select: { fromLas: true, roles: true, invitedEmail: true, user: { select: { email: true } } } })
  if (!person) throw new AppError('not-found')
  if (person.fromLas) throw new AppError('from-las')
  if (person.roles.includes('coordinator')) await keepACoordinator(tx, actor.school.id, employmentId)
  await tx.employment.update({ where: { id: employmentId }, data: { removedAt: now, roles: person.roles.filter((role) => !given.includes(role)) } })
  await tx.employmentGroup.deleteMany({ where: { employmentId, byHand: true } })
  const email = person.user?.email ?? person.invitedEmail
  if (email) await endStaffLinks(tx, { schoolId: actor.school.id, email }, now)
  await audit({ action: 'staff.ended', subjectId: employmentId })
  return { self: employmentId === actor.employmentId }
}
