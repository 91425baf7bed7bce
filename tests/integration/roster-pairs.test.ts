import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { confirmImport } from '@/lib/roster/confirm-import'
import { dropOldImports } from '@/lib/roster/housekeeping'
import { importView } from '@/lib/roster/queries'
import { downloadReport } from '@/lib/roster/report'
import { stageImport } from '@/lib/roster/stage-import'
import { edexml, group, GROUP, pupil, PUPIL, read, roster, teacher, TEACHER } from '@/lib/roster/test-support'
import { undoImport } from '@/lib/roster/undo-import'
import { giveLicence, makeHome, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { seedTestPublishers, signedIn } from '../support/people'
import { choosePairs, confirm, importRoster, rowsOf, runJob, SCHOOL_DAY, stage } from '../support/roster'

let ict: StaffAtSchool
beforeEach(async () => void (ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor))
const view = async (id: string, actor = ict) => (await importView({ schoolId: actor.school.id, groupIds: 'all' }, id))!
const OLD = () => roster({
  groups: [group('g5', { name: '5A' })],
  pupils: [pupil('p1', { groupKey: 'g5', firstName: 'Zoë', lastName: 'Aa' }), pupil('p2', { groupKey: 'g5', firstName: 'Bo', lastName: 'Smit', eckId: `https://ketenid.nl/${ict.school.id}/2` })],
  staff: [teacher('t1', { groupKeys: ['g5'], firstName: 'Anja', lastName: 'Berg' })],
})
/** Out of another LAS: every key another. */
const NEW = () => roster({
  groups: [group('900', { name: '5a' })],
  pupils: [pupil('x1', { groupKey: '900', firstName: 'Zoe', lastName: 'Aa' }), pupil('x2', { groupKey: '900', firstName: 'Bo', lastName: 'Smit', eckId: `https://ketenid.nl/${ict.school.id}/2` })],
  staff: [teacher('y1', { groupKeys: ['900'], firstName: 'Anja', lastName: 'Berg' })],
})
const choose = (importId: string, pair: string[], all?: 'ja') => choosePairs(ict, importId, pair, all)

describe('LAS-11: a change of LAS', () => {
  test('pairs count only after the tick; then pictures, pins, home logins, licences and the numbers for publishers survive', async () => {
    await seedTestPublishers()
    await importRoster(ict, OLD())
    const before = await rowsOf(ict)
    const zoe = before.pupils.find(({ lasKey }) => lasKey === 'p1')!
    await makeHome(`${zoe.id}@thuis.example`, [zoe])
    const licence = await giveLicence(ict.school.id, 'groeimeter', { groupIds: [before.groups[0]!.id] })
    await everything().licencePerson.create({ data: { schoolId: ict.school.id, licenceId: licence.id, pupilId: zoe.id } })
    const id = await stage(ict, NEW())
    const first = (await view(id)).preview!
    expect(first.pairs.map(({ kind, chosen }) => [kind, chosen])).toEqual([['groups', false], ['pupils', false], ['staff', false]])
    expect([first.summary.pupils.added, first.summary.pupils.removed]).toEqual([1, 1])

    await choose(id, [], 'ja')
    const then = (await view(id)).preview!
    expect(then.digest).not.toBe(first.digest)
    expect([then.summary.pupils.added, then.summary.pupils.removed, then.summary.groups.removed, then.pairs.every(({ chosen }) => chosen)]).toEqual([0, 0, 0, true])
    expect(await refused(command(ict, (context) => confirmImport(context, { importId: id, planDigest: first.digest, sure: 'ja' }))), 'what was seen before the tick').toBe('import-changed')
    await confirm(ict, id)
    await runJob(ict, id)

    const after = await rowsOf(ict)
    expect([after.pupils.length, after.groups.length]).toEqual([2, 1])
    const { portalId, pinCipher, pictureCipher, picture } = zoe
    expect(after.pupils.find((row) => row.id === zoe.id)).toMatchObject({ lasKey: 'x1', firstName: 'Zoe', portalId, pinCipher, pictureCipher, picture, removedAt: null, groupId: before.groups[0]!.id })
    expect(await everything().pupilHome.count({ where: { pupilId: zoe.id } })).toBe(1)
    expect(await everything().licencePerson.count({ where: { pupilId: zoe.id } })).toBe(1)
    expect(await everything().licenceGroup.count({ where: { licenceId: licence.id, groupId: before.groups[0]!.id } })).toBe(1)
    expect(after.employments.filter(({ lasKey }) => lasKey).map(({ lasKey, portalId: number }) => [lasKey, number])).toEqual([['y1', before.employments.find(({ lasKey }) => lasKey === 't1')!.portalId]])
  })

  test('what is ticked goes along with ‘Importeer’, also where it was not linked before; what is not ticked is as it was shown', async () => {
    await importRoster(ict, OLD())
    const before = await rowsOf(ict)
    const id = await stage(ict, NEW())
    const { digest, pairs } = (await view(id)).preview!
    const ticked = pairs.filter(({ kind }) => kind !== 'staff').map(({ id: each }) => each)
    expect(await command(ict, (context) => confirmImport(context, { importId: id, planDigest: digest, words: 'ja', pair: ticked, sure: 'ja' }))).toEqual({ importId: id })
    await runJob(ict, id)
    const after = await rowsOf(ict)
    expect(after.pupils.map(({ id: each, lasKey, removedAt }) => [each, lasKey, removedAt])).toEqual(before.pupils.map(({ id: each, lasKey }) => [each, lasKey === 'p1' ? 'x1' : 'x2', null]))
    expect(after.employments.filter(({ lasKey }) => lasKey).map(({ lasKey, removedAt }) => [lasKey, removedAt === null]).sort()).toEqual([['t1', false], ['y1', true]])
    expect((await auditOf(ict.school.id)).find(({ action }) => action === 'roster.paired')!.details).toEqual({ pairs: 2, of: 3 })
  })

  test('ticks are kept where nothing goes in yet: without the yes, or on a page that was old', async () => {
    await importRoster(ict, { ...OLD(), pupils: [...OLD().pupils, ...Array.from({ length: 8 }, (_, at) => pupil(`w${at}`, { groupKey: 'g5', lastName: 'Weg' }))] })
    const id = await stage(ict, NEW())
    const { digest, pairs, guard } = (await view(id)).preview!
    expect(guard.flagged).toBe(true)
    const send = (pair: string[], planDigest: string) => command(ict, (context) => confirmImport(context, { importId: id, planDigest, words: 'ja', pair }))
    expect(await send([pairs[0]!.id], digest)).toEqual({ importId: id, look: true })
    expect(await send(pairs.map((pair) => pair.id), digest), 'the page of before the tick').toEqual({ importId: id, look: true })
    const now = await view(id)
    expect([now.status, now.preview!.pairs.every(({ chosen }) => chosen)]).toEqual(['staged', true])
    expect(await refused(send(pairs.map((pair) => pair.id), now.preview!.digest)), 'nothing new was said').toBe('import-unconfirmed')
  })

  test('undoing it gives back the old keys', async () => {
    await importRoster(ict, OLD())
    const before = await rowsOf(ict)
    const id = await stage(ict, NEW())
    await choose(id, [], 'ja')
    await confirm(ict, id)
    await runJob(ict, id)
    const { digest } = (await view(id)).undo!
    await command(ict, (context) => undoImport(context, { importId: id, digest, sure: 'ja' }))
    const keys = (rows: { id: string; lasKey: string | null }[]) => rows.map((row) => [row.id, row.lasKey])
    const after = await rowsOf(ict)
    expect([keys(after.groups), keys(after.pupils), keys(after.employments)]).toEqual([keys(before.groups), keys(before.pupils), keys(before.employments)])
  })

  test('one ticked of two: the other stays a stranger; unticking takes it back', async () => {
    await importRoster(ict, OLD())
    const id = await stage(ict, NEW())
    const anja = (await view(id)).preview!.pairs.find(({ kind }) => kind === 'staff')!
    await choose(id, [anja.id])
    expect((await view(id)).preview!.summary).toMatchObject({ staff: { added: 0, removed: 0 }, pupils: { added: 1, removed: 1 } })
    await choose(id, [])
    expect((await view(id)).preview!.summary).toMatchObject({ staff: { added: 1, removed: 1 } })
    expect((await auditOf(ict.school.id)).filter(({ action }) => action === 'roster.paired').map(({ details }) => details)).toEqual([{ pairs: 1, of: 3 }, { pairs: 0, of: 3 }])
  })

  test('nobody is joined who was not proposed, nor somebody of another school, nor in an import that is over', async () => {
    await importRoster(ict, OLD())
    const bo = (await rowsOf(ict)).pupils.find(({ lasKey }) => lasKey === 'p2')!
    const id = await stage(ict, NEW())
    await choose(id, [bo.id, ict.employmentId])
    expect((await everything().rosterImport.findUniqueOrThrow({ where: { id } })).pairs).toEqual([])
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await refused(choosePairs(stranger, id, [], 'ja'))).toBe('import-not-open')
    await confirm(ict, id)
    expect(await refused(choose(id, [], 'ja'))).toBe('import-not-open')
  })

  test('a pair that is no longer true when the job runs sends the import back for another look', async () => {
    await importRoster(ict, OLD())
    const id = await stage(ict, NEW())
    await choose(id, [], 'ja')
    await confirm(ict, id)
    await everything().pupil.updateMany({ where: { schoolId: ict.school.id, lasKey: 'p1' }, data: { firstName: 'Iemand anders' } })
    await runJob(ict, id)
    expect(await view(id)).toMatchObject({ status: 'staged', failure: 'import-changed' })
    expect((await rowsOf(ict)).pupils).toHaveLength(2)
  })

  test('the pairs go with the findings after thirty days', async () => {
    await importRoster(ict, OLD())
    const id = await stage(ict, NEW())
    await choose(id, [], 'ja')
    await dropOldImports(new Date(SCHOOL_DAY.getTime() + 31 * 86_400_000))
    expect(await everything().rosterImport.findUniqueOrThrow({ where: { id } })).toMatchObject({ pairs: [], status: 'cancelled', rosterCipher: null })
  })
})

