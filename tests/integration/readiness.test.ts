import { beforeEach, describe, expect, test } from 'vitest'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { remindOfNewYear } from '@/lib/readiness/remind'
import { schoolFacts, teacherFacts } from '@/lib/readiness/queries'
import { schoolChecks } from '@/lib/readiness/rules'
import { setFirstDay } from '@/lib/readiness/set-first-day'
import { teacherAnswers } from '@/lib/readiness/teacher-rules'
import { confirmImport } from '@/lib/roster/confirm-import'
import { importView } from '@/lib/roster/queries'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { giveConsent, giveLicence, makeLasLink, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { seedTestPublishers, signedIn } from '../support/people'
import { importRoster, stage } from '../support/roster'

const JUNE = new Date('2026-06-15T10:00:00Z')
const JULY_15 = new Date('2026-07-15T07:00:00Z')

let ict: StaffAtSchool
beforeEach(async () => {
  await seedTestPublishers()
  // The job looks at all schools: those of the tests before are no part of this one.
  await everything().rosterImport.updateMany({ where: { status: { in: ['applied', 'scheduled'] } }, data: { status: 'cancelled', rosterCipher: null } })
  ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
})
const NOW = () => roster({
  schoolYear: '2025-2026', groups: [group('7a', { name: 'Groep 7A', yearGroup: '7' }), group('8a', { name: 'Groep 8A', yearGroup: '8' })],
  pupils: [pupil('p7', { groupKey: '7a' }), pupil('p8', { groupKey: '8a' })], staff: [teacher('t7', { groupKeys: ['7a'], email: 'bert@school.example' })],
})
const NEXT = () => roster({
  schoolYear: '2026-2027', groups: [group('7a', { name: 'Groep 7A', yearGroup: '7' }), group('8b', { name: 'Groep 8B', yearGroup: '8' })],
  pupils: [pupil('p7', { groupKey: '8b' }), pupil('n7', { groupKey: '7a' })], staff: [teacher('t7', { groupKeys: ['8b'], email: 'bert@school.example' })],
})
async function schedule(): Promise<void> {
  const importId = await stage(ict, NEXT())
  await command(ict, async (context) => confirmImport(context, { importId, planDigest: (await importView(scopeOf(ict), importId, JUNE))!.preview!.digest, sure: 'ja' }), JUNE)
}
const reminders = async (schoolId = ict.school.id) => (await everything().outboxMail.findMany({ where: { schoolId, key: { startsWith: 'year-reminder' } }, select: { key: true }, orderBy: { createdAt: 'asc' } })).map(({ key }) => key.split('-').slice(9, -5).join('-'))
const checks = async (now = JUNE) => Object.fromEntries(schoolChecks(await schoolFacts(scopeOf(ict), now)).map((check, at) => [at, check]))

describe('ACC-9: the reminder for who imports by hand', () => {
  test('weekly from 15 July, the last the day before, each once, whoever runs it', async () => {
    await importRoster(ict, NOW())
    await remindOfNewYear(new Date('2026-07-14T07:00:00Z'))
    expect(await reminders()).toEqual([])
    await remindOfNewYear(JULY_15)
    await Promise.all([remindOfNewYear(JULY_15), remindOfNewYear(new Date('2026-07-16T07:00:00Z'))])
    expect(await reminders()).toHaveLength(1)
    await remindOfNewYear(new Date('2026-07-22T07:00:00Z'))
    await remindOfNewYear(new Date('2026-08-30T07:00:00Z'))
    await remindOfNewYear(new Date('2026-08-31T07:00:00Z'))
    expect(await everything().outboxMail.count({ where: { schoolId: ict.school.id, key: { startsWith: 'year-reminder' } } })).toBe(3)
    expect((await auditOf(ict.school.id)).filter(({ action }) => action === 'readiness.reminded').map(({ details }) => (details as { reminder: string }).reminder)).toEqual(['week-0', 'week-1', 'last'])
  })

  test('never once the file is in: scheduled is in', async () => {
    await importRoster(ict, NOW())
    await schedule()
    await remindOfNewYear(JULY_15)
    await remindOfNewYear(new Date('2026-08-30T07:00:00Z'))
    expect(await reminders()).toEqual([])
  })

  test('not a school with a link that works, nor one that never brought anything in; a link that waits for permission brings nothing', async () => {
    await importRoster(ict, NOW())
    await makeLasLink(ict.school.id, 'parnassys', { live: true })
    await remindOfNewYear(JULY_15)
    expect(await reminders()).toEqual([])
    await everything().lasLink.updateMany({ where: { schoolId: ict.school.id }, data: { lasGrantedAt: null } })
    await remindOfNewYear(JULY_15)
    expect(await reminders()).toHaveLength(1)
    const empty = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    await remindOfNewYear(JULY_15)
    expect(await reminders(empty.school.id)).toEqual([])
  })

  test('by the school’s own first day; another year’s is refused', async () => {
    await importRoster(ict, NOW())
    await command(ict, (context) => setFirstDay(context, { day: '2026-08-17' }), JUNE)
    await remindOfNewYear(new Date('2026-08-16T07:00:00Z'))
    expect((await auditOf(ict.school.id)).filter(({ action }) => action === 'readiness.reminded').map(({ details }) => (details as { reminder: string }).reminder)).toEqual(['last'])
    for (const day of ['2026-07-31', '2026-10-01', '2027-08-30']) expect(await refused(command(ict, (context) => setFirstDay(context, { day }), JUNE))).toBe('first-day-outside')
    await command(ict, (context) => setFirstDay(context, {}), JUNE)
    expect((await schoolFacts(scopeOf(ict), JUNE)).firstDay).toBe('2026-08-31')
  })
})

describe('ACC-9: what the portal answers', () => {
  test('before, while it waits, and after: the school’s list', async () => {
    await importRoster(ict, NOW())
    expect((await checks())[0]).toMatchObject({ state: 'todo', href: '/beheer/gebruikersgegevens' })
    await schedule()
    const waits = await checks()
    expect(waits[0]).toMatchObject({ state: 'ok', words: 'Op 1 augustus gaan in: 2 groepen met 2 leerlingen.' })
    expect(waits[1]).toMatchObject({ state: 'ok', words: 'Op 1 augustus verliest 1 leerling de toegang.' })
    expect(waits[2]).toMatchObject({ state: 'todo', list: ['Groep 7A'] })
    // Of whom the file only brought an address: until it is saved at 'Leerkrachten' nobody is mailed a link (LAS-7).
    expect(waits[3]).toMatchObject({ state: 'todo', list: [expect.stringContaining('geen activatielink')] })
    await everything().employment.updateMany({ where: { schoolId: ict.school.id, lasKey: 't7' }, data: { invitedEmail: 'bert@school.example' } })
    expect((await checks())[3]).toMatchObject({ state: 'ok' })
    expect(waits[4]).toMatchObject({ state: 'todo' })
  })

  test('the teacher’s own groups and software, and whether it opens', async () => {
    await importRoster(ict, NOW())
    const [group7, row] = [await everything().group.findFirstOrThrow({ where: { schoolId: ict.school.id, name: 'Groep 7A' } }), await everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 't7' } })]
    const meter = await giveLicence(ict.school.id, 'groeimeter', { linking: 'portal', groupIds: [group7.id] })
    const { actor } = await signedIn(ict.school.id, { roles: ['teacher'], groupIds: [group7.id] })
    const closed = teacherAnswers(await teacherFacts(actor, JUNE))
    expect(closed.map(({ state }) => state)).toEqual(['ok', 'wait', 'ok', 'todo'])
    expect(closed[3]!.list).toEqual([{ text: 'Groeimeter: de school heeft de uitgeverij niet aangevinkt', state: 'todo', href: `/lesmateriaal/waarom?titel=${meter.productId}` }])
    await giveConsent(ict.school.id, 'cito')
    await everything().publisher.updateMany({ where: { slug: 'cito' }, data: { clientId: 'cito' } })
    expect(teacherAnswers(await teacherFacts(actor, JUNE))[3]).toMatchObject({ state: 'ok' })
    expect(row.removedAt).toBeNull()
  })
})
