import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { createSession, readSession } from '@/lib/access/session'
import { dropOldUndo } from '@/lib/procedures/housekeeping'
import { splitPreview, splitView, type SplitPreview } from '@/lib/procedures/split-queries'
import { splitSchool } from '@/lib/procedures/split-school'
import { readWorld } from '@/lib/procedures/store'
import { undoSplit } from '@/lib/procedures/undo-split'
import { TABLE_NAMES, type World } from '@/lib/procedures/world'
import { personClaims } from '@/lib/sso/person-claims'
import { giveConsent, giveLicence, grantToGroups, makeGroup, makeHome, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { beside, helpdeskActor } from '../support/beside'
import { auditOf, everything, refused } from '../support/command'
import { meanwhile } from '../support/meanwhile'
import { n, rest, startWithPublishers, users } from '../support/publisher-world'

let helpdesk: StaffActor
let service: Awaited<ReturnType<typeof startWithPublishers>>
beforeAll(async () => {
  service = await startWithPublishers()
  helpdesk = await helpdeskActor()
})
afterAll(() => service.close())

const now = new Date()
const HOUR = 3_600_000
const later = new Date(now.getTime() + HOUR)

/** Of one school a class goes to the other, where one of its children and the second teacher were known already. */
async function makeOne() {
  const [from, to] = [await makeSchool(), await makeSchool()]
  const [goes, stays, there] = [await makeGroup(from.id, { name: 'Groep 3', lasKey: 'G3' }), await makeGroup(from.id, { name: 'Groep 7', lasKey: 'G7' }), await makeGroup(to.id, { name: 'Groep 1', lasKey: 'G3' })]
  const fleur = await makePupil(from.id, goes.id, { firstName: 'Fleur', eckId: `eck-fleur-${from.id}`, lasKey: 'P1', pin: '4826' })
  const omar = await makePupil(from.id, goes.id, { firstName: 'Omar', eckId: `eck-omar-${from.id}`, lasKey: 'P2' })
  const omarThere = await makePupil(to.id, there.id, { firstName: 'Omar', eckId: `eck-omar-${from.id}` })
  await makePupil(from.id, stays.id, { firstName: 'Sam' })
  const home = await makeHome(`ouder-${from.id}@thuis.example`, [fleur, omar], { activated: false })
  const juf = await makeStaff(from.id, { roles: ['teacher', 'coordinator'], email: `juf-${from.id}@school.example`, groupIds: [goes.id, stays.id] })
  const meester = await makeStaff(from.id, { roles: ['teacher'], email: `meester-${from.id}@school.example`, groupIds: [goes.id] })
  const meesterThere = await makeStaff(to.id, { roles: ['remedialTeacher'], email: `meester-${from.id}@school.example`, groupIds: [there.id] })
  await makeStaff(to.id, { roles: ['coordinator'], email: `ict-${to.id}@school.example` })
  const licence = await giveLicence(from.id, 'logo-digitaal')
  await grantToGroups(from.id, licence.id, [goes.id])
  const licenceThere = await giveLicence(to.id, 'groeimeter')
  await everything().pupilBadge.create({ data: { schoolId: from.id, pupilId: fleur.id, tokenHash: new TextEncoder().encode(from.id), tokenCipher: new Uint8Array([1]) } })
  for (const school of [from, to]) await giveConsent(school.id, 'cito')
  return { from, to, goes, stays, there, fleur, omar, omarThere, home, juf, meester, meesterThere, licence, licenceThere }
}
type One = Awaited<ReturnType<typeof makeOne>>
let one: One
let before: Record<string, string[]>
let splitId: string
let made: Awaited<ReturnType<typeof newRows>>
beforeEach(async () => {
  one = await makeOne()
  before = await worldOf(one)
  splitId = await split()
  made = await newRows()
})

async function split(group = [one.goes.id], at = now): Promise<string> {
  const { digest } = (await splitPreview({ from: one.from.brin!, to: one.to.brin!, groupIds: group }, at)) as SplitPreview
  return (await beside(helpdesk, (context) => splitSchool(context, { fromId: one.from.id, toId: one.to.id, group, digest, sure: 'ja', boards: 'ja' }), at)).splitId
}
const undo = (at = later, id = splitId) => beside(helpdesk, (context) => undoSplit(context, { splitId: id, sure: 'ja' }), at)
const blocks = async () => (await splitView(splitId, later))!.blocks
/** Everything of the two schools but how often screens were made anew. */
async function worldOf({ from, to }: One): Promise<Record<string, string[]>> {
  const world: World = await everything().$transaction((tx) => readWorld(tx, [from.id, to.id]))
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, world[table].map((row) => JSON.stringify({ ...row, revision: 0, data_changed_at: null })).sort()]))
}
async function newRows() {
  const group = await everything().group.findFirstOrThrow({ where: { schoolId: one.to.id, name: 'Groep 3' } })
  const fleur = await everything().pupil.findFirstOrThrow({ where: { schoolId: one.to.id, firstName: 'Fleur' } })
  const juf = await everything().employment.findFirstOrThrow({ where: { schoolId: one.to.id, userId: one.juf.user!.id } })
  const account = await everything().employment.findFirstOrThrow({ where: { substituteGroupId: group.id } })
  return { group, fleur, juf, account }
}
const pupil = (id: string) => everything().pupil.findUnique({ where: { id } })

