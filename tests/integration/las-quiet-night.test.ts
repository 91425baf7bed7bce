import { describe, expect, test } from 'vitest'
import { chooseLink } from '@/lib/las/choose-link'
import { env } from '@/lib/platform/env'
import { jobs } from '@/lib/platform/jobs'
import { cancelImport } from '@/lib/roster/confirm-import'
import { eraseRemoved } from '@/lib/roster/erase'
import { importView } from '@/lib/roster/queries'
import { group, pupil, roster } from '@/lib/roster/test-support'
import { undoImport } from '@/lib/roster/undo-import'
import { setRoles } from '@/lib/staff/set-roles'
import { command, everything } from '../support/command'
import { has, last, mark, night, NIGHTS, one, teacher, wasRead, withFullAnswers } from '../support/full-answers'
import { active, actor, apply, everywhere, imports, link, run, schoolId, theirs, told } from '../support/linked-school'
import { choosePairs, confirm, importRoster, rowsOf } from '../support/roster'

withFullAnswers()

/** The school as its LAS has it, after one night. */
async function begun(): Promise<void> {
  await night(0)
  await apply()
}
/** A night in which nothing changed, as it shows: the answer was not read. */
async function quiet(number: number): Promise<void> {
  await mark()
  await night(number)
  expect(await wasRead(), 'the answer was read').toBe(false)
  expect((await link()).lastOutcome).toBe('unchanged')
}
const statuses = async () => (await imports()).map(({ status }) => status)
const pupilOf = (lasKey: string) => everything().pupil.findFirstOrThrow({ where: { schoolId, lasKey } })
async function undo(importId: string): Promise<void> {
  const view = await importView(everywhere(), importId)
  await command(actor, (context) => undoImport(context, { importId, digest: view!.undo!.digest, sure: 'ja' }))
}
const MANY = Array.from({ length: 12 }, (_, at) => one(`m${at}`, `Kind${at}`)).join('')

describe('LAS-2, LAS-5: a quiet night and what waits for a person', () => {
  test('an answer that is held is held the next night too: its digest is kept only once it went in', async () => {
    has.pupils += MANY
    await begun()
    has.pupils = one('p1', 'Mila')
    await night(1)
    const { id } = await last()
    expect(await last()).toMatchObject({ status: 'held' })
    await night(2)
    expect(await last()).toMatchObject({ id, status: 'held' })
    expect((await link()).lastOutcome).toBe('held')
    expect(await active()).toMatchObject({ pupils: 14 })
    await confirm(actor, id)
    await apply()
    expect(await active()).toMatchObject({ pupils: 1 })
    await quiet(3)
  })

  test('one child that comes under a new number waits for the coordinator and is mailed, however few are changed: nobody gets a second account at night (LAS-11)', async () => {
    has.pupils += MANY
    await begun()
    const mila = await pupilOf('p1')
    has.pupils = one('p77', 'Mila') + one('p2', 'Noor') + MANY
    await night(1)
    expect(await last()).toMatchObject({ status: 'held' })
    expect((await told()).map(({ text }) => text).join()).toContain('lijkt dezelfde als iemand die er al is')
    await choosePairs(actor, (await last()).id, [], 'ja')
    await confirm(actor, (await last()).id)
    await apply()
    expect(await pupilOf('p77')).toMatchObject({ id: mila.id, removedAt: null })
    expect(await active()).toMatchObject({ pupils: 14 })
    await quiet(2)
  })

  test('the pairs that a coordinator ticked stay with what is held; confirmed, the same answer is quiet and nobody is somebody else again', async () => {
    has.pupils += MANY
    await begun()
    const mila = await pupilOf('p1')
    const asBefore = has.pupils
    has.pupils = one('x1', 'Mila')
    await night(1)
    const { id } = await last()
    await choosePairs(actor, id, [], 'ja')
    await night(2)
    expect((await last()).pairs).toMatchObject([{ kind: 'pupils', id: mila.id, key: 'x1' }])
    await confirm(actor, id)
    await apply()
    expect(await pupilOf('x1')).toMatchObject({ id: mila.id, removedAt: null })
    await quiet(3)
    expect(await pupilOf('x1')).toMatchObject({ id: mila.id, removedAt: null })
    has.pupils = asBefore
    await night(3)
    expect((await link()).lastOutcome, 'the answer of before is news').not.toBe('unchanged')
  })

  test('one that a coordinator cancelled waits again the next night', async () => {
    has.pupils += MANY
    await begun()
    has.pupils = one('p1', 'Mila')
    await night(1)
    const { id } = await last()
    await command(actor, (context) => cancelImport(context, { importId: id }))
    await night(2)
    expect(await last()).toMatchObject({ status: 'held' })
    expect((await last()).id).not.toBe(id)
  })

  test('when the LAS says again what the school is, nothing waits any more', async () => {
    has.pupils += MANY
    await begun()
    const asBefore = has.pupils
    has.pupils = one('p1', 'Mila')
    await night(1)
    has.pupils = asBefore
    await quiet(2)
    expect(await statuses()).toEqual(['applied', 'cancelled'])
  })

  test('a run that another took over writes nothing, and takes away nothing that waits', async () => {
    await begun()
    const { id } = await everything().rosterImport.create({ data: { schoolId, source: 'link', status: 'held', fileName: 'ParnasSys' } })
    const other = '00000000-0000-4000-8000-00000000000f'
    has.meanwhile = () => everything().lasLink.update({ where: { schoolId }, data: { runId: other, lastOutcome: 'held' } })
    await night(1)
    expect(await everything().rosterImport.findUnique({ where: { id } })).toMatchObject({ status: 'held' })
    expect(await link()).toMatchObject({ runId: other, lastOutcome: 'held' })
  })
})

