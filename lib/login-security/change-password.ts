import type { StaffActor } from '@/lib/access/actor'
import type { BesideContext } from '@/lib/access/action'
import { hashPassword } from '@/lib/platform/passwords'
import { mustBeFresh } from './change-factors'
import { mailFactor } from './mail'
import { endOthers } from './other-sessions'

/** Hashed before the transaction begins: it takes long. Only for who has just said who is there. @throws AppError 'prove-first' */
export async function hashFresh(actor: StaffActor, { password }: { password: string }): Promise<string> {
  await mustBeFresh(actor)
  return hashPassword(password)
}

/**
 * 'Wachtwoord wijzigen' (AUT-2): the new one counts at once. Other sessions and logins under way that the old one opened end; this
 * one goes on, for its holder has just said who is there. The owner is mailed.
 */
export async function changePassword({ tx, actor, now, audit }: BesideContext, _input: unknown, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id: actor.userId }, data: { passwordHash } })
  await endOthers(tx, actor, now, { but: 'environments' })
  await audit({ action: 'staff.password-set', schoolId: actor.school?.id ?? actor.hold?.school?.id ?? null, subjectId: actor.userId, details: { first: false } })
  await mailFactor(tx, actor, 'password-changed', now)
}
