import { createSession } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { forgive, giveBack, takeTry, throttleAddress, waitFor } from '@/lib/platform/limits'
import { checkPassword } from '@/lib/platform/passwords'
import { workOf } from './queries'

/** Stands for an address that is not known. */
const NOWHERE = '0.0.0.0'

/**
 * Checks an e-mail address and password and makes a session (AUT-1). An unknown address, a wrong password and an
 * account that was never activated give the same answer in the same time. Whoever works at one school is there at once.
 * @throws AppError 'login-failed', 'login-wait'
 */
export async function signInStaff(credentials: { email: string; password: string }, from: string): Promise<{ userId: string; token: string }> {
  // Behind a proxy that names nobody: staff may log in from everywhere, so from there too.
  const address = from === 'unknown' ? NOWHERE : from
  const database = acrossSchools('somebody who logs in has no school yet')
  const email = credentials.email.trim().toLowerCase()
  const near = throttleAddress(address)
  // The address of a person does not lie about in the table of limits.
  const pair = `${near} ${Buffer.from(tokenHash(email)).toString('base64url')}`
  const wait = Math.max(await takeTry('staff-login', pair), await takeTry('staff-login-address', near))
  if (wait > 0) throw waiting(wait)
  const user = await database.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
  const right = await checkPassword(credentials.password, user?.passwordHash)
  if (!user || !right) {
    const next = Math.max(await waitFor('staff-login', pair), await waitFor('staff-login-address', near))
    // Tries at nobody are counted, not stored one by one.
    if (user) await record(database, { kind: 'stranger', address }, { action: 'staff.sign-in-refused', schoolId: null, outcome: 'refused', subjectId: user.id })
    throw next > 0 ? waiting(next) : new AppError('login-failed')
  }
  await Promise.all([forgive('staff-login', pair), giveBack('staff-login-address', near)])
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