describe('ACC-8: a split undone', () => {
  test('every row is exactly what it was; a second undo is too late; the split can be done again', async () => {
    expect(await worldOf(one)).not.toEqual(before)
    expect(await blocks()).toEqual([])
    await undo()
    expect(await worldOf(one)).toEqual(before)
    expect(await refused(undo())).toBe('split-undo-late')
    expect(await everything().schoolSplit.findUniqueOrThrow({ where: { id: splitId } })).toMatchObject({ undoneAt: later, undoneById: helpdesk.userId, undoCipher: null })
    const again = await split([one.goes.id], later)
    await undo(new Date(later.getTime() + HOUR), again)
    expect(await worldOf(one)).toEqual(before)
  })

  test('the pseudonym of before is there again; the new one and its numbers are nobody’s, for publishers too', async () => {
    const { sector } = await everything().publisher.findUniqueOrThrow({ where: { slug: 'cito' } })
    const cito = await service.as('cito')
    const known = await personClaims({ kind: 'pupil', personId: made.fleur.id, place: 'school' }, sector)
    // No group here had an account before: each got one with the split.
    const accounts = await everything().employment.findMany({ where: { schoolId: { in: [one.from.id, one.to.id] }, substituteGroupId: { not: null } } })
    const fetched = async (ids: number[]) => ((await cito('POST', rest({ id: n(one.to) }, '/leerlingen'), ids)).json as { leerlingen: unknown[] }).leerlingen
    expect(await fetched([n(made.fleur)])).toHaveLength(1)
    await undo()
    expect(await fetched([n(made.fleur)])).toEqual([])
    const unknown = Number(made.fleur.portalId) + 1_000_000
    await cito('PUT', users('cito', 'groeimeter'), { gebruikers: [n(one.omarThere)] })
    for (const number of [n(made.fleur), n(made.juf), unknown]) expect([number, (await cito('POST', users('cito', 'groeimeter', '/addlist'), { gebruikers: [number] })).status]).toEqual([number, 200])
    expect((await cito('GET', users('cito', 'groeimeter'))).json).toEqual({ gebruikers: [n(one.omarThere)] })
    expect(await personClaims({ kind: 'pupil', personId: made.fleur.id, place: 'school' }, sector)).toBeNull()
    expect(await everything().pairwiseSubject.count({ where: { OR: [{ subject: String(known!.sub) }, { personId: made.fleur.id }] } })).toBe(0)
    expect((await personClaims({ kind: 'pupil', personId: one.fleur.id, place: 'school' }, sector))!.sub).toBeDefined()
    const next = await makePupil(one.to.id, one.there.id)
    expect(next.portalId > made.juf.portalId).toBe(true)
    const { report } = (await splitView(splitId, later))!
    expect(report.ended).toEqual([made.fleur, made.juf, ...accounts].map(n).sort((a, b) => a - b))
    expect(accounts.map(({ id }) => id)).toContain(made.account.id)
  })

  test('whom it is about logs in again, others need not; both schools hear of it', async () => {
    const session = async (pupilId: string, schoolId: string) => createSession({ kind: 'pupil', pupilId, schoolId, address: '127.0.0.1' })
    const [old, fresh, known, other] = [await session(one.fleur.id, one.from.id), await session(made.fleur.id, one.to.id), await session(one.omarThere.id, one.to.id), await createSession({ kind: 'staff', userId: one.juf.user!.id, schoolId: one.from.id, employmentId: one.juf.employment.id, address: '127.0.0.1' })]
    await undo()
    expect([await readSession(old, null), await readSession(fresh, null), await readSession(known, null)]).toEqual([null, null, null])
    expect(await readSession(other, '127.0.0.1')).not.toBeNull()
    for (const { id } of [one.from, one.to]) expect((await auditOf(id)).at(-1)).toMatchObject({ action: 'schools.split-undone', subjectId: splitId })
    const mails = await everything().outboxMail.findMany({ where: { key: { startsWith: `school-split-undone-${splitId}` } } })
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([one.juf.email, `ict-${one.to.id}@school.example`].sort())
  })

  test('what was done since to the rows of before stays; so does what is beside it at the new school', async () => {
    await everything().pupil.update({ where: { id: one.fleur.id }, data: { firstName: 'Fleurtje' } })
    const beside = await makePupil(one.to.id, one.there.id, { firstName: 'Nieuw' })
    await undo()
    expect(await pupil(one.fleur.id)).toMatchObject({ firstName: 'Fleurtje', removedAt: null, groupId: one.goes.id })
    expect(await pupil(beside.id)).toMatchObject({ schoolId: one.to.id, groupId: one.there.id })
    expect(await everything().employment.findUniqueOrThrow({ where: { id: one.meesterThere.employment.id } })).toMatchObject({ roles: ['remedialTeacher'], removedAt: null })
  })

  test('a day is 24 hours; then what it took is dropped too', async () => {
    const end = new Date(now.getTime() + 24 * HOUR)
    expect(await refused(undo(end))).toBe('split-undo-late')
    expect((await splitView(splitId, end))!.blocks).toEqual(['late'])
    await dropOldUndo(new Date(end.getTime() - 1))
    expect(await blocks()).toEqual([])
    await dropOldUndo(end)
    expect(await blocks()).toEqual(['late'])
    expect(await refused(undo())).toBe('split-undo-late')
  })

  test('it is asked first; two who undo at once: one does it', async () => {
    expect(await refused(beside(helpdesk, (context) => undoSplit(context, { splitId }), later))).toBe('merge-unconfirmed')
    expect(await refused(undo(later, crypto.randomUUID()))).toBe('not-found')
    const outcomes = await Promise.all([refused(undo()), refused(undo())])
    expect(outcomes.sort()).toEqual(['split-undo-late', undefined])
    expect(await worldOf(one)).toEqual(before)
  })
})

