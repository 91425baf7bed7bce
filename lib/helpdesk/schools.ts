import { run } from '@/lib/platform/db/pool'
import { acrossSchools, forSchool, type Scope } from '@/lib/platform/db/scope'
import { schoolCounts } from '@/lib/groups/queries'
import { linkViewOf } from '@/lib/las/queries'
import { schoolDetails } from '@/lib/schools/queries'
import { tickedSuppliers } from '@/lib/network-suppliers/queries'
import { latestImports } from '@/lib/roster/queries'
import { SCHOOL_ACTIVITY, SCHOOLS } from './sql-schools'
import { likePattern } from '@/lib/core/like'

export type FoundSchool = { id: string; name: string; brin: string | null; schoolKey: string | null; city: string | null; board: string; active: boolean }
type Row = Omit<FoundSchool, 'schoolKey'> & { school_key: string | null; total: string }

/** Schools by a part of name, BRIN, place or board, a page of them. Behind 'helpdesk.view' only. */
export async function findSchools({ words, page, pageSize }: { words: string | null; page: number; pageSize: number }): Promise<{ schools: FoundSchool[]; total: number }> {
  const rows = await run<Row>(SCHOOLS, [likePattern(words), pageSize, (page - 1) * pageSize])
  return { schools: rows.map(({ school_key, total: _total, ...row }) => ({ ...row, schoolKey: school_key })), total: Number(rows[0]?.total ?? 0) }
}

/** What the helpdesk may see of a school: as who looks on, so no licences and no secrets of pupils (HLP-3). */
export const helpdeskScope = (schoolId: string): Scope => ({ schoolId, groupIds: 'all', lookOn: true })

/** A school's name; null: there is none. */
export async function schoolName(schoolId: string): Promise<string | null> {
  return (await acrossSchools('the helpdesk finds every school').school.findUnique({ where: { id: schoolId }, select: { name: true } }))?.name ?? null
}

/** One school for the helpdesk: how it stands and who runs it; null: there is none. */
export async function schoolForHelpdesk(schoolId: string, now: Date) {
  const school = await acrossSchools('the helpdesk finds every school').school.findUnique({ where: { id: schoolId }, select: { id: true, name: true, active: true, kind: true, schoolRef: true, createdAt: true, mergedInto: { select: { id: true, name: true } }, brinTakeover: { select: { fromBrin: true, toBrin: true, name: true, takenAt: true } } } })
  if (!school) return null
  const scope = helpdeskScope(schoolId)
  const [details, counts, link, environments, imports, coordinators, addresses, devices, lookOns, [activity]] = await Promise.all([
    schoolDetails(scope), schoolCounts(scope), linkViewOf(scope, now), tickedSuppliers(scope), latestImports(scope, 5), coordinatorsOf(scope, now),
    forSchool(scope).schoolAddress.count(), forSchool(scope).enrolledDevice.count({ where: { revokedAt: null } }),
    forSchool(scope).lookOn.findMany({ orderBy: { startedAt: 'desc' }, take: 5 }),
    run<{ last_at: Date | null; last_sign_in: Date | null }>(SCHOOL_ACTIVITY, [schoolId]),
  ])
  return { ...school, details, counts: { ...counts, addresses, devices }, link, environments, imports, coordinators, lookOns, lastAt: activity?.last_at ?? null, lastSignIn: activity?.last_sign_in ?? null }
}
export type HelpdeskSchool = NonNullable<Awaited<ReturnType<typeof schoolForHelpdesk>>>

async function coordinatorsOf(scope: Scope, now: Date) {
  return forSchool(scope).employment.findMany({
    where: { roles: { has: 'coordinator' }, removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] }, orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }],
    select: { id: true, firstName: true, prefix: true, lastName: true, invitedEmail: true, user: { select: { id: true, email: true, activatedAt: true } } },
  })
}
