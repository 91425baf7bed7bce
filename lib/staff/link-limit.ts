import { AppError } from '@/lib/core/errors'
import { tokenHash } from '@/lib/platform/crypto'
import { takeTryIn } from '@/lib/platform/limits'

/** Takes one of the links that an address may get in an hour: a mailbox is not to be flooded. @throws AppError 'staff-link-limit' */
export async function takeStaffLink(tx: Parameters<typeof takeTryIn>[0], email: string, spoken: (seconds: number) => string): Promise<void> {
  const wait = await takeTryIn(tx, 'staff-link', Buffer.from(tokenHash(email)).toString('base64url'))
  if (wait > 0) throw new AppError('staff-link-limit', undefined, { email, minutes: spoken(wait) })
}