type Since = [what: string, block: string, change: () => Promise<unknown>]
const SINCE: Since[] = [
  ['an import at the new school', 'import', () => everything().rosterImport.create({ data: { schoolId: one.to.id, status: 'applied', fileName: 'x.xml', endedAt: new Date(now.getTime() + 1000) } })],
  ['an import that waits at the old one', 'import', () => everything().rosterImport.create({ data: { schoolId: one.from.id, status: 'queued', fileName: 'x.xml' } })],
  ['a school that closed', 'school', () => everything().school.update({ where: { id: one.to.id }, data: { active: false } })],
  ['a merger of the new school', 'school', async () => everything().schoolMerge.create({ data: { goesId: (await makeSchool()).id, staysId: one.to.id, report: {}, mergedAt: later } })],
  ['another pin', 'people', () => everything().pupil.update({ where: { id: made.fleur.id }, data: { pinCipher: new Uint8Array([1, 2]) } })],
  ['another group', 'people', () => everything().pupil.update({ where: { id: made.fleur.id }, data: { groupId: one.there.id } })],
  ['a child that was known, back in its group of before', 'people', () => everything().pupil.update({ where: { id: one.omarThere.id }, data: { groupId: one.there.id } })],
  ['a new child', 'people', () => makePupil(one.to.id, made.group.id)],
  ['a teacher who came into the group', 'people', () => makeStaff(one.to.id, { roles: ['teacher'], groupIds: [made.group.id] })],
  ['another role', 'people', () => everything().employment.update({ where: { id: made.juf.id }, data: { roles: ['teacher', 'coordinator'] } })],
  ['a group that came back by itself', 'people', () => everything().group.update({ where: { id: one.goes.id }, data: { removedAt: null } })],
  ['a child of before that was erased', 'people', () => everything().pupil.delete({ where: { id: one.fleur.id } })],
  ['a home login that was activated', 'homes', () => everything().homeAccount.update({ where: { id: one.home.id }, data: { activatedAt: new Date(now.getTime() + 1000) } })],
  ['another home', 'homes', () => everything().pupilHome.deleteMany({ where: { pupilId: made.fleur.id } })],
  ['a home that came', 'homes', async () => everything().pupilHome.create({ data: { schoolId: one.to.id, pupilId: made.fleur.id, slot: 2, homeAccountId: (await makeHome(`tweede-${one.to.id}@thuis.example`, [])).id } })],
  ['a licence that a publisher gave', 'licences', () => everything().licencePerson.create({ data: { schoolId: one.to.id, licenceId: one.licenceThere.id, pupilId: made.fleur.id } })],
  ['a licence of the group', 'licences', () => everything().licenceGroup.create({ data: { schoolId: one.to.id, licenceId: one.licenceThere.id, groupId: made.group.id } })],
  ['a badge', 'logins', () => everything().pupilBadge.create({ data: { schoolId: one.to.id, pupilId: made.fleur.id, tokenHash: new TextEncoder().encode(made.fleur.id), tokenCipher: new Uint8Array([1]) } })],
  ['a code for once', 'logins', () => everything().pupilLoginCode.create({ data: { schoolId: one.to.id, pupilId: made.fleur.id, codeCipher: new Uint8Array([1]), expiresAt: later } })],
  ['a substitute', 'substitute', () => everything().substitution.create({ data: { schoolId: one.to.id, groupId: made.group.id, employmentId: made.account.id, userId: one.juf.user!.id, name: 'Inval', email: 'inval@inval.example', days: 1, endsAt: later } })],
]

