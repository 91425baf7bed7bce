import { isAnswered, openRequest, type Forgotten } from '@/lib/access/forgotten'
import { record } from '@/lib/audit/record'
import { acrossSchools } from '@/lib/platform/db/scope'
import { sendStaffLink } from './send-link'

/**
 * The job 'staff.forgotten': mails the link, if the address is somebody's (AUT-3). Who never activated gets an activation
 * link again. Running it twice sends one mail.
 */
export async function sendForgottenStaffLink(request: Forgotten): Promise<void> {
  const email = openRequest('staff', request)
  await acrossSchools('a login belongs to a person, not to a school').$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, name: true, activatedAt: true } })
    if (!user) return
    const purpose = user.activatedAt ? 'password' : 'activation'
    // A school's question whether she works there answers nobody who forgot a password.
    if (await isAnswered(tx, { userId: user.id }, request, purpose)) return
    await sendStaffLink(tx, { userId: user.id, email, name: user.name, purpose, school: null }, new Date())
    await record(tx, { kind: 'stranger', address: null }, { action: 'staff.link-sent', schoolId: null, subjectId: user.id })
  })
}
