import { passwordLogin, type Whence } from '@/lib/access/password-login'
import { createSessionIf } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import { acrossSchools } from '@/lib/platform/db/scope'
import { workOf } from './queries'

/**
 * Checks an e-mail address and password and makes a session (AUT-1). An unknown address, a wrong password and an
 * account that was never activated give the same answer in the same time. Whoever works at one school is there at once.
 * `known`: the cookie of a browser where she may have logged in before.
 * @throws AppError 'login-failed', 'login-wait'
 */
export async function signInStaff(credentials: { email: string; password: string; captcha?: string | undefined }, from: string, known?: Whence['known']): Promise<{ userId: string; token: string }> {
  // Behind a proxy that names nobody: staff may log in from everywhere, so from there too.
  const address = from === 'unknown' ? NOWHERE : from
  const database = acrossSchools('somebody who logs in has no school yet')
  const user = await passwordLogin('staff-login', { ...credentials, email: credentials.email.trim().toLowerCase() }, { address, known, captcha: credentials.captcha }, (email) =>
    database.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } }))
  const work = await workOf({ userId: user.id, boundTo: null })
  const only = work.length === 1 ? work[0] : undefined
  const token = await createSessionIf({ passwordHash: user.passwordHash }, { kind: 'staff', userId: user.id, schoolId: only?.schoolId ?? null, employmentId: only?.employmentId ?? null, address })
  // Another password was chosen while this one was judged.
  if (!token) throw new AppError('login-failed')
  await record(database, { kind: 'staff', id: user.id, address }, { action: 'staff.signed-in', schoolId: only?.schoolId ?? null })
  return { userId: user.id, token }
}
