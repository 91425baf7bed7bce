import { randomUUID } from 'node:crypto'
import { renderHomeChildAddedMail } from '@/emails/HomeChildAdded'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { inMinutes, takeLink, type Addressee } from './staff-link'

/**
 * Tells a parent that a school where none of the children was yet added one to the home login (HOM-1): the password that
 * there is opens it, so nobody is to do that unnoticed. Counts as a link: a mailbox is not to be flooded.
 * @throws AppError 'home-link-limit'
 */
export async function sendChildAdded({ tx, actor }: CommandContext, to: Addressee): Promise<void> {
  const wait = await takeLink(tx, to.email)
  if (wait > 0) throw new AppError('home-link-limit', undefined, { minutes: inMinutes(wait) })
  const mail = await renderHomeChildAddedMail({ portalName: env().PORTAL_NAME, school: actor.school.name, email: to.email, homeAddress: `${new URL(env().PUBLIC_URL).origin}/thuis` })
  await queueMail(tx, { key: `home-child-added-${randomUUID()}`, schoolId: actor.school.id, recipient: to.email, ...mail })
}
