import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { readSession } from '@/lib/access/session'
import { decrypt } from '@/lib/platform/crypto'
import { forSchool } from '@/lib/platform/db/scope'
import { dropOldImports } from '@/lib/roster/housekeeping'
import { importView } from '@/lib/roster/queries'
import type { Roster } from '@/lib/roster/model'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { rosterDigest, sameAsLastImport } from '@/lib/roster/unchanged'
import { undoImport } from '@/lib/roster/undo-import'
import { setRoles } from '@/lib/staff/set-roles'
import { giveLicence, makeHome, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { cookieOf, pupilCookie, seedTestPublishers, signedIn } from '../support/people'
import { choosePairs, confirm, importRoster, rowsOf, runJob, stage } from '../support/roster'

let ict: StaffAtSchool
beforeEach(async () => void (ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor))
const DAY = 86_400_000
const A = () => roster({
  groups: [group('g4', { name: '4A' }), group('g5', { name: '5A' }), group('plus', { name: 'Plus', kind: 'combined' })],
  pupils: [pupil('p1', { groupKey: 'g4', eckId: 'https://ketenid.nl/p1', combinedGroupKeys: ['plus'] }), pupil('p2', { groupKey: 'g5' }), pupil('p3', { groupKey: 'g5' })],
  staff: [teacher('t1', { groupKeys: ['g4', 'plus'], email: 'anja@school.example' }), teacher('t2', { groupKeys: ['g5'] })],
})
/** p1 moves, is renamed and gets another key; p3 and t2 go, with the combined group; 5A is renamed; p9, t9 and 6A come. */
const B = () => roster({
  groups: [group('g4', { name: '4A' }), group('g5', { name: 'Vijf' }), group('g6', { name: '6A' })],
  pupils: [pupil('q1', { groupKey: 'g5', firstName: 'Anders', eckId: 'https://ketenid.nl/p1' }), pupil('p2', { groupKey: 'g5' }), pupil('p9', { groupKey: 'g6' })],
  staff: [teacher('t1', { groupKeys: ['g5'] }), teacher('t9', { groupKeys: ['g6'] })],
})
const view = (actor: StaffAtSchool, id: string, now = new Date()) => importView({ schoolId: actor.school.id, groupIds: 'all' }, id, now)
async function undo(actor: StaffAtSchool, importId: string, now = new Date()) {
  const { undo: shown } = (await view(actor, importId, now))!
  return command(actor, (context) => undoImport(context, { importId, digest: shown?.digest ?? '0'.repeat(64), sure: 'ja' }), now)
}
/** Rows as an import writes them; ECK iDs in plain text, for their ciphers differ each time. */
async function comparable(actor: StaffAtSchool) {
  const { groups, pupils, employments, combined, links } = await rowsOf(actor)
  const plain = <Row extends { eckIdCipher: Uint8Array | null; eckIdHash: Uint8Array | null }>({ eckIdCipher, eckIdHash, ...row }: Row) =>
    ({ ...row, eckId: eckIdCipher && decrypt(eckIdCipher, 'eck-id'), eckIdHash: eckIdHash && Buffer.from(eckIdHash).toString('hex') })
  return { groups, pupils: pupils.map(plain), employments: employments.map(plain), combined, links }
}
const byKey = (lasKey: string) => everything().pupil.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey } })
const only = <Row extends { id: string }>(rows: Row[], ids: Set<string>) => rows.filter(({ id }) => ids.has(id))

