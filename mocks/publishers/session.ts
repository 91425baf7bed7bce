import { randomBytes } from 'node:crypto'
import { ExpiringMap } from '../expiring-map'
import { clearCookie, setCookie, type CookieOptions } from '../http/cookies'
import type { Ask } from '../http/request'
import { sameIdentity, type Identity } from './identity'

const COOKIE = 'session'
const LIFETIME = 4 * 60 * 60 * 1000
const MOST = 100_000

/** Somebody at work in one publisher's software. */
export type Session = {
  identity: Identity
  /**
   * The addresses for which the portal let this person in. Another title needs its own hop: the portal's answer depends
   * on the title, the licence and the place (LIC-5).
   */
  opened: Set<string>
  /** The session of the portal by which they came in; it says when that ends. */
  portalSession?: string
  /** In every form, so that no other site can send one. */
  formToken: string
  privacyPolicyClosed: boolean
  /** Said once, on the next page. */
  notice?: string
}

/** One publisher's own sessions, apart from the portal's and from other publishers'. */
export class Sessions {
  private readonly kept = new ExpiringMap<Session>(LIFETIME, MOST)
  private readonly cookie: CookieOptions

  constructor(options: { slug: string; secure: boolean }) {
    this.cookie = { path: `/${options.slug}`, secure: options.secure }
  }

  read(ask: Ask): Session | undefined {
    const id = ask.cookies.get(COOKIE)
    return id === undefined ? undefined : this.kept.get(id)
  }

  /**
   * Begins a session under a new id; answers its cookie. Whoever was here before is gone: on a shared tablet the next
   * child must not be the previous one. The very same person, telling the same, goes on with work in other tabs.
   */
  begin(ask: Ask, identity: Identity, address: string, portalSession?: string): string {
    const before = this.read(ask)
    this.forget(ask)
    const session: Session =
      before && sameIdentity(before.identity, identity)
        ? before
        : { identity, opened: new Set(), formToken: randomBytes(32).toString('base64url'), privacyPolicyClosed: false }
    session.opened.add(address)
    if (portalSession !== undefined) session.portalSession = portalSession
    const id = randomBytes(32).toString('base64url')
    this.kept.set(id, session)
    return setCookie(COOKIE, id, this.cookie)
  }

  end(ask: Ask): string {
    this.forget(ask)
    return clearCookie(COOKIE, this.cookie)
  }

  /** Ends sessions wherever their browsers are. */
  endWhere(matches: (session: Session) => boolean): void {
    this.kept.deleteWhere(matches)
  }

  private forget(ask: Ask): void {
    const id = ask.cookies.get(COOKIE)
    if (id !== undefined) this.kept.delete(id)
  }
}