describe('LAS-5: a quiet night and an import that was undone', () => {
  test('what was undone is no quiet night: it waits for a person, and goes in when that one says so', async () => {
    await begun()
    has.pupils += one('p3', 'Bo')
    await night(1)
    await apply()
    await undo((await last()).id)
    await night(2)
    expect(await statuses()).toEqual(['applied', 'undone', 'held'])
    expect((await link()).lastOutcome).toBe('held')
    expect(await active()).toMatchObject({ pupils: 2 })
    await confirm(actor, (await last()).id)
    await apply()
    expect(await active()).toMatchObject({ pupils: 3 })
    await quiet(3)
  })

  test('also when a file that changed nothing came in between', async () => {
    await begun()
    const { id } = await last()
    await importRoster(actor, roster({ groups: [group('g5', { name: 'Vijf', yearGroup: '5' })], pupils: ['Mila', 'Noor'].map((firstName, at) => pupil(`p${at + 1}`, { firstName, lastName: 'Berg', groupKey: 'g5', yearGroup: '5' })) }))
    expect((await everything().rosterImport.findFirstOrThrow({ where: { schoolId, source: 'file' } })).counts).toMatchObject({ nothing: true })
    await undo(id)
    await night(1)
    await apply()
    expect((await imports()).filter(({ source }) => source === 'link').map(({ status }) => status)).toEqual(['undone', 'held'])
    expect(await active()).toMatchObject({ pupils: 0 })
  })

  test('a LAS that was put right meanwhile has nothing that waits; what was undone is news when it comes again', async () => {
    await begun()
    const asBefore = has.pupils
    has.pupils += one('p3', 'Bo')
    const after = has.pupils
    await night(1)
    await apply()
    await undo((await last()).id)
    has.pupils = asBefore
    await night(2)
    expect((await link()).lastOutcome).toBe('unchanged')
    has.pupils = after
    await night(3)
    expect(await statuses()).toEqual(['applied', 'undone', 'held'])
  })
})

describe('ACC-10: a quiet night and the next school year', () => {
  const NEXT = '2027-2028'
  const kept = (status: 'scheduled' | 'queued') => everything().rosterImport.create({ data: { schoolId, source: 'link', status, fileName: 'ParnasSys', schoolYear: NEXT, rosterCipher: new Uint8Array([1]), counts: {} } })
  const asked = () => everything().$queryRawUnsafe<unknown[]>(`select from pgboss.job where name = 'las.ahead' and data->>'schoolId' = $1`, schoolId)

  test('what waits for 1 August goes on waiting; what is about to begin is waited for', async () => {
    await begun()
    const { id } = await kept('scheduled')
    await quiet(1)
    expect(await everything().rosterImport.findUnique({ where: { id } })).toMatchObject({ status: 'scheduled', rosterCipher: new Uint8Array([1]) })
    await everything().rosterImport.update({ where: { id }, data: { status: 'queued' } })
    const before = await link()
    await night(2)
    expect(await link()).toMatchObject({ lastRunAt: before.lastRunAt, lastOutcome: before.lastOutcome, runId: null })
    expect((await link()).nextRunAt!.getTime() - NIGHTS[2]!.getTime(), 'comes back soon').toBeLessThan(3_600_000)
  })

  test('in the months before it each good night asks for it, whether or not this year changed', async () => {
    await jobs()
    const JUNE = ['2027-06-10T02:00:00Z', '2027-06-11T02:00:00Z'].map((at) => new Date(at))
    await run({}, JUNE[0])
    await apply()
    const before = (await asked()).length
    await run({}, JUNE[1])
    expect((await link()).lastOutcome).toBe('unchanged')
    expect((await asked()).length).toBe(before + 1)
  })

  test('on 1 August another question was asked: the same answer is looked at', async () => {
    await run({}, new Date('2027-07-31T02:00:00Z'))
    await apply()
    await mark()
    await run({}, new Date('2027-08-01T02:00:00Z'))
    expect(await wasRead()).toBe(true)
  })
})