describe('LAS-5: the last import is undone as one step', () => {
  test('groups, memberships, names, keys, ECK iDs, staff links and who was inactive are what they were; who came is inactive, not deleted', async () => {
    await importRoster(ict, A())
    const before = await comparable(ict)
    const { id } = await importRoster(ict, B())
    expect((await view(ict, id))!.undo!.counts).toMatchObject({ groups: { back: 1, gone: 1, restored: 1 }, pupils: { back: 1, gone: 1, restored: 1 }, staff: { back: 1, gone: 1, restored: 1 } })
    await undo(ict, id)
    const after = await comparable(ict)
    for (const kind of ['groups', 'pupils', 'employments'] as const) {
      const ids = new Set(before[kind].map((row) => row.id))
      expect(only<{ id: string }>(after[kind], ids)).toEqual(before[kind])
      for (const row of (after[kind] as { id: string; removedAt: Date | null }[]).filter((one) => !ids.has(one.id))) expect(row.removedAt, kind).not.toBeNull()
    }
    expect(after.combined).toEqual(before.combined)
    expect(after.links.filter((link) => before.employments.some(({ id: each }) => each === link.employmentId))).toEqual(before.links)
    expect(await view(ict, id)).toMatchObject({ status: 'undone', undo: null, undoneAt: expect.any(Date) })
  })

  test('the same file once more changes nothing and takes no undo away', async () => {
    await importRoster(ict, A())
    const { id } = await importRoster(ict, B())
    const again = await importRoster(ict, B())
    expect(again).toMatchObject({ status: 'applied', undo: null, counts: { nothing: true } })
    expect((await view(ict, id))!.undo!.counts).toMatchObject({ pupils: { back: 1, gone: 1, restored: 1 } })
    await undo(ict, id)
    expect((await byKey('p3')).removedAt).toBeNull()
  })

  test('LAS-10: substitute accounts go with the groups that came, and come back with those that went', async () => {
    await importRoster(ict, A())
    const withoutGroup = () => roster({ ...B(), groups: B().groups.filter(({ key }) => key !== 'g4') })
    const { id } = await importRoster(ict, withoutGroup())
    await undo(ict, id)
    const accounts = await everything().employment.findMany({ where: { schoolId: ict.school.id, substituteGroupId: { not: null } }, include: { substituteGroup: true } })
    expect(accounts.map((one) => [one.substituteGroup!.lasKey, one.lastName, one.removedAt === null]).sort()).toEqual([['g4', '4A', true], ['g5', '5A', true], ['g6', '6A', false], ['plus', 'Plus', true]])
  })

  test('pins, pictures, home logins and licence links are as they are, also of people and groups that were gone', async () => {
    await seedTestPublishers()
    await importRoster(ict, A())
    const [p3, plus] = [await byKey('p3'), await everything().group.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 'plus' } })]
    await makeHome(`${p3.id}@thuis.example`, [p3])
    const licence = await giveLicence(ict.school.id, 'groeimeter', { groupIds: [plus.id] })
    await everything().licencePerson.create({ data: { schoolId: ict.school.id, licenceId: licence.id, pupilId: p3.id } })
    const { id } = await importRoster(ict, B())
    await undo(ict, id)
    const { pinCipher, pictureCipher, picture, portalId } = p3
    expect(await byKey('p3')).toMatchObject({ id: p3.id, pinCipher, pictureCipher, picture, portalId, removedAt: null })
    expect(await everything().pupilHome.count({ where: { pupilId: p3.id } })).toBe(1)
    expect(await everything().licencePerson.count({ where: { pupilId: p3.id } })).toBe(1)
    expect(await everything().licenceGroup.count({ where: { groupId: plus.id } })).toBe(1)
  })

  test('what happened since is not lost: a new pin, a parent’s address, a role that the coordinator gave', async () => {
    await importRoster(ict, A())
    const { id } = await importRoster(ict, B())
    const p1 = await byKey('q1')
    const pin = new TextEncoder().encode('another cipher')
    await everything().pupil.update({ where: { id: p1.id }, data: { pinCipher: pin, picture: 'anders' } })
    await makeHome(`${p1.id}@thuis.example`, [p1])
    const anja = await everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 't1' } })
    await everything().employment.update({ where: { id: anja.id }, data: { roles: ['teacher', 'careCoordinator'] } })
    await undo(ict, id)
    expect(await byKey('p1')).toMatchObject({ id: p1.id, firstName: 'Kindp1', pinCipher: pin, picture: 'anders' })
    expect(await everything().pupilHome.count({ where: { pupilId: p1.id } })).toBe(1)
    const now = await everything().employment.findUniqueOrThrow({ where: { id: anja.id }, include: { groups: { include: { group: true } } } })
    expect(now.roles).toEqual(['teacher', 'careCoordinator'])
    expect(now.groups.map((link) => link.group.lasKey).sort()).toEqual(['g4', 'plus'])
  })

  test('access follows the rows: who came is out at the next click, who was gone gets in again', async () => {
    await importRoster(ict, A())
    const p3 = await byKey('p3')
    const { id } = await importRoster(ict, B())
    const came = (await pupilCookie(await byKey('p9'))).slice(cookieOf('').length)
    expect(await readSession(came, null)).not.toBeNull()
    await undo(ict, id)
    expect(await readSession(came, null)).toBeNull()
    const back = (await pupilCookie(p3)).slice(cookieOf('').length)
    expect(await readSession(back, null)).toMatchObject({ kind: 'pupil', pupilId: p3.id })
  })

  test('a first import is undone into an empty school, and the same file afterwards brings the same people back', async () => {
    const { id } = await importRoster(ict, A())
    const first = await rowsOf(ict)
    await undo(ict, id)
    expect((await rowsOf(ict)).pupils.every(({ removedAt }) => removedAt !== null)).toBe(true)
    expect(await everything().employment.findFirstOrThrow({ where: { id: ict.employmentId } })).toMatchObject({ removedAt: null })
    const again = await importRoster(ict, A())
    expect(again.counts, 'as the preview of the first time told').toMatchObject({ pupils: { returned: 0, added: 3 }, groups: { returned: 0, added: 3 } })
    expect((await rowsOf(ict)).pupils.map(({ id: each, pinCipher }) => [each, pinCipher])).toEqual(first.pupils.map(({ id: each, pinCipher }) => [each, pinCipher]))
  })

  test('LAS-11: a change of LAS that was imported without its pairs and undone: the same file shows the same again, pairs too, and linked then everybody keeps the account', async () => {
    await importRoster(ict, A())
    const before = await rowsOf(ict)
    const other = roster({
      groups: [group('900', { name: '4A' }), group('901', { name: '5A' }), group('902', { name: 'Plus', kind: 'combined' })],
      pupils: [pupil('x1', { firstName: 'Kindp1', groupKey: '900' }), pupil('x2', { firstName: 'Kindp2', groupKey: '901' }), pupil('x3', { firstName: 'Kindp3', groupKey: '901', eckId: 'https://ketenid.nl/x3' }), pupil('x9', { groupKey: '901' })],
      staff: [teacher('y1', { firstName: 'Juft1', groupKeys: ['900'] })],
    })
    const seen = async (id: string) => {
      const { summary, pairs, strangers, digest } = (await view(ict, id))!.preview!
      return { summary, pairs, strangers, digest }
    }
    const wrong = await stage(ict, other)
    const first = await seen(wrong)
    expect(first.pairs.map(({ kind }) => kind)).toEqual(['groups', 'groups', 'groups', 'pupils', 'pupils', 'pupils', 'staff'])
    await confirm(ict, wrong)
    await runJob(ict, wrong)
    const newcomer = (await rowsOf(ict)).pupils.find(({ lasKey }) => lasKey === 'x9')!
    await undo(ict, wrong)

    const right = await stage(ict, other)
    const second = await seen(right)
    expect({ ...second, digest: '' }).toEqual({ ...first, digest: '' })
    await choosePairs(ict, right, [], 'ja')
    await confirm(ict, right)
    await runJob(ict, right)
    const after = await rowsOf(ict)
    const there = after.pupils.filter(({ removedAt }) => removedAt === null)
    expect(there.map(({ id }) => id).sort(), 'the three, and who was new is the one of the first time').toEqual([...before.pupils.map(({ id }) => id), newcomer.id].sort())
    for (const { id, pinCipher, picture, portalId } of before.pupils) expect(there.find((row) => row.id === id)).toMatchObject({ pinCipher, picture, portalId })
    expect(there.find(({ id }) => id === newcomer.id)).toMatchObject({ lasKey: 'x9', portalId: newcomer.portalId, pinCipher: newcomer.pinCipher })
    expect(after.groups.filter(({ removedAt }) => removedAt === null).map(({ id }) => id).sort()).toEqual(before.groups.map(({ id }) => id).sort())
    // And that can be undone once more.
    await undo(ict, right)
    expect((await rowsOf(ict)).pupils.filter(({ removedAt }) => removedAt === null).map(({ id, lasKey }) => [id, lasKey])).toEqual(before.pupils.map(({ id, lasKey }) => [id, lasKey]))
    expect({ ...(await seen(await stage(ict, other))), digest: '' }).toEqual({ ...first, digest: '' })
  })

  test('DAT-2: audited with counts only; a mail to who undid it and to who imported it', async () => {
    const other = (await signedIn(ict.school.id, { roles: ['coordinator'] })).actor
    await importRoster(ict, A())
    const { id } = await importRoster(other, B())
    await undo(ict, id)
    const row = (await auditOf(ict.school.id)).at(-1)!
    expect(row).toMatchObject({ action: 'roster.undone', actorKind: 'staff', subjectId: id, outcome: 'done' })
    expect(row.details).toEqual({ groupsBack: 1, groupsGone: 1, pupilsBack: 1, pupilsGone: 1, staffBack: 1, staffGone: 1, left: 0 })
    const mails = await everything().outboxMail.findMany({ where: { schoolId: ict.school.id, subject: { contains: 'ongedaan' } }, select: { recipient: true } })
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([ict.email, other.email].sort())
  })
})

