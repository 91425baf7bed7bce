import { may } from '@/lib/access/permissions'
import type { Role } from '@/lib/access/actor'

/** Where somebody lands after logging in: a coordinator on Beheer, other staff on Groepen (NAV-1). */
export function landing(roles: readonly Role[]): string {
  if (may(roles, 'manage.view')) return '/beheer'
  return may(roles, 'groups.view') ? '/groepen' : '/mijn-profiel'
}

/** `next` when it is a path of this portal and nothing else; null otherwise: no open redirect. */
export function safePath(next: string | undefined): string | null {
  if (!next || !/^\/(?![/\\])/.test(next) || /[\\\s\u0000-\u001f]/.test(next)) return null
  const url = new URL(next, 'http://portal.invalid')
  return url.host === 'portal.invalid' ? url.pathname + url.search : null
}
