import { randomUUID } from 'node:crypto'
import { renderHomeLinkMail } from '@/emails/HomeLink'
import { issueMailLink } from '@/lib/access/mail-link'
import { env } from '@/lib/platform/env'
import type { OfPrisma } from '@/lib/platform/db/connection'
import { queueMail } from '@/lib/platform/mailer'

export type HomeLink = {
  homeAccountId: string
  email: string
  purpose: 'activation' | 'password'
  /** The school that set the home login up; the mail names it (HOM-5). */
  school: { id: string; name: string }
  /** Further schools where this account has children, where the parent asked for the link and not one school sends it. */
  otherSchools?: readonly string[]
}

/**
 * Mails a parent the link to choose a password (HOM-1, HOM-5, GRP-4), in the transaction of the change. Links that were
 * sent before stop working. Returns the mail's key, by which its delivery is found (HOM-8).
 */
export async function sendHomeLink(tx: Parameters<typeof issueMailLink>[0] & OfPrisma, link: HomeLink, now: Date): Promise<string> {
  const mailKey = `home-${link.purpose}-${randomUUID()}`
  const { homeAccountId, email, purpose, school, otherSchools = [] } = link
  const token = await issueMailLink(tx, { purpose, account: { homeAccountId }, email, schoolId: school.id, mailKey }, now)
  const origin = new URL(env().PUBLIC_URL).origin
  const mail = await renderHomeLinkMail({ portalName: env().PORTAL_NAME, purpose, schools: [school.name, ...otherSchools], email, address: `${origin}/thuis/wachtwoord/${token}`, homeAddress: `${origin}/thuis` })
  await queueMail(tx, { key: mailKey, schoolId: school.id, recipient: email, ...mail })
  return mailKey
}
