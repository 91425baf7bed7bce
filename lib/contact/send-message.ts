import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { renderContactConfirmation, renderContactMessage } from '@/emails/Contact'
import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import { tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import { queueMail } from '@/lib/platform/mailer'
import { helpdeskContact } from './queries'
import { openState, openWords } from './rules'
import type { messageInput } from './schema'

/** Letters and digits that nobody mixes up when reading out. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * The contact form (HLP-1): a mail to the helpdesk, and one to the sender with a number and nothing of what was typed, for
 * anybody can fill in another's address. One address gets few of those a day; its question arrives all the same.
 * `human`: looks at the captcha, before a mail goes out that anybody can have sent.
 * Returns the number. @throws AppError 'contact-limit' when one client sends many; what `human` throws
 */
export async function sendMessage({ captcha, ...input }: z.output<typeof messageInput>, { address, now }: { address: string | null; now: Date }, human: (captcha: string | undefined) => Promise<void>): Promise<string> {
  await human(captcha)
  if ((await takeTry('contact-address', throttleAddress(address ?? NOWHERE))) > 0) throw new AppError('contact-limit')
  const confirms = (await takeTry('contact-confirm', Buffer.from(tokenHash(input.email)).toString('base64url'))) === 0
  const contact = await helpdeskContact()
  const number = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  const { PORTAL_NAME: portalName } = env()
  const letter = await renderContactMessage({ portalName, number, ...input })
  const receipt = confirms ? await renderContactConfirmation({ portalName, number, hours: openWords(openState(contact, now)), telephone: contact.telephone }) : null
  await acrossSchools('who writes to the helpdesk need not be logged in').$transaction(async (tx) => {
    await queueMail(tx, { key: `contact-${number}`, schoolId: null, recipient: contact.email, ...letter })
    if (receipt) await queueMail(tx, { key: `contact-${number}-receipt`, schoolId: null, recipient: input.email, ...receipt })
  })
  return number
}
