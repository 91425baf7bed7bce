import { compareNames, type PersonName } from '@/lib/core/names'
import type { StaffRole } from '@/lib/access/actor'
import { acrossSchools, forSchool, type Scope } from '@/lib/platform/db/scope'

export type Work = { schoolId: string; employmentId: string; schoolName: string; city: string | null }

/** The schools where a user works now, by name (ACC-5). */
export async function workOf(userId: string, now = new Date()): Promise<Work[]> {
  const rows = await acrossSchools('somebody chooses between the own schools').employment.findMany({
    where: { userId, removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }], school: { active: true } },
    select: { id: true, school: { select: { id: true, name: true, city: true } } },
    orderBy: { school: { name: 'asc' } },
  })
  return rows.map((row) => ({ schoolId: row.school.id, employmentId: row.id, schoolName: row.school.name, city: row.school.city }))
}

export type StaffRow = PersonName & {
  id: string
  roles: StaffRole[]
  groups: { id: string; name: string }[]
  email: string | null
  /** AUT-5: 'actief' once the activation link was used. */
  active: boolean
  endsAt: Date | null
}

/** The people who work at the school, by name: the tab 'Leerkrachten'. */
export async function staffOf(scope: Scope, now = new Date()): Promise<StaffRow[]> {
  const rows = await forSchool(scope).employment.findMany({
    where: { removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    select: {
      id: true, firstName: true, prefix: true, lastName: true, roles: true, endsAt: true,
      user: { select: { email: true, activatedAt: true } },
      groups: { select: { group: { select: { id: true, name: true } } }, where: { group: { removedAt: null } }, orderBy: { group: { name: 'asc' } } },
    },
  })
  return rows
    .map(({ user, groups, ...row }) => ({ ...row, email: user?.email ?? null, active: user?.activatedAt != null, groups: groups.map((link) => link.group) }))
    .sort(compareNames)
}
