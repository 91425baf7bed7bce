import { randomBytes } from 'node:crypto'
import * as client from 'openid-client'
import { ExpiringMap } from '../expiring-map'
import { clearCookie, setCookie, type CookieOptions } from '../http/cookies'
import type { Ask } from '../http/request'
import type { Proof } from '../portal/oidc'

const COOKIE = 'login'
const LIFETIME = 10 * 60 * 1000
const MOST = 50_000

type PendingLogin = Proof & { browser: string; target: string }

/**
 * Logins that are on their way past the portal. The secrets stay here; the browser only holds a mark by which it is
 * known again, so that nobody can be led into a login that another browser began. One mark serves several tabs.
 */
export class PendingLogins {
  private readonly kept = new ExpiringMap<PendingLogin>(LIFETIME, MOST)
  private readonly cookie: CookieOptions

  constructor(options: { slug: string; secure: boolean }) {
    this.cookie = { path: `/${options.slug}`, secure: options.secure, maxAge: LIFETIME / 1000 }
  }

  begin(ask: Ask, target: string): { proof: Proof; cookie: string } {
    const known = ask.cookies.get(COOKIE)
    const browser = known && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString('base64url')
    const proof: Proof = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }
    this.kept.set(proof.state, { ...proof, browser, target })
    return { proof, cookie: setCookie(COOKIE, browser, this.cookie) }
  }

  /** The login that this browser began under this state; a second time there is none. */
  take(ask: Ask, state: string): PendingLogin | undefined {
    const login = this.kept.get(state)
    if (!login || login.browser !== ask.cookies.get(COOKIE)) return undefined
    this.kept.delete(state)
    return login
  }

  /** Takes the mark away when it has served. */
  forget(): string {
    return clearCookie(COOKIE, this.cookie)
  }
}