describe('LAS-1: a quiet night and a choice that changed', () => {
  test('the link was chosen anew while the LAS was answering: that answer is nobody’s', async () => {
    await begun()
    has.meanwhile = () => command(actor, (context) => chooseLink(context, { system: 'eduscope', authorisationKey: '' }))
    await night(1)
    expect(await link()).toMatchObject({ system: 'eduscope', lastOutcome: null, lasGrantedAt: null, lastRunAt: null, receivedAt: null })
  })

  test('another LAS that says the same has given its permission, and nothing is done', async () => {
    await begun()
    const before = await rowsOf(actor)
    await command(actor, (context) => chooseLink(context, { system: 'manual', authorisationKey: '' }))
    await command(actor, (context) => chooseLink(context, { system: 'parnassys', authorisationKey: '' }))
    await quiet(1)
    expect((await link()).lasGrantedAt).not.toBeNull()
    expect(await rowsOf(actor)).toEqual(before)
  })

  test('a school that got another BRIN gets no more of the old one', async () => {
    await begun()
    const brin = theirs.brin.slice(0, 4) + (theirs.brin.endsWith('98') ? '97' : '98')
    await everything().school.update({ where: { id: schoolId }, data: { brin } })
    await night(1)
    expect((await link()).lastOutcome).toBe('other-school')
  })
})

describe('a quiet night and the people of the school', () => {
  test('DAT-3: who is gone is erased in time, comes back by no quiet night, and the nights after it are quiet again', async () => {
    await begun()
    has.pupils = one('p1', 'Mila')
    await night(1)
    await apply()
    await everything().pupil.updateMany({ where: { schoolId, lasKey: 'p2' }, data: { removedAt: new Date(Date.now() - (env().RETENTION_DAYS + 1) * 86_400_000) } })
    await night(2)
    await quiet(2)
    expect(await everything().pupil.count({ where: { schoolId } }), 'still kept').toBe(2)
    await eraseRemoved(new Date())
    await mark()
    await night(3)
    expect(await wasRead(), 'the school is not what it was').toBe(true)
    await quiet(3)
    expect(await everything().pupil.count({ where: { schoolId } })).toBe(1)
    expect(await statuses()).toEqual(['applied', 'applied'])
  })

  test('LAS-5: who was made active or inactive by hand is put right by the same answer', async () => {
    await begun()
    await everything().pupil.updateMany({ where: { schoolId, lasKey: 'p1' }, data: { removedAt: new Date() } })
    await night(1)
    await apply()
    expect(await active()).toMatchObject({ pupils: 2 })
  })

  test('ACC-4: a role and a group that a coordinator gives stay, and cost one night only', async () => {
    has.staff = teacher(`${schoolId}-t1`, 'Anja')
    await begun()
    const { id } = await everything().employment.findFirstOrThrow({ where: { schoolId, fromLas: true } })
    const { id: groupId } = await everything().group.findFirstOrThrow({ where: { schoolId } })
    await quiet(1)
    await command(actor, (context) => setRoles(context, { employmentId: id, roles: ['supportStaff'], groupIds: [groupId] }))
    await mark()
    await night(2)
    expect(await wasRead()).toBe(true)
    await quiet(3)
    expect(await everything().employment.findUnique({ where: { id }, include: { groups: true } })).toMatchObject({ roles: ['teacher', 'supportStaff'], removedAt: null })
    expect(await statuses()).toEqual(['applied'])
  })
})