describe('LAS-8: a known key with another first and last name', () => {
  const known = () => roster({
    groups: [group('g5', { name: '5A' })],
    pupils: [...Array.from({ length: 40 }, (_, at) => pupil(`p${at}`, { groupKey: 'g5', lastName: 'Blijft' })), pupil('k1', { groupKey: 'g5', firstName: 'Fleur', lastName: 'Berg' }), pupil('k2', { groupKey: 'g5', firstName: 'Omar', lastName: 'Smit' })],
    staff: [teacher('t1', { groupKeys: ['g5'], firstName: 'Anja', lastName: 'Berg' }), teacher('t2', { groupKeys: ['g5'], firstName: 'Bert', lastName: 'Dal' })],
  })
  const changed = () => {
    const file = known()
    const named = (key: string, firstName: string, lastName: string) => ({ key, firstName, lastName })
    const others = [named('k1', 'Noor', 'Visser'), named('k2', 'Samir', 'Haddad'), named('t1', 'Anja', 'de Wit'), named('t2', 'Cor', 'Eik')]
    const as = <P extends { key: string }>(one: P): P => ({ ...one, ...others.find(({ key }) => key === one.key) })
    return { ...file, pupils: file.pupils.map(as), staff: file.staff.map(as) }
  }
  const send = (importId: string, planDigest: string, words: { same?: string[]; other?: string[]; allOther?: 'ja' }) => command(ict, (context) => confirmImport(context, { importId, planDigest, words: 'ja', sure: 'ja', ...words }))

  test('two of many are asked about, whatever their share; unanswered nothing goes in; the same keeps all, another gets an account of its own', async () => {
    await importRoster(ict, known())
    const before = await rowsOf(ict)
    const was = (key: string) => [...before.pupils, ...before.employments].find(({ lasKey }) => lasKey === key)!
    const [fleur, omar] = [before.pupils.find(({ lasKey }) => lasKey === 'k1')!, before.pupils.find(({ lasKey }) => lasKey === 'k2')!]
    await makeHome(`${omar.id}@thuis.example`, [omar])
    const id = await stage(ict, changed())
    const { digest, strangers, guard } = (await view(id)).preview!
    expect(strangers.map(({ kind, before: name, after, answer }) => [kind, name, after, answer])).toEqual([['pupils', 'Fleur Berg', 'Noor Visser', null], ['pupils', 'Omar Smit', 'Samir Haddad', null], ['staff', 'Bert Dal', 'Cor Eik', null]])
    expect(guard).toMatchObject({ flagged: true, strangers: 3, renamed: { flagged: false } })

    expect(await refused(command(ict, (context) => confirmImport(context, { importId: id, planDigest: digest, sure: 'ja' }))), 'silence').toBe('import-unanswered')
    expect(await send(id, digest, { same: [fleur.id] }), 'half an answer is kept').toEqual({ importId: id, look: true })
    const half = (await view(id)).preview!
    expect(half.strangers.map(({ answer }) => answer)).toEqual(['same', null, null])
    expect(await send(id, half.digest, { same: [fleur.id], other: [omar.id, was('t2').id] })).toEqual({ importId: id })
    await runJob(ict, id)

    const after = await rowsOf(ict)
    expect(after.pupils.find(({ id: each }) => each === fleur.id)).toMatchObject({ lasKey: 'k1', firstName: 'Noor', lastName: 'Visser', pinCipher: fleur.pinCipher, portalId: fleur.portalId, removedAt: null })
    expect(after.pupils.find(({ id: each }) => each === omar.id)).toMatchObject({ lasKey: null, firstName: 'Omar', lastName: 'Smit' })
    expect(after.pupils.find(({ id: each }) => each === omar.id)!.removedAt).not.toBeNull()
    const samir = after.pupils.find(({ lasKey }) => lasKey === 'k2')!
    expect([samir.id === omar.id, samir.firstName, samir.portalId === omar.portalId, await everything().pupilHome.count({ where: { pupilId: samir.id } })]).toEqual([false, 'Samir', false, 0])
    expect(after.employments.find(({ id: each }) => each === was('t1').id), 'a marriage asks nothing').toMatchObject({ lasKey: 't1', lastName: 'de Wit', removedAt: null })
    expect(after.employments.find(({ id: each }) => each === was('t2').id)).toMatchObject({ lasKey: null, firstName: 'Bert' })
    expect((await view(await stage(ict, changed()))).preview, 'once answered, it is so').toMatchObject({ strangers: [], summary: { nothing: true } })
  })

  test('‘Bij de rest: iemand anders’ answers for who is left, and changes nothing yet; words about others join nobody', async () => {
    await importRoster(ict, known())
    const id = await stage(ict, changed())
    const { digest, strangers } = (await view(id)).preview!
    expect(await send(id, digest, { same: [strangers[1]!.id, ict.employmentId], allOther: 'ja' })).toEqual({ importId: id })
    const shown = await view(id)
    expect([shown.status, shown.preview!.strangers.map(({ answer }) => answer)]).toEqual(['staged', ['other', 'same', 'other']])
    expect((await everything().rosterImport.findUniqueOrThrow({ where: { id } })).pairs).toHaveLength(3)
  })
})