describe('LAS-5: when an import can be undone', () => {
  test('only the last one: another import takes away what it took to undo the one before', async () => {
    const first = await importRoster(ict, A())
    expect((await view(ict, first.id))!.undo).not.toBeNull()
    const second = await importRoster(ict, B())
    expect((await view(ict, first.id))!.undo).toBeNull()
    expect((await everything().rosterImport.findUniqueOrThrow({ where: { id: first.id } })).undoCipher).toBeNull()
    expect(await refused(undo(ict, first.id))).toBe('undo-not-possible')
    await undo(ict, second.id)
    expect(await refused(undo(ict, second.id)), 'not twice').toBe('undo-not-possible')
    expect(await refused(undo(ict, first.id)), 'nor the one before it').toBe('undo-not-possible')
  })

  test('for thirty days; then housekeeping lets go of what was kept for it', async () => {
    const { id } = await importRoster(ict, A())
    const { endedAt } = await everything().rosterImport.findUniqueOrThrow({ where: { id } })
    const [lastDay, after] = [new Date(endedAt!.getTime() + 30 * DAY - 1000), new Date(endedAt!.getTime() + 30 * DAY + 1000)]
    expect((await view(ict, id, lastDay))!.undo).not.toBeNull()
    expect((await view(ict, id, after))!.undo).toBeNull()
    expect(await refused(undo(ict, id, after))).toBe('undo-not-possible')
    await dropOldImports(lastDay)
    expect((await everything().rosterImport.findUniqueOrThrow({ where: { id } })).undoCipher).not.toBeNull()
    await dropOldImports(after)
    expect((await everything().rosterImport.findUniqueOrThrow({ where: { id } })).undoCipher).toBeNull()
  })

  test('what is kept for it is encrypted, and holds no pin', async () => {
    await importRoster(ict, A())
    const { id } = await importRoster(ict, B())
    const { undoCipher } = await everything().rosterImport.findUniqueOrThrow({ where: { id } })
    expect(Buffer.from(undoCipher!).toString('latin1')).not.toMatch(/ketenid|Kindp1|firstName/)
  })

  test('on what was shown: a school that changed since asks to look again; and only with the separate yes', async () => {
    await importRoster(ict, A())
    const { id } = await importRoster(ict, B())
    const { digest } = (await view(ict, id))!.undo!
    expect(await refused(command(ict, (context) => undoImport(context, { importId: id, digest })))).toBe('undo-unconfirmed')
    await everything().pupil.updateMany({ where: { schoolId: ict.school.id, lasKey: 'q1' }, data: { firstName: 'Nog anders' } })
    const before = await rowsOf(ict)
    expect(await refused(command(ict, (context) => undoImport(context, { importId: id, digest, sure: 'ja' })))).toBe('undo-changed')
    expect(await rowsOf(ict)).toEqual(before)
    await undo(ict, id)
    expect(await byKey('p1')).toMatchObject({ firstName: 'Nog anders' })
  })

  test('two coordinators at once: one undoes it, the other hears that it cannot be done', async () => {
    await importRoster(ict, A())
    const { id } = await importRoster(ict, B())
    const answers = await Promise.all([refused(undo(ict, id)), refused(undo(ict, id))])
    expect(answers.sort()).toEqual(['undo-not-possible', undefined])
  })

  test('an undo and an import at the same moment: one comes first, and the other sees it', async () => {
    await importRoster(ict, A())
    const { id } = await importRoster(ict, B())
    const next = await stage(ict, A())
    await confirm(ict, next)
    const [answer] = await Promise.all([refused(undo(ict, id)), runJob(ict, next)])
    const { status } = await everything().rosterImport.findUniqueOrThrow({ where: { id: next } })
    expect([[undefined, 'staged'], ['undo-not-possible', 'applied'], ['undo-changed', 'applied']]).toContainEqual([answer, status])
  })

  test('DAT-1: another school’s import is not there', async () => {
    const { id } = await importRoster(ict, A())
    const { digest } = (await view(ict, id))!.undo!
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await refused(command(stranger, (context) => undoImport(context, { importId: id, digest, sure: 'ja' })))).toBe('undo-not-possible')
    expect((await byKey('p1')).removedAt).toBeNull()
  })
})

