import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { readSession } from '@/lib/access/session'
import { decrypt } from '@/lib/platform/crypto'
import { applyImportJob } from '@/lib/roster/apply-import'
import { confirmImport } from '@/lib/roster/confirm-import'
import { diffRoster } from '@/lib/roster/diff'
import { dropOldImports } from '@/lib/roster/housekeeping'
import { summarise } from '@/lib/roster/plan-summary'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { endEmployment, setRoles } from '@/lib/staff/set-roles'
import { giveLicence, makeHome, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { cookieOf, pupilCookie, seedTestPublishers, signedIn } from '../support/people'
import { confirm, currentOf, importRoster, rowsOf, runJob, stage } from '../support/roster'

let ict: StaffAtSchool
beforeEach(async () => void (ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor))
const eck = (name: string) => `https://ketenid.nl/${ict.school.id}/${name}`
const SCHOOL = () => roster({
  groups: [group('g1', { yearGroup: '1' }), group('g5', { yearGroup: '5' }), group('plus', { kind: 'combined' })],
  pupils: [
    ...Array.from({ length: 24 }, (_, at) => pupil(`k${at}`, { groupKey: 'g1', yearGroup: '1' })),
    pupil('p1', { groupKey: 'g5', eckId: eck('p1'), firstName: 'Bo', prefix: 'van', lastName: 'Aa', combinedGroupKeys: ['plus'] }),
    pupil('p2', { groupKey: 'g5', firstName: 'Chris' }),
    pupil('p3', { groupKey: 'g5', firstName: 'Daan' }),
  ],
  staff: [teacher('t1', { groupKeys: ['g1', 'plus'], email: 'anja@school.example' }), teacher('t2', { groupKeys: ['g5'] })],
})
const without = (key: string) => ({ ...SCHOOL(), pupils: SCHOOL().pupils.filter((one) => one.key !== key) })
const changed = (key: string, change: Partial<ReturnType<typeof pupil>>) => ({ ...SCHOOL(), pupils: SCHOOL().pupils.map((one) => (one.key === key ? { ...one, ...change } : one)) })
const byKey = async (lasKey: string) => (await everything().pupil.findFirst({ where: { schoolId: ict.school.id, lasKey }, include: { group: true, combined: true } }))!

describe('a job that cannot do it', () => {
  async function broken(): Promise<string> {
    const importId = await stage(ict, SCHOOL())
    await confirm(ict, importId)
    await everything().rosterImport.update({ where: { id: importId }, data: { rosterCipher: new TextEncoder().encode('kapot') } })
    return importId
  }
  const failures = async () => (await auditOf(ict.school.id)).filter(({ action }) => action === 'roster.failed')

  test('is tried again: the import still waits, and nothing is in the audit log yet', async () => {
    const importId = await broken()
    await expect(applyImportJob({ importId, schoolId: ict.school.id })).rejects.toThrow()
    expect(await everything().rosterImport.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({ status: 'queued', failure: 'unexpected', endedAt: null })
    expect(await failures()).toEqual([])
  })

  test('DAT-2: after the last try the import has failed, the file is gone, and the audit log says so once', async () => {
    const importId = await broken()
    await expect(applyImportJob({ importId, schoolId: ict.school.id }, true)).rejects.toThrow()
    expect(await everything().rosterImport.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({ status: 'failed', failure: 'unexpected', rosterCipher: null, endedAt: expect.any(Date) })
    expect(await failures()).toMatchObject([{ actorKind: 'system', subjectId: importId, outcome: 'refused' }])
    expect((await rowsOf(ict)).pupils).toEqual([])
  })

  test('with nothing to apply it has failed, at once and in words, and the school can import again', async () => {
    const importId = await stage(ict, SCHOOL())
    await confirm(ict, importId)
    await everything().rosterImport.update({ where: { id: importId }, data: { rosterCipher: null } })
    await applyImportJob({ importId, schoolId: ict.school.id })
    expect(await everything().rosterImport.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({ status: 'failed', failure: 'no-data', endedAt: expect.any(Date) })
    expect(await failures()).toMatchObject([{ actorKind: 'system', subjectId: importId, outcome: 'refused', details: { why: 'no-data' } }])
    expect((await importRoster(ict, SCHOOL())).status).toBe('applied')
  })

  test('to which nobody comes within a day has failed; one that was made long ago and is queued just now has not', async () => {
    const importId = await stage(ict, SCHOOL())
    await confirm(ict, importId)
    const { queuedAt } = await everything().rosterImport.update({ where: { id: importId }, data: { createdAt: new Date('2020-01-01') } })
    const later = (hours: number) => new Date(queuedAt!.getTime() + hours * 3_600_000)
    await dropOldImports(later(23))
    expect(await everything().rosterImport.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({ status: 'queued' })
    await dropOldImports(later(25))
    expect(await everything().rosterImport.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({ status: 'failed', failure: 'waited-too-long', rosterCipher: null, endedAt: expect.any(Date) })
    expect(await failures()).toMatchObject([{ subjectId: importId, details: { why: 'waited-too-long' } }])
    await runJob(ict, importId)
    expect((await rowsOf(ict)).pupils, 'its job may still come').toEqual([])
  })
})

describe('LAS-5: a first import', () => {
  test('groups, pupils and staff are there, each pupil with a picture of its own in the group, a pin and a password picture', async () => {
    const view = await importRoster(ict, SCHOOL())
    expect(view).toMatchObject({ status: 'applied', preview: null, counts: { groups: { added: 3 }, pupils: { added: 27 }, staff: { added: 2 } } })
    const { groups, pupils, employments } = await rowsOf(ict)
    expect(groups.map(({ lasKey, loginMethod }) => [lasKey, loginMethod]).sort()).toEqual([['g1', 'picture'], ['g5', 'pin'], ['plus', 'pin']])
    const inG1 = pupils.filter((one) => one.lasKey?.startsWith('k'))
    expect(new Set(inG1.map(({ picture }) => picture)).size).toBe(24)
    for (const one of pupils) expect(decrypt(one.pinCipher, 'pin')).toMatch(/^\d{4}$/)
    expect(employments.filter(({ lasKey }) => lasKey).map(({ roles, userId }) => [roles, userId])).toEqual([[['teacher'], null], [['teacher'], null]])
    expect(await byKey('p1')).toMatchObject({ firstName: 'Bo', prefix: 'van', lastName: 'Aa', group: { lasKey: 'g5' }, combined: [{ groupId: groups.find(({ lasKey }) => lasKey === 'plus')!.id }] })
  })

  test('LAS-9: ECK iDs lie there encrypted; nothing of the staged file stays', async () => {
    const view = await importRoster(ict, SCHOOL())
    const row = await byKey('p1')
    expect(decrypt(row.eckIdCipher!, 'eck-id')).toBe(eck('p1'))
    expect(Buffer.from(row.eckIdCipher!).toString('latin1')).not.toContain('ketenid')
    expect((await everything().rosterImport.findUniqueOrThrow({ where: { id: view.id } })).rosterCipher).toBeNull()
  })

  test('DAT-2: staged, confirmed and applied are audited, with counts only; the coordinator gets one mail', async () => {
    const { id } = await importRoster(ict, SCHOOL())
    const rows = await auditOf(ict.school.id)
    expect(rows.map(({ action, actorKind, subjectId }) => [action, actorKind, subjectId])).toEqual([['roster.staged', 'staff', id], ['roster.confirmed', 'staff', id], ['roster.applied', 'system', id]])
    expect(rows[2]!.details).toEqual({ groupsAdded: 3, pupilsAdded: 27, pupilsRemoved: 0, staffAdded: 2 })
    expect(await everything().outboxMail.count({ where: { schoolId: ict.school.id, recipient: ict.email } })).toBe(1)
  })

  test('the same file again changes nothing at all', async () => {
    await importRoster(ict, SCHOOL())
    const before = await rowsOf(ict)
    const view = await importRoster(ict, SCHOOL())
    expect(view.counts).toMatchObject({ nothing: true })
    expect(await rowsOf(ict)).toEqual(before)
  })
})

describe('LAS-8: people keep their identity', () => {
  beforeEach(async () => void (await importRoster(ict, SCHOOL())))

  test('a new name and a move keep id, number, pin, picture, home login and licence link', async () => {
    await seedTestPublishers()
    const before = await byKey('p1')
    await makeHome(`${before.id}@thuis.example`, [before])
    const licence = await giveLicence(ict.school.id, 'groeimeter', { groupIds: [before.groupId!] })
    await everything().licencePerson.create({ data: { schoolId: ict.school.id, licenceId: licence.id, pupilId: before.id } })
    await importRoster(ict, changed('p1', { firstName: 'Boris', groupKey: 'g1', combinedGroupKeys: [] }))
    const { id, portalId, pinCipher, pictureCipher, picture } = before
    expect(await byKey('p1')).toMatchObject({ id, portalId, pinCipher, pictureCipher, picture, firstName: 'Boris', group: { lasKey: 'g1' }, combined: [] })
    expect(await everything().pupilHome.count({ where: { pupilId: id } })).toBe(1)
    expect(await everything().licencePerson.count({ where: { pupilId: id } })).toBe(1)
    expect(await everything().licenceGroup.count({ where: { licenceId: licence.id } })).toBe(1)
  })

  test('who is missing is removed, not deleted, and the session is dead; coming back is coming back', async () => {
    const before = await byKey('p2')
    const cookie = await pupilCookie(before)
    const token = cookie.slice(cookieOf('').length)
    await importRoster(ict, without('p2'))
    expect((await byKey('p2')).removedAt).not.toBeNull()
    expect(await readSession(token, null)).toBeNull()
    const view = await importRoster(ict, SCHOOL())
    expect(view.counts).toMatchObject({ pupils: { returned: 1, added: 0 } })
    const { id, pinCipher, portalId } = before
    expect(await byKey('p2')).toMatchObject({ id, pinCipher, portalId, removedAt: null })
  })

  test('the same ECK iD under a new key is the same pupil', async () => {
    const { id } = await byKey('p1')
    await importRoster(ict, changed('p1', { key: 'nieuw' }))
    expect((await byKey('nieuw')).id).toBe(id)
    expect(await everything().pupil.count({ where: { schoolId: ict.school.id } })).toBe(27)
  })

  test('… also when that key was another pupil’s, who is gone', async () => {
    const [bo, chris] = [await byKey('p1'), await byKey('p2')]
    await importRoster(ict, { ...without('p2'), pupils: without('p2').pupils.map((one) => (one.key === 'p1' ? { ...one, key: 'p2' } : one)) })
    expect((await byKey('p2')).id).toBe(bo.id)
    expect((await everything().pupil.findUniqueOrThrow({ where: { id: chris.id } })).removedAt).not.toBeNull()
    expect((await auditOf(ict.school.id)).filter(({ action }) => action === 'roster.passed-on'), 'the audit log tells who lost it').toMatchObject([{ actorKind: 'system', subjectId: chris.id, details: { kind: 'pupil', lasKey: true, eckId: false } }])
  })

  test('two pupils whose keys are swapped keep their accounts: no unique index is hit half way', async () => {
    const two = (a: string, b: string) => ({ ...SCHOOL(), pupils: [...without('p1').pupils.filter(({ key }) => key !== 'p2'), pupil(a, { eckId: eck('p1'), firstName: 'Bo' }), pupil(b, { eckId: eck('p2'), firstName: 'Chris' })] })
    await importRoster(ict, two('p1', 'p2'))
    const [bo, chris] = [await byKey('p1'), await byKey('p2')]
    await importRoster(ict, two('p2', 'p1'))
    expect([(await byKey('p2')).id, (await byKey('p1')).id]).toEqual([bo.id, chris.id])
  })

  test('ACC-4: people entered by hand, and roles given by hand, survive every import', async () => {
    const byHand = await makeStaff(ict.school.id, { roles: ['careCoordinator'] })
    await everything().employment.updateMany({ where: { schoolId: ict.school.id, lasKey: 't1' }, data: { roles: ['teacher', 'coordinator'] } })
    await importRoster(ict, SCHOOL())
    const { employments } = await rowsOf(ict)
    expect(employments.find(({ id }) => id === byHand.employment.id)).toMatchObject({ removedAt: null, roles: ['careCoordinator'] })
    expect(employments.find(({ lasKey }) => lasKey === 't1')).toMatchObject({ removedAt: null, roles: ['teacher', 'coordinator'] })
    expect(employments.find(({ id }) => id === ict.employmentId)).toMatchObject({ removedAt: null })
  })

  describe('ACC-4: somebody whom the coordinator ended', () => {
    const anja = () => everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, lasEmail: 'anja@school.example' }, include: { groups: true } })
    /** Teacher of the LAS and coordinator, gone from the LAS, and so still there as coordinator with a group of her own. */
    async function staysAsCoordinator() {
      await importRoster(ict, SCHOOL())
      const { id } = await anja()
      await command(ict, (context) => setRoles(context, { employmentId: id, roles: ['coordinator'], groupIds: [] }))
      await importRoster(ict, { ...SCHOOL(), staff: SCHOOL().staff.filter(({ key }) => key !== 't1') })
      const { id: groupId } = await everything().group.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 'g5' } })
      await everything().employmentGroup.create({ data: { schoolId: ict.school.id, employmentId: id, groupId, byHand: true } })
      expect(await anja()).toMatchObject({ removedAt: null, fromLas: false, roles: ['coordinator'] })
      return id
    }

    test('comes back by an import as a teacher, and no more', async () => {
      const employmentId = await staysAsCoordinator()
      await command(ict, (context) => endEmployment(context, { employmentId }))
      expect(await anja()).toMatchObject({ removedAt: expect.any(Date), roles: [], groups: [] })
      await importRoster(ict, SCHOOL())
      const back = await anja()
      expect(back).toMatchObject({ id: employmentId, removedAt: null, fromLas: true, roles: ['teacher'] })
      expect(back.groups.map(({ byHand }) => byHand)).toEqual([false, false])
    })

    test('also where roles and groups were left behind by an earlier version', async () => {
      const employmentId = await staysAsCoordinator()
      await everything().employment.update({ where: { id: employmentId }, data: { removedAt: new Date() } })
      await importRoster(ict, SCHOOL())
      const back = await anja()
      expect(back).toMatchObject({ id: employmentId, removedAt: null, fromLas: true, roles: ['teacher'] })
      expect(back.groups.map(({ byHand }) => byHand)).toEqual([false, false])
    })

    test('who was never ended keeps the given role and group when the LAS has her again', async () => {
      const employmentId = await staysAsCoordinator()
      await importRoster(ict, SCHOOL())
      const back = await anja()
      expect(back).toMatchObject({ id: employmentId, removedAt: null, fromLas: true })
      expect([...back.roles].sort()).toEqual(['coordinator', 'teacher'])
      expect(back.groups.filter(({ byHand }) => byHand)).toHaveLength(1)
    })
  })

  test('facts 2.4 rule 4: keys with # match nothing; after the same file there is still one of each, no more', async () => {
    const dummies = () => roster({ groups: [group('#1', { name: 'Vlinders' })], pupils: [pupil('#1', { groupKey: '#1' }), pupil('p9', { groupKey: '#1' })], staff: [teacher('#1', { groupKeys: ['#1'] })] })
    await importRoster(ict, dummies())
    const kept = await byKey('p9')
    await importRoster(ict, dummies())
    const here = <Row extends { removedAt: Date | null }>(rows: Row[]) => rows.filter(({ removedAt }) => removedAt === null)
    const { groups, pupils, employments } = await rowsOf(ict)
    expect(here(groups).map(({ name, lasKey }) => [name, lasKey])).toEqual([['Vlinders', null]])
    expect(here(pupils)).toHaveLength(2)
    expect(await byKey('p9')).toMatchObject({ id: kept.id, groupId: here(groups)[0]!.id })
    expect(here(employments).filter(({ firstName }) => firstName === 'Juf#1')).toHaveLength(1)
  })
})

