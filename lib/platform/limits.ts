import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import ipaddr from 'ipaddr.js'
import { pool } from './db/pool'
import type { Transaction } from './db/prisma'
import { shared } from './shared'

/**
 * Every limit of the portal in one table: how many failures in how many seconds, counted by what. Waits that grow stand
 * where they belong: lib/access/password-login.ts (one account's password), lib/pupil-login/throttle.ts (pupils).
 */
export const LIMITS = {
  /** Wrong passwords of staff from one client address, whatever the account, in browsers where the account never logged in before. */
  'staff-login-address': { points: 200, seconds: 900 },
  /** Past that: one try judged in so many seconds, so that nobody bars a school by its one address (decision 0018). */
  'staff-login-address-slow': { points: 1, seconds: 5 },
  /** The same two at /thuis. */
  'home-login-address': { points: 200, seconds: 900 },
  'home-login-address-slow': { points: 1, seconds: 5 },
  /** 'Wachtwoord vergeten' at /thuis: one request for an e-mail address (AUT-3), and so many from one client address. */
  'home-forgotten': { points: 1, seconds: 900 },
  'home-forgotten-address': { points: 30, seconds: 900 },
  /** 'Gebruikersnaam of wachtwoord vergeten' of staff: one mail an address in a quarter of an hour (AUT-3). */
  'staff-forgotten': { points: 1, seconds: 900 },
  /** The same from one client address, whatever the account. */
  'staff-forgotten-address': { points: 20, seconds: 900 },
  /** 'Bevestigen' of staff from one client address: a school's people may all sit behind one (LAS-7). */
  'staff-confirm': { points: 60, seconds: 900 },
  /** Requests for a mail without a solved captcha (no JavaScript): at one door, from one client address and from everywhere (AUT-2). */
  'without-captcha': { points: 3, seconds: 3600 },
  'without-captcha-all': { points: 100, seconds: 3600 },
  /** Links that staff send to one parent's address. */
  'home-link': { points: 30, seconds: 3600 },
  /** Links that coordinators send to one address of staff (LAS-7), substitutes (SUB-1) among them. */
  'staff-link': { points: 10, seconds: 3600 },
  /** Reminders to all parents of one group. */
  'home-remind': { points: 1, seconds: 14_400 },
  /** Reports of a Dynamic IP Tool with a key that nobody has, from one client address (NET-2). */
  'address-report': { points: 60, seconds: 900 },
  /** Reports of one school's tool: IPv4 and IPv6 every five minutes, and some room. */
  'address-report-school': { points: 30, seconds: 600 },
  /** Sign-ins through a network environment that one client address begins; one that succeeds is given back. */
  'network-sign-in': { points: 3000, seconds: 300 },
  /** Refusals through one environment at one school of people whom it did not name, that stand in the audit log, by reason. */
  'network-refused': { points: 5, seconds: 3600 },
  /** Voided badges of one pupil that somebody held up: so many stand in the audit log (PUP-5). */
  'badge-refused': { points: 3, seconds: 3600 },
  /** Requests of one publisher under OAuth 2.0, and requests for tokens from one client address (PUB-2). */
  'publisher-api': { points: 1200, seconds: 60 },
  'publisher-token': { points: 60, seconds: 60 },
  /** SAML requests that one client address brings along (SSO-4). */
  'saml-request': { points: 3000, seconds: 300 },
  /** 'Test de verbinding' and 'Haal nu op' of one school (LAS-1, LAS-2): another's computer does the work. */
  'las-test': { points: 30, seconds: 900 },
  'las-fetch': { points: 10, seconds: 600 },
  /** Questions through the contact form from one client address, and confirmations to one e-mail address (HLP-1). */
  'contact-address': { points: 5, seconds: 3600 },
  'contact-confirm': { points: 3, seconds: 86_400 },
  /** Requests to one board to sign the verwerkersovereenkomst (ACC-6). */
  'agreement-link': { points: 10, seconds: 3600 },
  /** Requests for an account from one client address, the signed PDFs that it sends in, and mails of requests to one address (ACC-1). */
  'account-request': { points: 40, seconds: 3600 },
  'account-request-file': { points: 60, seconds: 3600 },
  /** The form to sign, a PDF made anew each time, from one client address. */
  'account-request-form': { points: 60, seconds: 3600 },
  /** Good ones that are kept: each may be 5 MB, and lies there until somebody decides. */
  'account-request-sent': { points: 40, seconds: 86_400 },
  'account-request-mail': { points: 20, seconds: 86_400 },
  /** Links to a sandbox from one client address, and mails to one e-mail address (PUB-5). */
  'sandbox-link-address': { points: 10, seconds: 3600 },
  'sandbox-link': { points: 3, seconds: 3600 },
  /** Files that a school sends in. */
  upload: { points: 30, seconds: 600 },
  /** Saves of one person's work in the XML-maker, which come by themselves a second after each change (LAS-6). */
  'maker-save': { points: 90, seconds: 60 },
} as const
export type LimitName = keyof typeof LIMITS

