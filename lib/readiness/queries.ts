import type { StaffAtSchool } from '@/lib/access/current'
import { scopeOf } from '@/lib/access/actor'
import { day } from '@/lib/core/dates'
import { fullName } from '@/lib/core/names'
import { groupsFor } from '@/lib/groups/queries'
import { factsOfSchool } from '@/lib/licences/queries'
import { whyNot, whyNotForSchool } from '@/lib/licences/rules'
import { mergedSince } from '@/lib/procedures/merged-since'
import { forSchool, type Scope, type SchoolClient } from '@/lib/platform/db/scope'
import { nextYearOf } from '@/lib/roster/next-year'
import type { PlanSummary } from '@/lib/roster/plan-summary'
import { importView } from '@/lib/roster/queries'
import { schoolDetails } from '@/lib/schools/queries'
import { coordinatorsToMail } from '@/lib/staff/coordinators'
import { firstSchoolDay, yearToPrepare, type SchoolFacts, type YearState } from './rules'
import type { TeacherFacts } from './teacher-rules'

type Imported = { state: YearState; leaving: number | null; importId: string | null }

/** How far the year to prepare is here, by the imports that carry its name. */
async function yearAt(database: SchoolClient, schoolYear: string): Promise<Imported> {
  const rows = await database.rosterImport.findMany({ where: { schoolYear, status: { in: ['scheduled', 'applied'] } }, select: { id: true, status: true, counts: true }, orderBy: { createdAt: 'asc' } })
  const began = rows.find(({ status }) => status === 'applied')
  const row = began ?? rows[0]
  if (!row) return { state: 'none', leaving: null, importId: null }
  // The very first import of a school takes nobody away: there is no last year to leave.
  const earlier = await database.rosterImport.count({ where: { schoolYear: { lt: schoolYear }, status: 'applied' } })
  return { state: began ? 'begun' : 'scheduled', leaving: earlier > 0 ? ((row.counts as PlanSummary | null)?.pupils.removed ?? null) : null, importId: row.id }
}

/** The first school day that the school set; null when it set none. ISO. */
export async function chosenFirstDay(database: Pick<SchoolClient, 'firstSchoolDay'>): Promise<string | null> {
  const row = await database.firstSchoolDay.findFirst({ select: { day: true } })
  return row?.day.toISOString().slice(0, 10) ?? null
}

/** What the school's list for the new year goes by (ACC-9). */
export async function schoolFacts(scope: Scope, now: Date): Promise<SchoolFacts> {
  const database = forSchool(scope)
  const schoolYear = yearToPrepare(now)
  const [year, link, chosen, details, teachers, coordinators, pupilsWithoutGroup, byHand] = await Promise.all([
    yearAt(database, schoolYear), database.lasLink.findFirst({ select: { lasGrantedAt: true } }), chosenFirstDay(database), schoolDetails(scope), teachersOf(database), coordinatorsToMail(database, now),
    database.pupil.count({ where: { removedAt: null, groupId: null } }), database.consent.findMany({ where: { withdrawnAt: null, publisher: { newGroupsAdvice: { not: null } } }, select: { publisher: { select: { name: true, newGroupsAdvice: true } } } }),
  ])
  // Since the summer before: shortcuts of last year are from before that.
  const merged = await mergedSince(scope.schoolId, new Date(`${Number(schoolYear.slice(0, 4)) - 1}-08-01T00:00:00Z`))
  const turnover = year.importId ? (await importView(scope, year.importId, now)) : null
  const open = (turnover?.licences ?? turnover?.preview?.licences)?.open.filter(({ settled }) => !settled) ?? []
  return {
    schoolYear, year: year.state, leaving: year.leaving, manual: link?.lasGrantedAt == null, firstDay: firstSchoolDay(schoolYear, chosen),
    groups: await groupsAhead(scope, year.state), pupilsWithoutGroup: year.state === 'scheduled' ? 0 : pupilsWithoutGroup,
    ...teachers, knownAtDuo: details.knownAtDuo, coordinators: coordinators.length, newShortcutsSince: merged && day(merged.mergedAt), licencesOpen: scope.lookOn ? null : open.length,
    byHand: byHand.map(({ publisher }) => `${publisher.name}: ${publisher.newGroupsAdvice}`).sort(),
  }
}

async function groupsAhead(scope: Scope, year: YearState): Promise<SchoolFacts['groups']> {
  const ahead = year === 'scheduled' ? (await nextYearOf(scope, null))?.groups : null
  if (ahead) return ahead.map(({ name, kind, teachers, pupils }) => ({ name, teachers: teachers.length, pupils: pupils.length, combined: kind === 'combined' }))
  return (await groupsFor(scope)).map(({ name, kind, teachers, pupils }) => ({ name, teachers: teachers.length, pupils, combined: kind === 'combined' }))
}