describe('LAS-5: what was agreed to is done, once, or nothing is', () => {
  test('the job run twice, and twice at once, does its work once', async () => {
    const id = await stage(ict, SCHOOL())
    await confirm(ict, id)
    await Promise.all([runJob(ict, id), runJob(ict, id)])
    await runJob(ict, id)
    expect((await rowsOf(ict)).pupils).toHaveLength(27)
    expect((await auditOf(ict.school.id)).filter(({ action }) => action === 'roster.applied')).toHaveLength(1)
    expect(await everything().outboxMail.count({ where: { schoolId: ict.school.id } })).toBe(1)
  })

  test('a school that changed since gets the import back for another look, and nothing changes', async () => {
    await importRoster(ict, SCHOOL())
    const id = await stage(ict, without('p2'))
    await confirm(ict, id)
    await everything().pupil.updateMany({ where: { schoolId: ict.school.id, lasKey: 'p3' }, data: { firstName: 'Anders' } })
    const before = await rowsOf(ict)
    await runJob(ict, id)
    expect(await everything().rosterImport.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'staged', failure: 'import-changed', planDigest: null })
    expect(await rowsOf(ict)).toEqual(before)
    await confirm(ict, id)
    await runJob(ict, id)
    expect((await byKey('p2')).removedAt).not.toBeNull()
  })

  test('two imports of one school at once: one is done, the other waits for another look', async () => {
    const first = await stage(ict, SCHOOL())
    await confirm(ict, first)
    const second = await stage(ict, without('p2'))
    await confirm(ict, second)
    await Promise.all([runJob(ict, first), runJob(ict, second)])
    const rows = await everything().rosterImport.findMany({ where: { schoolId: ict.school.id }, select: { status: true } })
    expect(rows.map(({ status }) => status).sort()).toEqual(['applied', 'staged'])
  })

  test('a preview that is no longer true is not agreed to; an unusual one needs the separate yes', async () => {
    await importRoster(ict, SCHOOL())
    const id = await stage(ict, { ...SCHOOL(), pupils: SCHOOL().pupils.slice(20) })
    expect(await refused(command(ict, (context) => confirmImport(context, { importId: id, planDigest: '0'.repeat(64) })))).toBe('import-changed')
    expect(await refused(confirm(ict, id, null))).toBe('import-unconfirmed')
    expect(await refused(confirm(ict, id))).toBeUndefined()
  })

  test('DAT-1: another school’s import is not there, neither to agree to nor to apply', async () => {
    const id = await stage(ict, SCHOOL())
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await refused(command(stranger, (context) => confirmImport(context, { importId: id, planDigest: '0'.repeat(64), sure: 'ja' })))).toBe('import-not-open')
    await confirm(ict, id)
    await runJob(stranger, id)
    expect((await rowsOf(ict)).pupils).toEqual([])
    await runJob(ict, id)
    expect(summarise(diffRoster(await currentOf(ict), SCHOOL())).nothing).toBe(true)
  })
})