function limiter(name: LimitName): RateLimiterPostgres {
  return shared(`limit-${name}`, () => {
    const { points, seconds } = LIMITS[name]
    return new RateLimiterPostgres({
      storeClient: pool(), keyPrefix: name, points, duration: seconds, tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false,
    })
  })
}

/**
 * Takes one try before it is judged, so that guesses that come all at once are counted too. Returns the seconds to wait
 * when it is one too many, else 0.
 */
export async function takeTry(name: LimitName, key: string): Promise<number> {
  try {
    await limiter(name).consume(key)
    return 0
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    throw error
  }
}

/**
 * The same inside a transaction, on its own connection: whoever holds one connection and waits for a second can bring the
 * pool to a standstill. A try of a change that is rolled back does not count. Counts as the limiter does.
 */
export async function takeTryIn(tx: Pick<Transaction, '$queryRaw'>, name: LimitName, key: string): Promise<number> {
  const { points, seconds } = LIMITS[name]
  const now = Date.now()
  const [row] = await tx.$queryRaw<{ points: number; expire: bigint }[]>`
    insert into rate_limit as r (key, points, expire) values (${`${name}:${key}`}, 1, ${now + seconds * 1000}::bigint)
    on conflict (key) do update set
      points = case when r.expire <= ${now}::bigint then 1 else r.points + 1 end,
      expire = case when r.expire <= ${now}::bigint then excluded.expire else r.expire end
    returning points, expire`
  return row!.points <= points ? 0 : Math.max(1, Math.ceil((Number(row!.expire) - now) / 1000))
}

/** Gives a try back that turned out right: others behind the same address are not to pay for it. */
export async function giveBack(name: LimitName, key: string): Promise<void> {
  await limiter(name).reward(key, 1)
}

/**
 * What an address counts as: IPv6 by its /64, for whoever has one address of a network has them all.
 */
export function throttleAddress(address: string): string {
  if (!address.includes(':')) return address
  return ipaddr.parse(address).toByteArray().slice(0, 8).map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Counts one failure; returns the seconds to wait when that was one too many. */
export async function countFailure(name: LimitName, key: string): Promise<number> {
  try {
    const state = await limiter(name).consume(key)
    return state.remainingPoints > 0 ? 0 : Math.ceil(state.msBeforeNext / 1000)
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.ceil(error.msBeforeNext / 1000)
    throw error
  }
}

/** Forgets the failures of `key`: it got in. */
export async function forgive(name: LimitName, key: string): Promise<void> {
  await limiter(name).delete(key)
}

/** Drops what has expired; a job does this. */
export async function dropExpiredLimits(): Promise<void> {
  await pool().query('delete from rate_limit where expire < $1', [Date.now()])
}
