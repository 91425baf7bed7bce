import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { addSchoolDays } from '@/lib/core/school-days'
import { inMinutes } from '@/lib/home-login/staff-link'
import { accountFor } from '@/lib/staff/login-account'
import { takeStaffLink } from '@/lib/staff/link-limit'
import { sendStaffMail } from '@/lib/staff/send-link'
import { ensureSubstituteAccounts } from './accounts'
import { endSubstitution } from './end-substitution'
import { WITH_ACCOUNT } from './queries'
import { untilWords } from './rules'
import type { activateInput } from './schema'

/**
 * 'Activeer' (SUB-1): lends the group's anonymous account to somebody, from now to the end of the last school day. Who has
 * a login keeps it and hears so by mail; anybody else gets an activation link. Whoever works at the school already may
 * stand in too: that is a second employment, chosen after logging in.
 * @throws AppError 'not-found', 'substitute-running', 'staff-link-limit' when that mailbox got many links
 */
export async function activateSubstitute({ tx, actor, now, audit }: CommandContext, { groupId, name, email, days }: z.output<typeof activateInput>): Promise<void> {
  const group = await tx.group.findFirst({ where: { id: groupId, ...WITH_ACCOUNT }, select: { id: true, name: true } })
  if (!group) throw new AppError('not-found')
  const past = await tx.substitution.findFirst({ where: { groupId, endedAt: null, endsAt: { lte: now } }, select: { id: true } })
  if (past) await endSubstitution(tx, past.id, now, null)
  await ensureSubstituteAccounts(tx, actor.school.id, now)
  const account = await tx.employment.findFirstOrThrow({ where: { substituteGroupId: groupId }, select: { id: true } })
  const login = await accountFor(tx, { email, name })
  const endsAt = addSchoolDays(now, days)
  // Two coordinators at once: the database lets one of them begin.
  const [made] = await tx.substitution.createManyAndReturn({
    data: [{ schoolId: actor.school.id, groupId, employmentId: account.id, userId: login.id, name, email, days, startedAt: now, endsAt, startedById: actor.userId }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) throw new AppError('substitute-running')
  await takeStaffLink(tx, email, inMinutes)
  await tx.employment.update({ where: { id: account.id }, data: { userId: login.id, endsAt } })
  await sendStaffMail(tx, { login: { ...login, email }, name, school: actor.school, work: { as: 'substitute', group: group.name, until: untilWords(endsAt) } }, now)
  await audit({ action: 'substitutes.activated', subjectId: made.id, details: { groupId, userId: login.id, days } })
}
