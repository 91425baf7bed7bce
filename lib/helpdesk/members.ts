import { record } from '@/lib/audit/record'
import { acrossSchools } from '@/lib/platform/db/scope'
import { accountFor } from '@/lib/staff/login-account'
import { sendStaffLink } from '@/lib/staff/send-link'

const whole = () => acrossSchools('the helpdesk belongs to no school')
const SYSTEM = { kind: 'system', address: null } as const

/**
 * Makes somebody a member of the helpdesk; who never chose a password gets a link for it. On the command line only: nobody can
 * give this away from a browser. `email` in lower case. Answers whether a link was sent.
 */
export async function addMember({ name, email }: { name: string; email: string }, now: Date): Promise<{ linkSent: boolean }> {
  return whole().$transaction(async (tx) => {
    const { id, activated } = await accountFor(tx, { email, name })
    const user = await tx.user.update({ where: { id }, data: { helpdesk: true }, select: { id: true, name: true } })
    await record(tx, SYSTEM, { action: 'helpdesk.member-added', schoolId: null, subjectId: user.id })
    if (activated) return { linkSent: false }
    await sendStaffLink(tx, { userId: user.id, email, name: user.name, purpose: 'activation', school: null }, now)
    return { linkSent: true }
  })
}

/** Takes somebody out of the helpdesk; open sessions end. False when there was no such member. */
export async function removeMember(email: string, now: Date): Promise<boolean> {
  return whole().$transaction(async (tx) => {
    const user = await tx.user.findFirst({ where: { email, helpdesk: true }, select: { id: true } })
    if (!user) return false
    await tx.user.update({ where: { id: user.id }, data: { helpdesk: false } })
    await tx.session.updateMany({ where: { userId: user.id, revokedAt: null }, data: { revokedAt: now } })
    await record(tx, SYSTEM, { action: 'helpdesk.member-removed', schoolId: null, subjectId: user.id })
    return true
  })
}

/** Who the helpdesk is, by name. */
export async function members(): Promise<{ name: string; email: string; active: boolean }[]> {
  const rows = await whole().user.findMany({ where: { helpdesk: true }, select: { name: true, email: true, activatedAt: true }, orderBy: { name: 'asc' } })
  return rows.map(({ activatedAt, ...row }) => ({ ...row, active: activatedAt !== null }))
}
