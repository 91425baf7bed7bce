import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { tokenHash } from '@/lib/platform/crypto'
import { takeTryIn } from '@/lib/platform/limits'
import { sendHomeLink } from './send-link'

export type Addressee = { id: string; email: string; activatedAt: Date | null }

/**
 * Sends a parent the link that fits: to activate, or for a new password. Staff may do so at any time (AUT-3), but not
 * without end: a mailbox is not to be flooded.
 * @throws AppError 'home-link-limit'
 */
export async function sendLinkByStaff({ tx, actor, now }: CommandContext, to: Addressee): Promise<void> {
  const wait = await takeLink(tx, to.email)
  if (wait > 0) throw new AppError('home-link-limit', undefined, { minutes: inMinutes(wait) })
  await sendHomeLink(tx, { homeAccountId: to.id, email: to.email, purpose: to.activatedAt ? 'password' : 'activation', school: actor.school }, now)
}

/**
 * Takes one of the links that an address may get; returns the seconds to wait when there is none left. Who takes for
 * several addresses does so in their order: two such changes then never wait for each other.
 */
export function takeLink(tx: CommandContext['tx'], email: string): Promise<number> {
  // The address of a parent does not lie about in the table of limits.
  return takeTryIn(tx, 'home-link', Buffer.from(tokenHash(email)).toString('base64url'))
}

/** `5 minuten`: how long to wait, for a sentence. */
export function inMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minuut' : `${minutes} minuten`
}
