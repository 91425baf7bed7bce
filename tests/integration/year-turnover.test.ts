import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { scopeOf } from '@/lib/access/actor'
import { linkGroups } from '@/lib/licences/link-groups'
import { cancelImport, confirmImport } from '@/lib/roster/confirm-import'
import { dropOldImports } from '@/lib/roster/housekeeping'
import type { Roster } from '@/lib/roster/model'
import { nextYearOf } from '@/lib/roster/next-year'
import { importView } from '@/lib/roster/queries'
import { yearBehind } from '@/lib/roster/waiting'
import { switchOver } from '@/lib/roster/switch-over'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { undoImport } from '@/lib/roster/undo-import'
import { giveConsent, giveLicence, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { seedTestPublishers, signedIn } from '../support/people'
import { importRoster, rowsOf, runJob, stage } from '../support/roster'

const JUNE = new Date('2026-06-15T10:00:00Z')
const JULY_31 = new Date('2026-07-31T21:59:00Z')
/** The first minute of 1 August, Dutch time. */
const AUGUST = new Date('2026-07-31T22:00:00Z')

let ict: StaffAtSchool
beforeEach(async () => {
  await seedTestPublishers()
  // The job looks at all schools: those of the tests before are no part of this one.
  await everything().rosterImport.updateMany({ where: { status: 'scheduled' }, data: { status: 'cancelled', rosterCipher: null } })
  ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
})
/** This year: 7A with two pupils, 8A with one; 3A of which the teacher is Anja. */
const NOW = () => roster({
  schoolYear: '2025-2026', groups: [group('3a', { name: 'Groep 3A', yearGroup: '3' }), group('7a', { name: 'Groep 7A', yearGroup: '7' }), group('8a', { name: 'Groep 8A', yearGroup: '8' })],
  pupils: [pupil('p3', { groupKey: '3a' }), pupil('p7', { groupKey: '7a' }), pupil('q7', { groupKey: '7a' }), pupil('p8', { groupKey: '8a' })],
  staff: [teacher('t3', { groupKeys: ['3a'], email: 'anja@school.example' }), teacher('t7', { groupKeys: ['7a'], email: 'bert@school.example' })],
})
/** Next year: everybody a group on, in groups with keys of their own; p8 has left, n3 is new; Anja goes on with 4A. */
const NEXT = () => roster({
  schoolYear: '2026-2027', groups: [group('3a27', { name: 'Groep 3A', yearGroup: '3' }), group('4a27', { name: 'Groep 4A', yearGroup: '4' }), group('8a27', { name: 'Groep 8A', yearGroup: '8' })],
  pupils: [pupil('n3', { groupKey: '3a27' }), pupil('p3', { groupKey: '4a27' }), pupil('p7', { groupKey: '8a27' }), pupil('q7', { groupKey: '8a27' })],
  staff: [teacher('t3', { groupKeys: ['4a27'], email: 'anja@school.example' }), teacher('t7', { groupKeys: ['8a27'], email: 'bert@school.example' })],
})
/** The same, but 3A goes up under its own key. */
const CLASS_GOES_UP = () => ({ ...NEXT(), groups: [group('3a', { name: 'Groep 4A', yearGroup: '4' }), group('8a27', { name: 'Groep 8A', yearGroup: '8' }), group('3a27', { name: 'Groep 3A', yearGroup: '3' })], pupils: [...NEXT().pupils.filter(({ key }) => key !== 'p3'), pupil('p3', { groupKey: '3a' })], staff: [teacher('t3', { groupKeys: ['3a'], email: 'anja@school.example' }), teacher('t7', { groupKeys: ['8a27'], email: 'bert@school.example' })] })
const view = (importId: string, now = JUNE) => importView(scopeOf(ict), importId, now)
const of = (importId: string) => everything().rosterImport.findUniqueOrThrow({ where: { id: importId } })
const byKey = (lasKey: string) => everything().pupil.findFirst({ where: { schoolId: ict.school.id, lasKey }, include: { group: true } })
async function schedule(next: Roster = NEXT(), now = JUNE, sure: 'ja' | undefined = undefined): Promise<string> {
  const importId = await stage(ict, next)
  await command(ict, async (context) => confirmImport(context, { importId, planDigest: (await view(importId, now))!.preview!.digest, ...(sure ? { sure } : {}) }), now)
  return importId
}
async function begin(importId: string, now = AUGUST): Promise<void> {
  await switchOver(now)
  await runJob(ict, importId)
}

describe('ACC-10: memberships from 1 August are loaded ahead and begin on that day', () => {
  test('until then nothing of the school changes, for whoever asks', async () => {
    await importRoster(ict, NOW())
    const before = await rowsOf(ict)
    const id = await schedule()
    expect(await view(id)).toMatchObject({ status: 'scheduled', schoolYear: '2026-2027', preview: { ahead: true } })
    expect(await switchOver(JULY_31)).toBe(0)
    expect(await rowsOf(ict)).toEqual(before)
    expect((await auditOf(ict.school.id)).at(-1)).toMatchObject({ action: 'roster.scheduled', subjectId: id })
  })

  test('on 1 August, Dutch time, the job begins the year: once, with everybody who they were', async () => {
    await importRoster(ict, NOW())
    const p7 = (await byKey('p7'))!
    const id = await schedule()
    expect(await switchOver(AUGUST)).toBe(1)
    expect(await switchOver(AUGUST)).toBe(0)
    await runJob(ict, id)
    expect(await of(id)).toMatchObject({ status: 'applied', rosterCipher: null })
    expect(await byKey('p7')).toMatchObject({ id: p7.id, portalId: p7.portalId, pinCipher: p7.pinCipher, picture: p7.picture, group: { name: 'Groep 8A', lasKey: '8a27' } })
    expect((await byKey('p8'))!.removedAt).not.toBeNull()
    expect((await byKey('n3'))!.group!.name).toBe('Groep 3A')
  })

  test('what happened at school since counts: who came after it was put there and is not in it goes, the others begin the year', async () => {
    await importRoster(ict, NOW())
    const id = await schedule()
    const later = NOW()
    await importRoster(ict, { ...later, pupils: [...later.pupils, pupil('late', { groupKey: '7a' })] })
    await begin(id)
    expect(await of(id)).toMatchObject({ status: 'applied' })
    expect((await byKey('late'))!.removedAt).not.toBeNull()
    expect((await byKey('q7'))!.group!.lasKey).toBe('8a27')
  })

  test('when it would now take away far more than was agreed on, it waits and every coordinator is told; confirmed, it goes in', async () => {
    await importRoster(ict, NOW())
    const id = await schedule()
    const many = Array.from({ length: 20 }, (_, at) => pupil(`m${at}`, { groupKey: '3a' }))
    expect((await view(id))!.preview!.unlike).toBe(false)
    await importRoster(ict, { ...NOW(), pupils: [...NOW().pupils, ...many] })
    expect(await view(id), 'its page says so long before').toMatchObject({ counts: { pupils: { removed: 1 } }, preview: { unlike: true, summary: { pupils: { removed: 21 } } } })
    expect(await yearBehind(scopeOf(ict), new Date())).toEqual({ id, schoolYear: '2026-2027' })
    expect(await yearBehind(scopeOf(ict), new Date(0)), 'what changed before it was there').toBeNull()
    expect(await switchOver(AUGUST)).toBe(0)
    expect(await of(id)).toMatchObject({ status: 'held', heldAt: AUGUST })
    expect((await mailsOf({ recipient: ict.email })).filter(({ subject }) => subject.includes('wachten op u'))).toHaveLength(1)
    await dropOldImports(new Date(AUGUST.getTime() + 13 * 86_400_000))
    expect(await of(id)).toMatchObject({ status: 'held' })
    await command(ict, async (context) => confirmImport(context, { importId: id, planDigest: (await view(id, AUGUST))!.preview!.digest, sure: 'ja' }), AUGUST)
    await runJob(ict, id)
    expect((await byKey('m0'))!.removedAt).not.toBeNull()
  })

  test('a newer file of that year takes the place of the one before; taken away, nothing begins', async () => {
    await importRoster(ict, NOW())
    const first = await schedule()
    const second = await schedule({ ...NEXT(), pupils: NEXT().pupils.slice(1) })
    expect([(await of(first)).status, (await of(first)).rosterCipher, (await of(second)).status]).toEqual(['cancelled', null, 'scheduled'])
    await command(ict, (context) => cancelImport(context, { importId: second }))
    expect(await switchOver(AUGUST)).toBe(0)
    expect(await of(second)).toMatchObject({ status: 'cancelled', rosterCipher: null })
    expect((await byKey('p8'))!.removedAt).toBeNull()
  })

  test('a school that got the new year otherwise needs it no more; a closed school is left alone', async () => {
    await importRoster(ict, NOW())
    const id = await schedule()
    await everything().school.update({ where: { id: ict.school.id }, data: { active: false } })
    expect(await switchOver(AUGUST)).toBe(0)
    expect(await of(id)).toMatchObject({ status: 'scheduled' })
    await everything().school.update({ where: { id: ict.school.id }, data: { active: true } })
    await importRoster(ict, { ...NEXT(), pupils: NEXT().pupils.slice(0, 3) })
    expect(await switchOver(AUGUST)).toBe(0)
    expect(await of(id)).toMatchObject({ status: 'cancelled', rosterCipher: null })
  })

  test('it is kept whole for as long as it waits, and no longer', async () => {
    await importRoster(ict, NOW())
    const id = await schedule()
    await everything().rosterImport.update({ where: { id }, data: { createdAt: new Date('2026-04-01T10:00:00Z') } })
    const kept = await of(id)
    await dropOldImports(JULY_31)
    expect(await of(id)).toEqual(kept)
  })

  test('not kept for a school that closed, nor long after the day on which nobody let it begin', async () => {
    await importRoster(ict, NOW())
    const id = await schedule()
    await dropOldImports(new Date('2026-08-14T10:00:00Z'))
    expect(await of(id)).toMatchObject({ status: 'scheduled' })
    await dropOldImports(new Date('2026-08-16T10:00:00Z'))
    expect(await of(id)).toMatchObject({ status: 'cancelled', rosterCipher: null })
    const other = await schedule()
    await everything().school.update({ where: { id: ict.school.id }, data: { active: false } })
    await dropOldImports(JULY_31)
    expect(await of(other)).toMatchObject({ status: 'cancelled', rosterCipher: null })
  })

  test('confirmed while it is cancelled: one of the two is told that it is too late', async () => {
    await importRoster(ict, NOW())
    const importId = await stage(ict, NEXT())
    const { digest } = (await view(importId))!.preview!
    const ends = await Promise.allSettled([
      command(ict, (context) => confirmImport(context, { importId, planDigest: digest }), JUNE),
      command(ict, (context) => cancelImport(context, { importId }), JUNE),
    ])
    const { status, rosterCipher } = await of(importId)
    expect([status === 'scheduled', rosterCipher !== null]).toEqual(ends[1].status === 'fulfilled' ? [false, false] : [true, true])
  })

  test('another plan than the separate yes was given for is not scheduled', async () => {
    await importRoster(ict, NOW())
    const importId = await stage(ict, NEXT())
    expect(await refused(command(ict, (context) => confirmImport(context, { importId, planDigest: '0'.repeat(64) }), JUNE))).toBe('import-changed')
    expect(await of(importId)).toMatchObject({ status: 'staged' })
  })
})

describe('ACC-10, GRP-6: ‘nieuw schooljaar’ before it begins', () => {
  test('who sees the whole school sees all groups; a teacher the own new one, whether or not there is one now', async () => {
    await importRoster(ict, NOW())
    await schedule()
    const all = (await nextYearOf(scopeOf(ict), ict.employmentId))!
    expect(all.schoolYear).toBe('2026-2027')
    expect(all.groups.map(({ name, teachers, pupils }) => [name, teachers.length, pupils.map(({ isNew }) => isNew)])).toEqual([['Groep 3A', 0, [true]], ['Groep 4A', 1, [false]], ['Groep 8A', 1, [false, false]]])
    const anja = await everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 't3' } })
    const own = (await nextYearOf({ schoolId: ict.school.id, groupIds: [] }, anja.id))!
    expect(own.groups.map(({ name }) => name)).toEqual(['Groep 4A'])
    expect((await nextYearOf({ schoolId: ict.school.id, groupIds: [] }, null))!.groups).toEqual([])
  })

  test('nothing waits: nothing is shown, of another school neither', async () => {
    await importRoster(ict, NOW())
    await schedule()
    const other = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await nextYearOf(scopeOf(other), other.employmentId)).toBeNull()
  })
})

