import { passwordLogin, type Whence } from '@/lib/access/password-login'
import { createSessionIf, type JudgedBy } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { hasFactor } from '@/lib/login-security/factors'
import { beginStep } from '@/lib/login-security/second-step'
import { NOWHERE } from '@/lib/platform/client-address'
import { acrossSchools } from '@/lib/platform/db/scope'
import { workOf } from './queries'

/** The password was right; the second step is still owed (AUT-7). `step` opens nothing else. */
export class StepOwed extends AppError {
  constructor(readonly step: string) {
    super('second-step')
  }
}

/**
 * Checks an e-mail address and password and makes a session (AUT-1). An unknown address, a wrong password and an
 * account that was never activated give the same answer in the same time. Who set up a second factor gets no session
 * before it was given (AUT-7).
 * `known`: the cookie of a browser where she may have logged in before; `browser`: roughly which one it is.
 * @throws AppError what passwordLogin throws; StepOwed
 */
export async function signInStaff(credentials: { email: string; password: string; captcha?: string | undefined }, from: string, known?: Whence['known'], browser: string | null = null): Promise<{ userId: string; token: string }> {
  // Behind a proxy that names nobody: staff may log in from everywhere, so from there too.
  const address = from === 'unknown' ? NOWHERE : from
  const database = acrossSchools('somebody who logs in has no school yet')
  const user = await passwordLogin('staff-login', { ...credentials, email: credentials.email.trim().toLowerCase() }, { address, known, captcha: credentials.captcha }, (email) =>
    database.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } }))
  if (await hasFactor(user.id)) throw new StepOwed(await beginStep(user.id, user.passwordHash, new Date()))
  return { userId: user.id, token: await openStaffSession({ userId: user.id, by: { passwordHash: user.passwordHash }, address, browser, secondFactor: null }) }
}

/**
 * Makes the session of somebody whose login was judged; whoever works at one school is there at once.
 * @throws AppError 'login-failed' when what it was judged by was taken away meanwhile
 */
export async function openStaffSession({ userId, by, address, browser, secondFactor }: { userId: string; by: JudgedBy; address: string; browser: string | null; secondFactor: 'passkey' | 'app' | 'recovery' | null }): Promise<string> {
  const work = await workOf({ userId, boundTo: null })
  const only = work.length === 1 ? work[0] : undefined
  const token = await createSessionIf(by, { kind: 'staff', userId, schoolId: only?.schoolId ?? null, employmentId: only?.employmentId ?? null, address, browser, secondFactor: secondFactor !== null })
  if (!token) throw new AppError('login-failed')
  await record(acrossSchools('somebody who logs in has no school yet'), { kind: 'staff', id: userId, address }, { action: 'staff.signed-in', schoolId: only?.schoolId ?? null, ...(secondFactor ? { details: { secondFactor } } : {}) })
  return token
}
