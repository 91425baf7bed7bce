import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import { decrypt, encrypt, tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { enqueue } from '@/lib/platform/jobs'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import type { Transaction } from '@/lib/platform/db/prisma'
import type { LinkAccount, MailLink } from './mail-link'

/** The two login pages, each with its own 'Gebruikersnaam of wachtwoord vergeten'. */
export type Door = 'staff' | 'home'
/** What the job is told: the address, encrypted, and when it was asked for. */
export type Forgotten = { sealed: string; requestedAt: string }

const contextOf = (door: Door) => `${door}-forgotten`

/**
 * 'Gebruikersnaam of wachtwoord vergeten' (AUT-3, HOM-5). Whether somebody has the address is looked up later, by the
 * door's job: the answer is the same, and as fast, for every address. One mail an address in a quarter of an hour; asking
 * again within it is answered alike. @throws AppError 'too-many-requests' when one client asks for many
 */
export async function askLink(door: Door, email: string, from: string | null, now: Date): Promise<void> {
  if ((await takeTry(`${door}-forgotten-address`, throttleAddress(from ?? NOWHERE))) > 0) throw new AppError('too-many-requests')
  // The address of a person does not lie about in the table of limits, nor in the queue.
  if ((await takeTry(`${door}-forgotten`, Buffer.from(tokenHash(email)).toString('base64url'))) > 0) return
  await enqueue(acrossSchools('who forgot a password is nobody yet'), `${door}.forgotten`, seal(door, email, now))
}

/** A request as the queue holds it. */
export function seal(door: Door, email: string, now: Date): Forgotten {
  return { sealed: Buffer.from(encrypt(email, contextOf(door))).toString('base64'), requestedAt: now.toISOString() }
}

/** The address of a request. */
export function openRequest(door: Door, { sealed }: Forgotten): string {
  return decrypt(Buffer.from(sealed, 'base64'), contextOf(door))
}

/** True when a link went out since the request: the job ran before, or somebody sent one meanwhile. `purpose`: of that kind only. */
export async function isAnswered(tx: Pick<Transaction, '$queryRaw'>, account: LinkAccount, { requestedAt }: Forgotten, purpose: MailLink['purpose'] | null = null): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from mail_token
    where (user_id = ${account.userId ?? null}::uuid or home_account_id = ${account.homeAccountId ?? null}::uuid) and created_at >= ${new Date(requestedAt)}
      and (${purpose}::text is null or purpose::text = ${purpose}) limit 1`
  return rows.length > 0
}