async function teachersOf(database: SchoolClient): Promise<Pick<SchoolFacts, 'teachers' | 'teachersWithoutAddress' | 'teachersNotInvited' | 'sharedAddresses'>> {
  const rows = await database.employment.findMany({
    where: { removedAt: null, roles: { has: 'teacher' }, substituteGroupId: null },
    select: { firstName: true, prefix: true, lastName: true, lasEmail: true, lasEmailDeclined: true, invitedEmail: true, user: { select: { email: true } } },
  })
  const addressOf = (row: (typeof rows)[number]) => row.user?.email ?? row.invitedEmail ?? (row.lasEmailDeclined ? null : row.lasEmail?.toLowerCase()) ?? null
  const seen = rows.flatMap((row) => addressOf(row) ?? [])
  return { teachers: rows.length, teachersWithoutAddress: rows.filter((row) => addressOf(row) === null).map(fullName).sort(), teachersNotInvited: rows.filter((row) => !row.user && row.invitedEmail === null && row.lasEmail !== null && !row.lasEmailDeclined).map(fullName).sort(), sharedAddresses: [...new Set(seen.filter((address, at) => seen.indexOf(address) !== at))].sort() }
}

/** What the teacher's four answers go by: the own groups only, whatever else somebody sees (ACC-9). */
export async function teacherFacts(actor: StaffAtSchool, now: Date): Promise<TeacherFacts> {
  const own = { schoolId: actor.school.id, groupIds: actor.groupIds }
  const database = forSchool(scopeOf(actor))
  const schoolYear = yearToPrepare(now)
  const [year, current, licences, titles, employment] = await Promise.all([
    yearAt(database, schoolYear), groupsFor(own), linkedTitles(database, actor.groupIds, now),
    factsOfSchool({ schoolId: actor.school.id, pupilId: null, employmentId: actor.employmentId, address: actor.address }),
    database.employment.findFirst({ where: { id: actor.employmentId }, select: { user: { select: { activatedAt: true } } } }),
  ])
  const ahead = year.state === 'scheduled' ? (await nextYearOf(own, actor.employmentId))?.groups : null
  const titlesOf = (groupId: string) => licences.filter(({ groupIds }) => groupIds.has(groupId)).map(({ name }) => name)
  const mine = new Set(licences.map(({ productId }) => productId))
  return {
    schoolYear, year: year.state, activated: employment?.user?.activatedAt != null, throughEnvironment: actor.boundTo !== null,
    groups: (ahead ?? current).map((group) => ({ name: group.name, pupils: typeof group.pupils === 'number' ? group.pupils : group.pupils.length, titles: titlesOf(group.id) })),
    // A title for pupils without a way in for teachers opens for the pupils, as far as the school goes.
    titles: titles.filter(({ productId, linked }) => linked || mine.has(productId)).map((title) => ({
      productId: title.productId, name: title.productName, reason: title.audience === 'pupil' && !title.teacherEntrance ? whyNotForSchool(title) : whyNot({ ...title, linked: true }, actor),
    })),
  }
}

/** The running licences that are linked to these groups or to pupils in them, by title. */
async function linkedTitles(database: SchoolClient, groupIds: readonly string[], now: Date): Promise<{ productId: string; name: string; groupIds: Set<string> }[]> {
  const ids = [...groupIds]
  const rows = await database.licence.findMany({
    where: { OR: [{ endsOn: null }, { endsOn: { gte: now } }], AND: [{ OR: [{ groups: { some: { groupId: { in: ids } } } }, { people: { some: { pupil: { groupId: { in: ids } } } } }] }] },
    select: { productId: true, product: { select: { name: true } }, groups: { where: { groupId: { in: ids } }, select: { groupId: true } }, people: { where: { pupil: { groupId: { in: ids }, removedAt: null } }, select: { pupil: { select: { groupId: true } } } } },
    orderBy: { product: { name: 'asc' } },
  })
  return rows.map(({ productId, product, groups, people }) => ({ productId, name: product.name, groupIds: new Set([...groups.map(({ groupId }) => groupId), ...people.flatMap(({ pupil }) => pupil?.groupId ?? [])]) }))
}

/** Whether the check counts outside its season too: a new year waits. */
export async function newYearWaits(scope: Scope): Promise<boolean> {
  return (await forSchool(scope).rosterImport.count({ where: { status: 'scheduled' } })) > 0
}

/** `maandag 30 augustus` of an ISO day. */
export const spokenDay = (iso: string) => day(new Date(`${iso}T12:00:00Z`))
