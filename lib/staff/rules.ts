import { onwardPath } from '@/lib/core/onward'
import { may } from '@/lib/access/permissions'
import type { GivenRole, Role } from '@/lib/access/actor'

/** Where somebody lands after logging in: a coordinator on Beheer, other staff on Groepen (NAV-1), the helpdesk on its own page. */
export function landing(roles: readonly Role[]): string {
  if (may(roles, 'manage.view')) return '/beheer'
  if (may(roles, 'groups.view')) return '/groepen'
  if (may(roles, 'helpdesk.view')) return '/helpdesk'
  return may(roles, 'publisher.manage') ? '/uitgeverij' : '/mijn-profiel'
}

/** Roles for which the coordinator picks groups; the others see all groups, or those of the LAS. */
const WITH_GROUPS: readonly GivenRole[] = ['intern', 'supportStaff']

/** Why somebody cannot have these roles and groups, or null (ACC-4). `otherRole`: is something else too, such as a teacher of the LAS. */
export function whyNotRoles({ roles, groupIds, otherRole }: { roles: readonly GivenRole[]; groupIds: readonly string[]; otherRole: boolean }): 'role-missing' | 'intern-one-group' | null {
  if (roles.length === 0 && !otherRole) return 'role-missing'
  return roles.includes('intern') && new Set(groupIds).size !== 1 ? 'intern-one-group' : null
}

/** The picked groups that count with these roles: none where no role asks for a pick. */
export function groupsToPick(roles: readonly GivenRole[], groupIds: readonly string[]): readonly string[] {
  return roles.some((role) => WITH_GROUPS.includes(role)) ? groupIds : []
}

const ONE_SLASH = /^\/(?![/\\])/

/** `next` when it is a path of this portal and nothing else; null otherwise: no open redirect. */
export function safePath(next: string | undefined): string | null {
  if (!next || !ONE_SLASH.test(next) || /[\\\s\u0000-\u001f]/.test(next)) return null
  const url = new URL(next, 'http://portal.invalid')
  // Once more on what the browser will make of it: `/x/..//elsewhere` begins well and ends elsewhere.
  return url.host === 'portal.invalid' && ONE_SLASH.test(url.pathname) && (!/^\/(oidc|api)(\/|$)/.test(url.pathname) || onwardPath(next) !== null) ? url.pathname + url.search : null
}

/** True for who worked at a school, and does not any more. */
export const hasLeft = ({ removedAt, endsAt }: { removedAt: Date | null; endsAt: Date | null }, now: Date): boolean => removedAt !== null || (endsAt !== null && endsAt <= now)
