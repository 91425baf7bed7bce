import { randomUUID } from 'node:crypto'
import { renderStaffLinkMail, type StaffWork } from '@/emails/StaffLink'
import { issueMailLink } from '@/lib/access/mail-link'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'

type Tx = Parameters<typeof queueMail>[0] & Parameters<typeof issueMailLink>[0]
export type StaffLink = { userId: string; email: string; name: string; purpose: 'activation' | 'password'; school: { id: string; name: string } | null; work?: StaffWork }

/**
 * Mails a member of staff the link to choose a password (ACC-3, AUT-3, SUB-1), in the transaction of the change. Links
 * that were sent before for the same stop working. Returns the mail's key.
 */
export async function sendStaffLink(tx: Tx, { userId, email, name, purpose, school, work }: StaffLink, now: Date): Promise<string> {
  const mailKey = `staff-${purpose}-${randomUUID()}`
  const token = await issueMailLink(tx, { purpose, account: { userId }, email, schoolId: school?.id ?? null, mailKey }, now)
  await mail(tx, mailKey, { kind: purpose, email, name, school, work, path: `/login/wachtwoord/${token}` })
  return mailKey
}

/**
 * Tells somebody that a school gave access: who can log in already is pointed to the login page, anybody else gets an
 * activation link.
 */
export async function sendStaffMail(tx: Tx, { login, name, school, work }: { login: { id: string; activated: boolean; email: string }; name: string; school: { id: string; name: string }; work: StaffWork }, now: Date): Promise<void> {
  if (!login.activated) return void (await sendStaffLink(tx, { userId: login.id, email: login.email, name, purpose: 'activation', school, work }, now))
  await mail(tx, `staff-access-${randomUUID()}`, { kind: 'access', email: login.email, name, school, work, path: '/login/leerkracht' })
}

/**
 * Mails the link with which an address that a coordinator set becomes a login here (LAS-7): to choose a password, or, for who
 * logs in elsewhere already, to say yes to this school. The coordinator sees no difference.
 */
export async function sendInvitation(tx: Tx, { login, name, school, work }: { login: { id: string; activated: boolean; email: string }; name: string; school: { id: string; name: string }; work: StaffWork }, now: Date): Promise<void> {
  const mailKey = `staff-activation-${randomUUID()}`
  const token = await issueMailLink(tx, { purpose: 'activation', account: { userId: login.id }, email: login.email, schoolId: school.id, mailKey }, now)
  await mail(tx, mailKey, { kind: login.activated ? 'confirm' : 'activation', email: login.email, name, school, work, path: `/login/wachtwoord/${token}` })
}

type Letter = { kind: 'activation' | 'password' | 'access' | 'confirm'; email: string; name: string; school: { id: string; name: string } | null; work: StaffWork | undefined; path: string }

async function mail(tx: Tx, key: string, { kind, email, name, school, work, path }: Letter): Promise<void> {
  const origin = new URL(env().PUBLIC_URL).origin
  const letter = await renderStaffLinkMail({ portalName: env().PORTAL_NAME, kind, name, email, school: school?.name ?? null, work: work ?? null, address: origin + path, loginAddress: `${origin}/login/leerkracht` })
  await queueMail(tx, { key, schoolId: school?.id ?? null, recipient: email, ...letter })
}
