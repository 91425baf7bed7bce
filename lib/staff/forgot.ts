import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { decrypt, encrypt, tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { enqueue } from '@/lib/platform/jobs'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import { sendStaffLink } from './send-link'

/** Stands for an address that is not known. */
const NOWHERE = '0.0.0.0'
const CONTEXT = 'staff-forgotten'

/**
 * 'Gebruikersnaam of wachtwoord vergeten' (AUT-3). Whether somebody has the address is looked up later, by a job: the
 * answer is the same, and as fast, for every address. One mail an address in a quarter of an hour; asking again within it
 * is answered alike. @throws AppError 'forgot-wait' when one client asks for many
 */
export async function askLink(email: string, from: string | null): Promise<void> {
  if ((await takeTry('staff-forgot-client', throttleAddress(from ?? NOWHERE))) > 0) throw new AppError('forgot-wait')
  if ((await takeTry('staff-forgot', Buffer.from(tokenHash(email)).toString('base64url'))) > 0) return
  const sealed = Buffer.from(encrypt(email, CONTEXT)).toString('base64')
  await acrossSchools('somebody who forgot the password has no school yet').$transaction((tx) => enqueue(tx, 'staff.forgotten', { sealed }))
}

/** The job 'staff.forgotten': mails the link, if the address is somebody's. Who never activated gets an activation link again. */
export async function sendForgotten(sealed: string, now: Date): Promise<void> {
  const email = decrypt(Buffer.from(sealed, 'base64'), CONTEXT)
  await acrossSchools('a login belongs to a person, not to a school').$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, name: true, activatedAt: true } })
    if (!user) return
    await sendStaffLink(tx, { userId: user.id, email, name: user.name, purpose: user.activatedAt ? 'password' : 'activation', school: null }, now)
    await record(tx, { kind: 'stranger', address: null }, { action: 'staff.link-sent', schoolId: null, subjectId: user.id })
  })
}