test('ACC-4: a group that the coordinator picked for a teacher, and that the LAS gives too, is no change each night', async () => {
  await importRoster(ict, A())
  const { id } = await everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 't1' } })
  const g5 = await everything().group.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 'g5' } })
  await command(ict, (context) => setRoles(context, { employmentId: id, roles: ['supportStaff'], groupIds: [g5.id] }))
  await everything().employmentGroup.createMany({ data: [{ schoolId: ict.school.id, employmentId: id, groupId: g5.id, byHand: true }], skipDuplicates: true })
  const both = () => roster({ ...A(), staff: [teacher('t1', { groupKeys: ['g4', 'g5', 'plus'], email: 'anja@school.example' }), teacher('t2', { groupKeys: ['g5'] })] })
  await importRoster(ict, both())
  expect((await importRoster(ict, both())).counts).toMatchObject({ nothing: true })
})

describe('LAS-2: a roster that brings nothing new is seen without comparing everybody', () => {
  const same = async (file: Roster) => {
    const digest = rosterDigest(file)
    return digest !== null && sameAsLastImport(forSchool({ schoolId: ict.school.id, groupIds: 'all' }), ict.school.id, digest)
  }

  test('only when it is what the last import brought, and the school is as that left it', async () => {
    expect(await same(A()), 'never imported').toBe(false)
    await importRoster(ict, A())
    expect(await same(A())).toBe(true)
    expect(await same(B())).toBe(false)
    await everything().pupil.updateMany({ where: { schoolId: ict.school.id, lasKey: 'p1' }, data: { picture: 'anders' } })
    expect(await same(A()), 'a picture is no import’s').toBe(true)
    await everything().pupil.updateMany({ where: { schoolId: ict.school.id, lasKey: 'p1' }, data: { firstName: 'Met de hand' } })
    expect(await same(A())).toBe(false)
  })

  test.each([
    ['a role', () => everything().employment.updateMany({ where: { schoolId: ict.school.id, lasKey: 't1' }, data: { roles: ['teacher', 'coordinator'] } })],
    ['a link to a group', async () => everything().employmentGroup.deleteMany({ where: { schoolId: ict.school.id, employment: { lasKey: 't1' } } })],
    ['a place in a combined group', () => everything().pupilGroup.deleteMany({ where: { schoolId: ict.school.id } })],
    ['a group that went', () => everything().group.updateMany({ where: { schoolId: ict.school.id, lasKey: 'plus' }, data: { removedAt: new Date() } })],
  ])('not when %s changed since', async (_, change) => {
    await importRoster(ict, A())
    await change()
    expect(await same(A())).toBe(false)
  })

  test('not after an undo, and not with keys that are good for one file only', async () => {
    const { id } = await importRoster(ict, A())
    await undo(ict, id)
    expect(await same(A())).toBe(false)
    const dummies = () => roster({ groups: [group('g5')], pupils: [pupil('#1', { groupKey: 'g5' })] })
    await importRoster(ict, dummies())
    expect(await same(dummies())).toBe(false)
  })
})
