import { createSession } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { acrossSchools } from '@/lib/platform/db/scope'
import { countFailure, forgive, takeTry, waitFor } from '@/lib/platform/limits'
import { checkPassword } from '@/lib/platform/passwords'
import { workOf } from './queries'

/**
 * Checks an e-mail address and password and makes a session (AUT-1). An unknown address, a wrong password and an
 * account that was never activated give the same answer in the same time. Whoever works at one school is there at once.
 * @throws AppError 'login-failed', 'login-wait'
 */
export async function signInStaff(credentials: { email: string; password: string }, address: string): Promise<{ userId: string; token: string }> {
  const database = acrossSchools('somebody who logs in has no school yet')
  const email = credentials.email.trim().toLowerCase()
  const pair = `${address} ${email}`
  const wait = Math.max(await takeTry('staff-login', pair), await waitFor('staff-login-address', address))
  if (wait > 0) throw waiting(wait)
  const user = await database.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
  const right = await checkPassword(credentials.password, user?.passwordHash)
  if (!user || !right) {
    const next = Math.max(await waitFor('staff-login', pair), await countFailure('staff-login-address', address))
    await record(database, { kind: 'stranger', address }, { action: 'staff.sign-in-refused', schoolId: null, outcome: 'refused', ...(user ? { subjectId: user.id } : {}) })
    throw next > 0 ? waiting(next) : new AppError('login-failed')
  }
  await forgive('staff-login', pair)
  const work = await workOf(user.id)
  const only = work.length === 1 ? work[0] : undefined
  const token = await createSession({ kind: 'staff', userId: user.id, schoolId: only?.schoolId ?? null, employmentId: only?.employmentId ?? null, address })
  await record(database, { kind: 'staff', id: user.id, address }, { action: 'staff.signed-in', schoolId: only?.schoolId ?? null })
  return { userId: user.id, token }
}

function waiting(seconds: number): AppError {
  const minutes = Math.ceil(seconds / 60)
  return new AppError('login-wait', undefined, { minutes: minutes === 1 ? '1 minuut' : `${minutes} minuten` })
}
