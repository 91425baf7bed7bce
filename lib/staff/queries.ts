import { compareNames, type PersonName } from '@/lib/core/names'
import type { StaffActor, StaffRole } from '@/lib/access/actor'
import { acrossSchools, forSchool, type Scope } from '@/lib/platform/db/scope'

export type Work = { schoolId: string; employmentId: string; schoolName: string; city: string | null; /** The group for which the user stands in (SUB-1). */ substituteFor: string | null }

/**
 * Where a user works now, by the school's name (ACC-5). Standing in is a work of its own, also at the own school (SUB-1): it
 * stands behind the ordinary one, and a session is at one of the two. Who came in through a school's environment is told of
 * that school only (SSO-3).
 */
export async function workOf({ userId, boundTo }: Pick<StaffActor, 'userId' | 'boundTo'>, now = new Date()): Promise<Work[]> {
  const rows = await acrossSchools('somebody chooses between the own schools').employment.findMany({
    where: { userId, ...(boundTo ? { schoolId: boundTo } : {}), removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }], school: { active: true } },
    select: { id: true, school: { select: { id: true, name: true, city: true } }, substituteGroup: { select: { name: true } } },
    orderBy: [{ school: { name: 'asc' } }, { substituteGroupId: { sort: 'asc', nulls: 'first' } }],
  })
  return rows.map((row) => ({ schoolId: row.school.id, employmentId: row.id, schoolName: row.school.name, city: row.school.city, substituteFor: row.substituteGroup?.name ?? null }))
}

export type StaffRow = PersonName & {
  id: string
  roles: StaffRole[]
  groups: { id: string; name: string }[]
  email: string | null
  /** AUT-5: 'actief' once the activation link was used. */
  active: boolean
  endsAt: Date | null
  /** Came with an import, so leaves with one; people entered by hand are ended by hand (ACC-4). */
  fromLas: boolean
  /** Stands in for a group's teacher (SUB-1). */
  substitute: boolean
}

/**
 * The people who work at the school, by name: the tab 'Leerkrachten'. A group's substitute account is somebody only while a
 * substitution runs, and then goes by the name of who stands in (LAS-10).
 */
export async function staffOf(scope: Scope, now = new Date()): Promise<StaffRow[]> {
  const rows = await forSchool(scope).employment.findMany({
    where: { removedAt: null, AND: [{ OR: [{ endsAt: null }, { endsAt: { gt: now } }] }, { OR: [{ substituteGroupId: null }, { userId: { not: null } }] }] },
    select: {
      id: true, firstName: true, prefix: true, lastName: true, roles: true, endsAt: true, fromLas: true, substituteGroupId: true, invitedEmail: true,
      substitutions: { where: { endedAt: null }, select: { name: true } },
      user: { select: { email: true, activatedAt: true } },
      groups: { select: { group: { select: { id: true, name: true } } }, where: { group: { removedAt: null } }, orderBy: { group: { name: 'asc' } } },
    },
  })
  return rows
    .map(({ user, groups, substituteGroupId, invitedEmail, substitutions: [running], ...row }) => ({ ...row, ...(running ? { firstName: running.name, lastName: null } : {}), substitute: substituteGroupId !== null, email: user?.email ?? invitedEmail, active: user?.activatedAt != null, groups: groups.map((link) => link.group) }))
    .sort(compareNames)
}

export type StaffMember = PersonName & { id: string; roles: StaffRole[]; email: string | null; active: boolean; fromLas: boolean; /** The groups that the coordinator picked (ACC-4). */ pickedGroupIds: string[] }

/** One of the school's people, for the form with the roles (ACC-4); null when not there, or a substitute account. */
export async function staffMember(scope: Scope, employmentId: string, now = new Date()): Promise<StaffMember | null> {
  const row = await forSchool(scope).employment.findFirst({
    where: { id: employmentId, substituteGroupId: null, removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    select: {
      id: true, firstName: true, prefix: true, lastName: true, roles: true, fromLas: true,
      invitedEmail: true, user: { select: { email: true, activatedAt: true } }, groups: { where: { byHand: true }, select: { groupId: true } },
    },
  })
  if (!row) return null
  const { user, groups, invitedEmail, ...person } = row
  return { ...person, email: user?.email ?? invitedEmail, active: user?.activatedAt != null, pickedGroupIds: groups.map((link) => link.groupId) }
}