describe('ACC-10: licences linked to last year’s groups', () => {
  const links = async (licenceId: string) => (await everything().licenceGroup.findMany({ where: { licenceId, group: { removedAt: null } }, include: { group: true } })).map(({ group: { lasKey } }) => lasKey).sort()
  const groupId = async (lasKey: string) => (await everything().group.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey } })).id

  test('go to the group that takes the place; what nothing takes the place of is listed until the coordinator linked it; foretold before', async () => {
    await importRoster(ict, NOW())
    await giveConsent(ict.school.id, 'cito')
    const reading = await giveLicence(ict.school.id, 'leesstart', { linking: 'portal', groupIds: [await groupId('3a')] })
    const growth = await giveLicence(ict.school.id, 'groeimeter', { linking: 'portal', groupIds: [await groupId('7a')] })
    const id = await schedule()
    const expected = { linked: [{ licence: 'Leesstart', group: 'Groep 3A' }], unlinked: [], open: [{ licence: 'Groeimeter', group: 'Groep 7A', why: 'no-group', settled: false }] }
    expect((await view(id))!.preview!.licences).toEqual(expected)
    await begin(id)
    expect([await links(reading.id), await links(growth.id)]).toEqual([['3a27'], []])
    expect((await view(id))!.licences).toEqual(expected)
    const mail = (await mailsOf({ recipient: ict.email })).at(-1)!
    expect(mail.subject).toContain('Schooljaar 2026-2027 is begonnen')
    expect(mail.text).toContain('1 koppeling van vorig jaar')
    await command(ict, async (context) => linkGroups(context, { link: [`${growth.id}:${await groupId('8a27')}`] }))
    expect((await view(id))!.licences!.open).toMatchObject([{ licence: 'Groeimeter', settled: true }])
  })

  test('also at a school whose groups came before any import', async () => {
    await importRoster(ict, NOW())
    await everything().rosterImport.deleteMany({ where: { schoolId: ict.school.id } })
    const reading = await giveLicence(ict.school.id, 'leesstart', { linking: 'portal', groupIds: [await groupId('3a')] })
    const id = await schedule()
    expect((await view(id))!.preview!.licences!.linked).toEqual([{ licence: 'Leesstart', group: 'Groep 3A' }])
    await begin(id)
    expect(await links(reading.id)).toEqual(['3a27'])
  })

  test('an import in mid-year takes no licence along', async () => {
    await importRoster(ict, NOW())
    const reading = await giveLicence(ict.school.id, 'leesstart', { linking: 'portal', groupIds: [await groupId('3a')] })
    const { id } = await importRoster(ict, { ...NEXT(), schoolYear: '2025-2026' })
    expect(await links(reading.id)).toEqual([])
    expect((await view(id))!.licences).toBeNull()
  })

  test('undoing the turn of the year brings the links of licences back, also one that no longer suited; what was linked since stays', async () => {
    await importRoster(ict, NOW())
    const reading = await giveLicence(ict.school.id, 'leesstart', { linking: 'portal', groupIds: [await groupId('3a')] })
    const before = await everything().licenceGroup.findFirstOrThrow({ where: { licenceId: reading.id } })
    // The class goes up under its own key: a title for the first three years leaves it.
    const id = await schedule(CLASS_GOES_UP())
    await begin(id)
    expect(await links(reading.id)).toEqual(['3a27'])
    const { undo } = (await view(id, new Date()))!
    await command(ict, (context) => undoImport(context, { importId: id, digest: undo!.digest, sure: 'ja' }))
    expect(await everything().licenceGroup.findMany({ where: { licenceId: reading.id } })).toEqual([before])
  })

  test('PUB-3: what a publisher linked that may not know who is in which year, no year takes away', async () => {
    await importRoster(ict, NOW())
    const reading = await giveLicence(ict.school.id, 'leesstart', { linking: 'portal', groupIds: [await groupId('3a')] })
    const { method } = await everything().product.findFirstOrThrow({ where: { code: 'leesstart' }, select: { method: { select: { publisher: { select: { slug: true } } } } } })
    const { id: consent } = await giveConsent(ict.school.id, method.publisher.slug)
    await everything().consent.update({ where: { id: consent }, data: { attributes: ['role'] } })
    await begin(await schedule(CLASS_GOES_UP()))
    expect(await links(reading.id)).toContain('3a')
  })
})
