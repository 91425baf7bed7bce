import { AppError } from '@/lib/core/errors'
import { signedBy } from '@/lib/login-security/passkeys'
import { takeStep, type Proof } from '@/lib/login-security/second-step'
import { NOWHERE } from '@/lib/platform/client-address'
import { acrossSchools } from '@/lib/platform/db/scope'
import { openStaffSession } from './sign-in'

type Whence = { address: string | null; browser: string | null }

/** Logs somebody in by a passkey alone, which asked for a finger, a face or a pin itself (AUT-7). @throws AppError 'passkey-failed' */
export async function signInByPasskey(answer: string, { address, browser }: Whence, now: Date): Promise<{ token: string; email: string }> {
  const passkey = await signedBy('login', '', answer, now)
  const user = passkey && (await acrossSchools('somebody who logs in has no school yet').user.findUnique({ where: { id: passkey.userId }, select: { id: true, email: true, activatedAt: true } }))
  if (!passkey || !user?.activatedAt) throw new AppError('passkey-failed')
  const token = await openStaffSession({ userId: user.id, by: { passkey: passkey.id }, address: address ?? NOWHERE, browser, secondFactor: 'passkey' })
  return { token, email: user.email }
}

/** Logs somebody in whose password was right, once the second step is taken. @throws AppError what takeStep throws */
export async function signInBySecondStep(step: string | null, proof: Proof, { address, browser }: Whence, now: Date): Promise<{ token: string; email: string }> {
  const taken = await takeStep(step, proof, address, now)
  const token = await openStaffSession({ userId: taken.userId, by: { passwordHash: taken.passwordHash }, address: address ?? NOWHERE, browser, secondFactor: taken.by })
  return { token, email: taken.email }
}