describe('ACC-8: a split is not undone once something was done with what went', () => {
  test.each<Since>(SINCE)('%s: %s', async (_, block, change) => {
    await change()
    const then = await worldOf(one)
    expect(await blocks()).toEqual([block])
    expect(await refused(undo())).toBe('split-undo-changed')
    expect(await worldOf(one)).toEqual(then)
    expect(await everything().schoolSplit.findUniqueOrThrow({ where: { id: splitId } })).toMatchObject({ undoneAt: null })
  })

  test('the last split is undone first', async () => {
    await makeGroup(one.from.id, { name: 'Groep 8' })
    const second = await split([one.stays.id], new Date(now.getTime() + 1000))
    expect(await blocks()).toContain('school')
    await undo(later, second)
    expect(await blocks()).toEqual([])
    await undo()
    expect(await pupil(one.fleur.id)).toMatchObject({ removedAt: null })
  })

  test('an import that comes in at that moment is waited for, and refuses it', async () => {
    const change = { text: "insert into roster_import (school_id, file_name, status) values ($1, 'x.xml', 'queued')", values: [one.to.id] }
    expect(await refused(meanwhile(change, () => undo()))).toBe('split-undo-changed')
    expect(await pupil(made.fleur.id)).not.toBeNull()
  })

  test('what is sealed for one split opens for no other', async () => {
    const { undoCipher } = await everything().schoolSplit.findUniqueOrThrow({ where: { id: splitId } })
    const other = await everything().schoolSplit.create({ data: { fromId: one.from.id, toId: one.to.id, report: {}, splitAt: now, undoCipher } })
    await expect(undo(later, other.id)).rejects.toThrow()
    await everything().schoolSplit.delete({ where: { id: other.id } })
    await undo()
    expect(await worldOf(one)).toEqual(before)
  })
})