describe('LAS-8: one ECK iD at two schools', () => {
  test('during a move each school has a record of its own, and neither import touches the other’s', async () => {
    const other = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    const eckId = 'https://ketenid.nl/verhuist'
    const file = (key: string) => roster({ groups: [group('g5')], pupils: [pupil(key, { groupKey: 'g5', eckId })] })
    await importRoster(ict, file('a'))
    const here = (await rowsOf(ict)).pupils
    await importRoster(other, file('b'))
    const there = (await rowsOf(other)).pupils
    expect(there).toHaveLength(1)
    expect([there[0]!.id === here[0]!.id, there[0]!.portalId === here[0]!.portalId]).toEqual([false, false])
    expect(Buffer.from(there[0]!.eckIdHash!).equals(Buffer.from(here[0]!.eckIdHash!))).toBe(true)
    expect((await rowsOf(ict)).pupils).toEqual(here)
    await importRoster(ict, roster({ groups: [group('g5')], pupils: [pupil('c', { groupKey: 'g5' })] }))
    expect((await rowsOf(ict)).pupils.find(({ id }) => id === here[0]!.id)!.removedAt).not.toBeNull()
    expect((await rowsOf(other)).pupils).toEqual(there)
  })
})

describe('LAS-3: good rows go in when the person chooses so', () => {
  const SAM = '<leerling key="p2"><roepnaam>Sam</roepnaam><groep key="weg"/></leerling>'
  async function offer(file: string): Promise<string> {
    const { brin } = await everything().school.findUniqueOrThrow({ where: { id: ict.school.id } })
    return stageImport(ict, 'school.xml', read(file.replace('<brincode>99ZZ</brincode><dependancecode>00</dependancecode>', `<brincode>${brin}</brincode>`)), SCHOOL_DAY)
  }

  test('only with the choice; the row that is left out changes nobody, and who stands on it is not gone', async () => {
    await importRoster(ict, roster({ groups: [group('g5', { name: '5A', yearGroup: '5' })], pupils: [pupil('p1', { groupKey: 'g5', lastName: 'Claassen' }), pupil('p2', { groupKey: 'g5' }), pupil('p3', { groupKey: 'g5' })] }))
    const sam = (await rowsOf(ict)).pupils.find(({ lasKey }) => lasKey === 'p2')!
    const id = await offer(edexml({ groups: GROUP, pupils: PUPIL + SAM, staff: TEACHER }))
    const { status, findings, preview } = await view(id)
    expect([status, findings.filter(({ severity }) => severity === 'error').map(({ code }) => code), preview!.leftOut]).toEqual(['staged', ['reference.dangling'], 1])
    expect([preview!.summary.pupils.skipped, preview!.summary.pupils.removed]).toEqual([1, 1])
    const agree = (partial?: 'ja') => command(ict, (context) => confirmImport(context, { importId: id, planDigest: preview!.digest, sure: 'ja', partial }))
    expect(await refused(agree())).toBe('import-with-errors')
    await agree('ja')
    await runJob(ict, id)
    expect((await view(id)).counts!.leftOut, 'the report counts as the preview did').toBe(1)
    const { pupils } = await rowsOf(ict)
    expect(pupils.find((row) => row.id === sam.id)).toEqual(sam)
    expect(pupils.find(({ lasKey }) => lasKey === 'p1')).toMatchObject({ firstName: 'Daan', removedAt: null })
    expect(pupils.find(({ lasKey }) => lasKey === 'p3')!.removedAt).not.toBeNull()
    expect((await auditOf(ict.school.id)).find(({ action, subjectId }) => action === 'roster.confirmed' && subjectId === id)!.details).toEqual({ leftOut: 1 })
  })

  test('another school’s file with such rows is refused as a whole', async () => {
    const id = await stageImport(ict, 'school.xml', read(edexml({ pupils: PUPIL + SAM })), SCHOOL_DAY)
    expect(await view(id)).toMatchObject({ status: 'refused', preview: null })
    expect((await everything().rosterImport.findUniqueOrThrow({ where: { id } })).rosterCipher).toBeNull()
  })

  test('the report of any import can be downloaded, by its own school only; that is audited', async () => {
    const id = await stageImport(ict, 'in/é "x".xml', read('<boek/>'), SCHOOL_DAY)
    const answer = (await downloadReport(ict, id))!
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=.*\.csv/)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toContain('"1";"1";"fout"')
    expect((await auditOf(ict.school.id)).at(-1)).toMatchObject({ action: 'roster.report-downloaded', subjectId: id })
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await downloadReport(stranger, id)).toBeNull()
  })
})
