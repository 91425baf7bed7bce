import type { StaffActor } from '@/lib/access/actor'
import { auditActor } from '@/lib/access/audit-actor'
import { markProved } from '@/lib/access/hold'
import { passwordLogin } from '@/lib/access/password-login'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import { acrossSchools } from '@/lib/platform/db/scope'
import { signedBy } from './passkeys'

const whole = () => acrossSchools('somebody says who is at the own session')

/**
 * The holder of a session says who it is: by the password (judged and slowed down as a login is), or by a passkey. From then on
 * the session goes on where it is now (AUT-4), and for ten minutes the login itself may be changed (AUT-7).
 * @throws AppError 'not-signed-in', 'own-password-wrong', 'passkey-failed', and what passwordLogin throws
 */
export async function prove(actor: StaffActor, proof: { password: string; captcha?: string | undefined } | { answer: string }, known: string | null, now: Date): Promise<void> {
  if ('answer' in proof) {
    if ((await signedBy('prove', actor.sessionId, proof.answer, now))?.userId !== actor.userId) throw new AppError('passkey-failed')
  } else {
    const user = await passwordLogin('staff-login', { email: actor.email, password: proof.password }, { address: actor.address ?? NOWHERE, known, captcha: proof.captcha }, (email) =>
      whole().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'login-failed' ? new AppError('own-password-wrong') : error
    })
    if (user.id !== actor.userId) throw new AppError('own-password-wrong')
  }
  if (!(await markProved(actor))) throw new AppError('not-signed-in')
  if (actor.hold?.kind === 'moved') await record(whole(), auditActor(actor), { action: 'session.confirmed', schoolId: actor.hold.school?.id ?? null, details: { by: 'answer' in proof ? 'passkey' : 'password' } })
}
