import { recordRefusal } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { tokenHash } from '@/lib/platform/crypto'
import { forgive, giveBack, takeTry, throttleAddress, waitFor } from '@/lib/platform/limits'
import { log } from '@/lib/platform/log'
import { checkPassword } from '@/lib/platform/passwords'

/** The two login pages with a password: each counts its own tries (limits `<door>` and `<door>-address`). */
export type PasswordDoor = 'staff-login' | 'home-login'

const REFUSED = { 'staff-login': 'staff.sign-in-refused', 'home-login': 'home.sign-in-refused' } as const

/**
 * Whose e-mail address and password these are (AUT-1, HOM-2). An unknown address, a wrong password and an account that
 * was never activated give the same answer in the same time (AUT-3); guessing is slowed down, nobody is locked out (AUT-2).
 * `email` is in lower case.
 * @throws AppError 'login-failed', 'login-wait'
 */
export async function passwordLogin<Account extends { id: string; passwordHash: string | null }>(
  door: PasswordDoor,
  { email, password }: { email: string; password: string },
  address: string,
  find: (email: string) => Promise<Account | null>,
): Promise<Account> {
  const near = throttleAddress(address)
  const pair = pairOf(email, near)
  // Who must wait already takes nothing from the address: one that hammers on is not to use up everybody's tries.
  const wait = (await takeTry(door, pair)) || (await takeTry(`${door}-address`, near))
  if (wait > 0) throw waiting(wait)
  const account = await find(email)
  const right = await checkPassword(password, account?.passwordHash)
  if (!account || !right) {
    const next = Math.max(await waitFor(door, pair), await waitFor(`${door}-address`, near))
    // Tries at nobody are counted, not stored one by one. Nobody waits for the row: the time would tell who exists (AUT-3).
    if (account) void recordRefusal({ kind: 'stranger', address }, { action: REFUSED[door], schoolId: null, subjectId: account.id }).catch((error: unknown) => log().error({ err: error }, 'a refusal was not audited'))
    throw next > 0 ? waiting(next) : new AppError('login-failed')
  }
  await Promise.all([forgive(door, pair), giveBack(`${door}-address`, near)])
  return account
}

/** Forgets the tries for this e-mail address from this place: its owner has just chosen another password. */
export async function forgiveLogin(door: PasswordDoor, email: string, address: string): Promise<void> {
  await forgive(door, pairOf(email, throttleAddress(address)))
}

/** The address of a person does not lie about in the table of limits. */
function pairOf(email: string, near: string): string {
  return `${near} ${Buffer.from(tokenHash(email)).toString('base64url')}`
}

function waiting(seconds: number): AppError {
  const minutes = Math.ceil(seconds / 60)
  return new AppError('login-wait', undefined, { minutes: minutes === 1 ? '1 minuut' : `${minutes} minuten` })
}
