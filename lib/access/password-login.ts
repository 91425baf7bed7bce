import { recordRefusal } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { tokenHash } from '@/lib/platform/crypto'
import { forgive, giveBack, takeTry, throttleAddress } from '@/lib/platform/limits'
import { log } from '@/lib/platform/log'
import { checkPassword } from '@/lib/platform/passwords'
import { forgetTries, giveTryBack, takeWaiting } from '@/lib/platform/waits'
import type { Throttle } from '@/lib/platform/waits-rules'
import { isSolved } from './captcha'
import { knownBrowser } from './known-browser'

/** The two login pages with a password: each counts its own tries. */
export type PasswordDoor = 'staff-login' | 'home-login'

/** Where a login comes from: the client's address, the cookie of a browser that the account logged in in before, and a solved captcha. */
export type Whence = { address: string; known?: string | null | undefined; captcha?: string | undefined }

const REFUSED = { 'staff-login': 'staff.sign-in-refused', 'home-login': 'home.sign-in-refused' } as const

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Tries at one account from one place, which is a known browser or else an address: some 35 a day. Getting in forgets them. */
export const HERE: Throttle = { free: 8, waits: [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR], keep: 20 * HOUR }
/**
 * Tries at one account from everywhere that it did not log in from before: who has many addresses (a line with IPv6 has
 * thousands of networks) gets no more than some 75 a day. The owner's own browsers are not held up by it (decision 0018).
 */
export const ANYWHERE: Throttle = { free: 50, waits: [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR], keep: 20 * HOUR }

/** Without a captcha fewer at once (AUT-2): three here, twenty from everywhere, then one a minute, for who has no JavaScript. */
export const HERE_UNSOLVED: Throttle = { free: 3, waits: [...minutes(HERE.free - 3), ...HERE.waits], keep: HERE.keep }
export const ANYWHERE_UNSOLVED: Throttle = { free: 20, waits: [...minutes(ANYWHERE.free - 20), ...ANYWHERE.waits], keep: ANYWHERE.keep }

function minutes(count: number): number[] {
  return Array.from({ length: count }, () => MINUTE)
}

/**
 * Whose e-mail address and password these are (AUT-1, HOM-2). An unknown address, a wrong password and an account that
 * was never activated give the same answer in the same time (AUT-3); guessing is slowed down, nobody is locked out (AUT-2).
 * `email` is in lower case. The hash that was compared comes along: a session is made only while it is still the account's.
 * After some failures a captcha is asked; it opens the more generous throttle and never decides by itself.
 * @throws AppError 'login-failed', 'login-failed-check', 'captcha-needed', 'login-wait'
 */
export async function passwordLogin<Account extends { id: string; passwordHash: string | null }>(
  door: PasswordDoor,
  { email, password }: { email: string; password: string },
  whence: Whence,
  find: (email: string) => Promise<Account | null>,
): Promise<Account & { passwordHash: string }> {
  const { address } = whence
  const near = throttleAddress(address)
  const browser = knownBrowser(whence.known, { door, email }, new Date())
  const keys = keysOf(door, email, near, browser)
  // Each is asked only when the one before lets through: one that hammers on uses up nobody else's tries.
  const human = once(() => isSolved(door, whence.captcha))
  const here = await take(HERE, HERE_UNSOLVED, keys.here, human)
  const slow = browser ? 0 : await takeFromAddress(door, near)
  if (slow > 0) {
    // What somebody else filled is not to count as this person's tries.
    await giveTryBack(keys.here)
    throw waiting(slow)
  }
  const anywhere = browser ? NO_WAIT : await take(ANYWHERE, ANYWHERE_UNSOLVED, keys.anywhere, human)
  const account = await find(email)
  const right = await checkPassword(password, account?.passwordHash)
  if (!account?.passwordHash || !right) {
    const next = Math.max(here.wait, anywhere.wait)
    // Tries at nobody are counted, not stored one by one. Nobody waits for the row: the time would tell who exists (AUT-3).
    if (account) void recordRefusal({ kind: 'stranger', address }, { action: REFUSED[door], schoolId: null, subjectId: account.id }).catch((error: unknown) => log().error({ err: error }, 'a refusal was not audited'))
    throw next > 0 ? waiting(next) : new AppError(here.check || anywhere.check ? 'login-failed-check' : 'login-failed')
  }
  // In a known browser the count of strangers stays what it is: it is not the owner's.
  await Promise.all([forgetTries(browser ? [keys.here] : [keys.here, keys.anywhere]), browser ? null : freeAddress(door, near)])
  return { ...account, passwordHash: account.passwordHash }
}

/** Forgets the tries for this e-mail address: its owner has just chosen another password, of which they say nothing. */
export async function forgiveLogin(door: PasswordDoor, email: string, address: string): Promise<void> {
  const { here, anywhere } = keysOf(door, email, throttleAddress(address), null)
  await forgetTries([here, anywhere])
}

/** Past its limit an address is not refused as a whole, for a school has one: it gets a try judged every few seconds. Returns the seconds to wait. */
async function takeFromAddress(door: PasswordDoor, near: string): Promise<number> {
  return (await takeTry(`${door}-address`, near)) === 0 ? 0 : takeTry(`${door}-address-slow`, near)
}

/** Others behind the same address are not to pay for a try that turned out right. */
async function freeAddress(door: PasswordDoor, near: string): Promise<void> {
  await Promise.all([giveBack(`${door}-address`, near), forgive(`${door}-address-slow`, near)])
}

/** After a wrong one: the seconds to wait, and whether a captcha is asked with the next. */
type After = { wait: number; check: boolean }
const NO_WAIT: After = { wait: 0, check: false }

/** Takes a try by the stricter measure; where that makes wait, by the generous one, if a captcha was solved. */
async function take(solved: Throttle, unsolved: Throttle, key: string, human: () => Promise<boolean>): Promise<After> {
  const first = await takeWaiting(unsolved, key)
  if (first.ok) return { wait: first.tries < solved.free ? 0 : first.next, check: first.next > 0 }
  if (!(await human())) {
    // Past the generous measure too a captcha would not help: the wait is what counts then.
    if (first.tries < solved.free) throw new AppError('captcha-needed', undefined, { minutes: spoken(first.wait) })
    throw waiting(first.wait)
  }
  const second = await takeWaiting(solved, key)
  if (!second.ok) throw waiting(second.wait)
  return { wait: second.next, check: true }
}

/** A solution counts once, and is asked for twice at most. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  return () => (answer ??= ask())
}

/** The address of a person does not lie about in the table of limits. */
function keysOf(door: PasswordDoor, email: string, near: string, browser: string | null) {
  const whose = Buffer.from(tokenHash(email)).toString('base64url')
  return { here: `${door}:${browser ?? near} ${whose}`, anywhere: `${door}-anywhere:${whose}` }
}

function waiting(seconds: number): AppError {
  return new AppError('login-wait', undefined, { minutes: spoken(seconds) })
}

function spoken(seconds: number): string {
  const count = Math.ceil(seconds / 60)
  return count === 1 ? '1 minuut' : `${count} minuten`
}
