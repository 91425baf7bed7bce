import { AppError } from '@/lib/core/errors'
import { tokenHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import { enqueue } from '@/lib/platform/jobs'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import { ACCOUNT_WITH_CHILDREN } from './sql'
import { NOWHERE } from './sign-in'

/**
 * 'Gebruikersnaam of wachtwoord vergeten' (HOM-5, AUT-3): the same answer whether or not the address is known, and
 * whether or not it asked before within 15 minutes. It costs the same too: the mail is made by a job, and an address
 * that nobody has gets a job that does nothing.
 * @throws AppError 'too-many-requests' for whoever asks for very many addresses
 */
export async function requestHomeLink(email: string, from: string | null, now: Date): Promise<void> {
  if ((await takeTry('home-forgotten-address', throttleAddress(from ?? NOWHERE))) > 0) throw new AppError('too-many-requests')
  // The address of a person does not lie about in the table of limits.
  if ((await takeTry('home-forgotten', Buffer.from(tokenHash(email)).toString('base64url'))) > 0) return
  const [account] = await run<{ id: string }>(ACCOUNT_WITH_CHILDREN, [email])
  await enqueue(acrossSchools('who forgot a password is nobody yet'), 'home.forgotten', { homeAccountId: account?.id ?? null, requestedAt: now.toISOString() })
}
