/** Forms and links that carry a path take no longer one. */
const LONGEST = 2_000
/** A request of SAML that is kept (by its token), or one of OpenID Connect with all that it asked, as `URLSearchParams` writes it. */
const WAITING = /^\/(saml\/sso\/[\w-]{43}|oidc\/auth\?[\w.*~%&=+-]+)$/

/** The path of a publisher's request that waits for a login, and goes on by it; null for whatever is none. */
export function onwardPath(text: string | null | undefined): string | null {
  return text && text.length <= LONGEST && WAITING.test(text) ? text : null
}
