import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { ROLE_WORDS } from '@/lib/access/actor'
import { AppError } from '@/lib/core/errors'
import { fullName } from '@/lib/core/names'
import { inMinutes } from '@/lib/home-login/staff-link'
import { takeStaffLink } from './link-limit'
import { accountFor } from './login-account'
import { pickGroups } from './pick-groups'
import { groupsToPick, hasLeft, whyNotRoles } from './rules'
import type { addPersonInput } from './schema'
import { sendInvitation, sendStaffMail } from './send-link'
import { knownHere, lockStaffAddresses } from './sql-addresses'

/**
 * Adds an ICT-coördinator, onderwijsondersteunend personeel, IB'er, RT'er or stagiair(e) by hand (ACC-4). Everybody is invited: by a
 * link to choose a password, or, for who logs in elsewhere already, to say yes to this school. Until then the work is no login's,
 * so that nobody learns whose address is known (LAS-7). Somebody who left before comes back as the same person, with the login of then.
 * @throws AppError 'works-here', 'role-missing', 'intern-one-group', 'staff-link-limit', 'not-found' for a group that is not there
 */
export async function addPerson({ tx, actor, now, audit }: CommandContext, { email, roles, groupIds, ...name }: z.output<typeof addPersonInput>): Promise<void> {
  const wrong = whyNotRoles({ roles, groupIds, otherRole: false })
  if (wrong) throw new AppError(wrong)
  await lockStaffAddresses(tx, actor.school.id)
  const { own: known, waits } = await knownHere(tx, { schoolId: actor.school.id, email })
  if (waits || (known && !hasLeft(known, now))) throw new AppError('works-here')
  await takeStaffLink(tx, email, inMinutes)
  const login = await accountFor(tx, { email, name: fullName(name) })
  // Only a login that said yes here before is this school's to give work to.
  const asks = !known?.linked
  const columns = { ...name, roles, fromLas: false, removedAt: null, endsAt: null, ...(asks ? { userId: null, invitedEmail: email } : {}) }
  const [made] = known ? [known] : await tx.employment.createManyAndReturn({ data: [{ schoolId: actor.school.id, ...columns }], skipDuplicates: true, select: { id: true } })
  if (!made) throw new AppError('works-here')
  const { id } = made
  if (known) await tx.employment.update({ where: { id }, data: columns })
  await tx.employmentGroup.deleteMany({ where: { employmentId: id } })
  await pickGroups(tx, { schoolId: actor.school.id, employmentId: id }, groupsToPick(roles, groupIds))
  const letter = { login: { ...login, email }, name: fullName(name), school: actor.school, work: { as: 'staff' as const, roles: roles.map((role) => ROLE_WORDS[role]).join(', ') } }
  await (asks ? sendInvitation(tx, letter, now) : sendStaffMail(tx, letter, now))
  await audit({ action: 'staff.added', subjectId: id, details: { roles } })
}
