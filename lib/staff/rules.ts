import { may } from '@/lib/access/permissions'
import type { Role } from '@/lib/access/actor'

/** Where somebody lands after logging in: a coordinator on Beheer, other staff on Groepen (NAV-1). */
export function landing(roles: readonly Role[]): string {
  if (may(roles, 'manage.view')) return '/beheer'
  return may(roles, 'groups.view') ? '/groepen' : '/mijn-profiel'
}

const ONE_SLASH = /^\/(?![/\\])/

/** `next` when it is a path of this portal and nothing else; null otherwise: no open redirect. */
export function safePath(next: string | undefined): string | null {
  if (!next || !ONE_SLASH.test(next) || /[\\\s\u0000-\u001f]/.test(next)) return null
  const url = new URL(next, 'http://portal.invalid')
  // Once more on what the browser will make of it: `/x/..//elsewhere` begins well and ends elsewhere.
  return url.host === 'portal.invalid' && ONE_SLASH.test(url.pathname) && !/^\/(oidc|api)(\/|$)/.test(url.pathname) ? url.pathname + url.search : null
}
