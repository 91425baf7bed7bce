import { createHmac, randomBytes } from 'node:crypto'
import { derivedSecret, sameSecret } from '@/lib/platform/crypto'
import { cookieName } from './cookie'
import type { PasswordDoor } from './password-login'

/** So long a browser stays known to an account after its last login in it. Seconds. */
export const KNOWN_FOR = 90 * 86_400
/** A computer in a staff room, a tablet of two parents: so many accounts, the latest first. */
const MOST = 6

/** The cookie that says which accounts logged in in this browser before. */
export function knownCookieName(): string {
  return cookieName('bekende-browser')
}

type Account = { door: PasswordDoor; email: string }

/**
 * The mark of this browser where this account logged in in it before, else null. The cookie is worth nothing but a count of
 * tries of its own (password-login): it opens nothing, and holds no name.
 */
export function knownBrowser(cookie: string | null | undefined, account: Account, now: Date): string | null {
  for (const entry of entriesOf(cookie, now)) if (isOf(entry, account)) return entry.mark
  return null
}

/** The cookie's new value once this account logged in: its entry in front, with the mark that it has. */
export function rememberBrowser(cookie: string | null | undefined, account: Account, now: Date): string {
  const mark = knownBrowser(cookie, account, now) ?? randomBytes(16).toString('base64url')
  const expires = (Math.floor(now.getTime() / 1000) + KNOWN_FOR).toString(36)
  const others = entriesOf(cookie, now).filter((entry) => !isOf(entry, account))
  return [{ mark, expires, seal: sealOf(account, mark, expires) }, ...others].slice(0, MOST).map((entry) => `${entry.mark}.${entry.expires}.${entry.seal}`).join('~')
}

type Entry = { mark: string; expires: string; seal: string }

/** Entries that are not over. Whose they are shows only to who knows the account: others' are kept as they are. */
function entriesOf(cookie: string | null | undefined, now: Date): Entry[] {
  return (cookie ?? '').slice(0, 4000).split('~').slice(0, MOST).flatMap((text) => {
    const [, mark, expires, seal] = /^([\w-]{22})\.([0-9a-z]{1,9})\.([\w-]{43})$/.exec(text) ?? []
    return mark && expires && seal && parseInt(expires, 36) * 1000 > now.getTime() ? [{ mark, expires, seal }] : []
  })
}

function isOf({ mark, expires, seal }: Entry, account: Account): boolean {
  return sameSecret(seal, sealOf(account, mark, expires))
}

function sealOf({ door, email }: Account, mark: string, expires: string): string {
  return createHmac('sha256', derivedSecret('known browser')).update([door, email, mark, expires].join('\0')).digest('base64url')
}
