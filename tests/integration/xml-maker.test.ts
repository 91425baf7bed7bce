import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { jobs } from '@/lib/platform/jobs'
import { eckIdsOf } from '@/lib/roster/eck-ids'
import { confirmImport } from '@/lib/roster/confirm-import'
import { applyImportJob } from '@/lib/roster/apply-import'
import { importView } from '@/lib/roster/queries'
import { edexml, group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { schoolYearOf } from '@/lib/core/school-year'
import { forSchool } from '@/lib/platform/db/scope'
import { LIMITS, takeTry } from '@/lib/platform/limits'
import { dropOldDrafts } from '@/lib/xml-maker/housekeeping'
import { makerView } from '@/lib/xml-maker/queries'
import { startDraft } from '@/lib/xml-maker/start-draft'
import { beginDraft, loadDraft, saveDraft } from '@/lib/xml-maker/store'
import { goodDraft, groupRow, pupilRow, staffRow } from '@/lib/xml-maker/test-support'
import type { Draft } from '@/lib/xml-maker/model'
import { makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { signedIn } from '../support/people'
import { startPortal, type Portal } from '../support/portal'
import { importRoster } from '../support/roster'

const PAGE = '/beheer/xml-maker'
const YEAR = schoolYearOf(new Date())
let portal: Portal
let school: Awaited<ReturnType<typeof makeSchool>>
let ict: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => void (portal = await startPortal()))
afterAll(async () => {
  await portal.close()
  await (await jobs()).stop({ graceful: false })
})
beforeEach(async () => {
  school = await makeSchool()
  ict = await signedIn(school.id, { roles: ['coordinator'] })
})

const owner = (who = ict) => ({ schoolId: who.actor.school.id, userId: who.actor.userId })
const whole = (who = ict) => ({ schoolId: who.actor.school.id, groupIds: 'all' as const })
const database = (who = ict) => forSchool(whole(who))
const kept = (who = ict) => loadDraft(database(who), owner(who))
const begin = async (draft: Draft = goodDraft({ schoolYear: YEAR }), eckIds = {}, who = ict) => {
  await beginDraft(database(who), owner(who), { draft, eckIds }, new Date())
  return (await kept(who))!
}
const file = (brin = school.brin!, parts: Parameters<typeof edexml>[0] = {}) => edexml({ school: `<schooljaar>${YEAR}</schooljaar><brincode>${brin.slice(0, 4)}</brincode><dependancecode>${brin.slice(4)}</dependancecode><xsdversie>2.1</xsdversie>`, ...parts })

const origin = () => ({ origin: portal.origin })
async function open(content: string, { who = ict, forSchoolId = school.id, headers = origin() }: { who?: typeof ict; forSchoolId?: string; headers?: Record<string, string> } = {}): ReturnType<Portal['visit']> {
  const body = `--grens\r\nContent-Disposition: form-data; name="school"\r\n\r\n${forSchoolId}\r\n--grens\r\nContent-Disposition: form-data; name="bestand"; filename="x.xml"\r\nContent-Type: text/xml\r\n\r\n${content}\r\n--grens--\r\n`
  return portal.visit(`${PAGE}/openen`, { method: 'POST', cookie: who.cookie, headers: { ...headers, 'content-type': 'multipart/form-data; boundary=grens' }, body })
}
const save = (body: unknown, who = ict, headers: Record<string, string> = origin()) => portal.visit(`${PAGE}/opslaan`, { method: 'POST', cookie: who.cookie, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) })
const download = (form: string, who: { cookie: string | null } = ict) => portal.visit(`${PAGE}/${form}.xml`, { cookie: who.cookie })
const post = (fields: Record<string, string>, who = ict): ReturnType<Portal['visit']> => portal.visit(`${PAGE}/importeren`, { method: 'POST', cookie: who.cookie, headers: { ...origin(), 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() })

describe('LAS-6: opening a file', () => {
  test('groups, pupils and teachers stand in the tables; what may not be kept is dropped and told', async () => {
    const answer = await open(file(undefined, {
      pupils: '<leerling key="p1" eckid="https://ketenid.nl/x/1"><achternaam>Aa</achternaam><voorvoegsel>van</voorvoegsel><roepnaam>Bo</roepnaam><geboortedatum>2016-01-01</geboortedatum><jaargroep>5</jaargroep><groep key="g5"/><bsn>938271645</bsn></leerling>',
      staff: '<leerkracht key="#1"><achternaam>Smit</achternaam><roepnaam>Anja</roepnaam><emailadres>anja@school.example</emailadres><groepen><groep key="g5"/></groepen></leerkracht>',
    }))
    expect([answer.status, answer.location]).toEqual([303, PAGE])
    const { draft, eckIds, notes } = (await kept())!
    expect(draft.pupils).toMatchObject([{ key: 'p1', firstName: 'Bo', prefix: 'van', lastName: 'Aa', yearGroup: '5', groups: [draft.groups[0]!.id] }])
    expect([draft.staff[0]!.key, Object.values(eckIds)]).toEqual([expect.stringMatching(/^lp-[0-9a-f]{24}$/), ['https://ketenid.nl/x/1']])
    expect(notes).toEqual([expect.stringContaining('blijvende sleutel'), expect.stringContaining('1 e-mailadres'), expect.stringContaining('2 gegevens')])
    const { contentCipher } = await everything().rosterDraft.findFirstOrThrow({ where: owner() })
    for (const word of ['Aa', 'ketenid', '938271645', 'anja@']) expect(Buffer.from(contentCipher).toString('latin1')).not.toContain(word)
    expect(JSON.stringify(await kept()), 'nor behind the cipher').not.toMatch(/938271645|2016-01-01|anja@/)
    const view = await makerView(whole(), ict.actor.userId)
    expect(JSON.stringify(view.open), 'the browser gets no ECK iD').not.toContain('ketenid')
    expect(view.open!.withEckId).toEqual([draft.pupils[0]!.id])
  })
  test('a file with mistakes opens, to be mended here', async () => {
    expect((await open(file(undefined, { pupils: '<leerling key="p1"><roepnaam>Bo</roepnaam><jaargroep>9</jaargroep><groep key="weg"/></leerling><leerling key="p1"><roepnaam>Ad</roepnaam></leerling>' }))).location).toBe(PAGE)
    expect((await kept())!.draft.pupils).toMatchObject([{ yearGroup: '9', groups: ['weg'] }, { key: 'p1', firstName: 'Ad' }])
    expect((await download('edexml')).location).toBe(`${PAGE}?fout=maker-unmended`)
  })
  test.each([['no XML at all', (): string => 'PK\u0003\u0004zip', 'maker-unreadable'], ['cut off', (): string => file().slice(0, -40), 'maker-unreadable'], ['billion laughs', (): string => '<!DOCTYPE x [<!ENTITY a "b">]><EDEX/>', 'maker-unreadable'], ['another school’s', (): string => file('99QQ00'), 'maker-other-school']] as const)('%s: nothing is kept', async (_, content, code) => {
    expect((await open(content())).location).toBe(`${PAGE}?fout=${code}`)
    expect(await kept()).toBeNull()
  })
  test('more than any school has is refused', async () => {
    const pupils = Array.from({ length: 3001 }, (_, at) => `<leerling key="p${at}"><roepnaam>K</roepnaam><jaargroep>5</jaargroep><groep key="g5"/></leerling>`).join('')
    expect((await open(file(undefined, { pupils }))).location).toBe(`${PAGE}?fout=maker-too-large`)
  })
  test('a teacher, a stranger’s origin, a form of another school: nothing happens, and it is audited', async () => {
    const juf = await signedIn(school.id, { roles: ['teacher'] })
    expect((await open(file(), { who: juf })).location).toBe('/start')
    expect((await open(file(), { headers: { origin: 'https://evil.example' } })).location).toBe('/start')
    expect((await open(file(), { forSchoolId: (await makeSchool()).id })).location).toBe(`${PAGE}?fout=other-school`)
    expect(await everything().rosterDraft.count({ where: { schoolId: school.id } })).toBe(0)
    expect((await auditOf(school.id)).filter(({ outcome }) => outcome === 'refused')).toMatchObject([{ action: 'action.refused', details: { permission: 'roster.import' } }])
  })
})

describe('LAS-6: work in progress', () => {
  test('is saved on the version that the browser knows; of two tabs the second is told, and may choose', async () => {
    const { draftId, draft } = await begin()
    const of = (version: number, schoolYear: string, more = {}) => ({ school: school.id, draftId, version, draft: { ...draft, schoolYear }, ...more })
    const first = await save(of(1, '2030-2031'))
    expect([first.status, JSON.parse(first.text)]).toEqual([200, { version: 2, savedAt: expect.any(String) }])
    const second = await save(of(1, '2040-2041'))
    expect([second.status, JSON.parse(second.text).code]).toEqual([409, 'maker-stale'])
    expect((await kept())!.draft.schoolYear).toBe('2030-2031')
    expect(JSON.parse((await save(of(1, '2040-2041', { force: true }))).text).version).toBe(3)
    expect((await kept())!.draft.schoolYear).toBe('2040-2041')
  })
  test('of two saves at the same moment one wins', async () => {
    const { draftId, draft } = await begin()
    const answers = await Promise.all([1, 2].map(() => save({ school: school.id, draftId, version: 1, draft })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
  test('of one tab’s saves the last counts, in whatever order they come in; what a closing page sends are its changes', async () => {
    const { draftId, draft } = await begin()
    const by = (save: number, more: object, version = 1, tab = '0b0e7b7e-0000-4000-8000-000000000001') => ({ school: school.id, draftId, version, writer: { tab, save }, ...more })
    const changes = { schoolYear: '2050-2051', pupils: { put: [pupilRow('new'), { ...draft.pupils[0]!, lastName: 'Getypt' }], gone: [] }, staff: { put: [], gone: ['s'] } }
    const now = async () => (await kept())!.draft
    // The page closed with its second save while the first was still on its way.
    expect(JSON.parse((await save(by(2, { changes }))).text)).toMatchObject({ version: 2 })
    expect(JSON.parse((await save(by(1, { draft: { ...draft, schoolYear: '2040-2041' } }))).text)).toMatchObject({ version: 2 })
    expect(await now()).toMatchObject({ schoolYear: '2050-2051', pupils: [{ id: 'p', lastName: 'Getypt' }, { id: 'new' }], staff: [], groups: draft.groups })
    // Opened again it goes on, though it knows an older version.
    expect(JSON.parse((await save(by(3, { draft }))).text)).toMatchObject({ version: 3 })
    expect(await now()).toEqual(draft)
    expect(JSON.parse((await save(by(9, { changes }, 1, '0b0e7b7e-0000-4000-8000-000000000002'))).text).code).toBe('maker-stale')
    expect(await now()).toEqual(draft)
  })
  test('saves of one tab that come at the same moment all come in, the last one on top', async () => {
    const { draftId, draft } = await begin()
    const writer = (save: number) => ({ tab: '0b0e7b7e-0000-4000-8000-000000000001', save })
    const answers = await Promise.all([1, 2].map((number) => save({ school: school.id, draftId, version: 1, writer: writer(number), ...(number === 1 ? { draft: { ...draft, schoolYear: 'first' } } : { changes: { schoolYear: 'last' } }) })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await kept())!.draft.schoolYear).toBe('last')
    expect((await makerView(whole(), ict.actor.userId)).open!.writer).toEqual(writer(2))
  })
  test('changes past what any school has are refused', async () => {
    const { draftId, draft } = await begin(goodDraft({ groups: Array.from({ length: 300 }, (_, at) => groupRow(`g${at}`)) }))
    const answer = await save({ school: school.id, draftId, version: 1, changes: { groups: { put: [groupRow('one-more')], gone: [] } } })
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([409, 'maker-too-large'])
    expect((await save({ school: school.id, draftId, version: 1, draft, changes: {} })).status, 'one of the two').toBe(422)
    expect((await kept())!.version).toBe(1)
  })
  test('a tab of a draft that was begun anew does not come through', async () => {
    const { draftId, draft } = await begin()
    await begin()
    expect(JSON.parse((await save({ school: school.id, draftId, version: 1, draft })).text).code).toBe('maker-gone')
  })
  test('another’s draft, another school’s, another school in the form: not there', async () => {
    const mine = await begin()
    const colleague = await signedIn(school.id, { roles: ['coordinator'] })
    const elsewhere = await signedIn((await makeSchool()).id, { roles: ['coordinator'] })
    const body = { school: school.id, draftId: mine.draftId, version: 1, draft: goodDraft({ schoolYear: '2000-2001' }) }
    expect(JSON.parse((await save(body, colleague)).text).code).toBe('maker-gone')
    expect(JSON.parse((await save(body, elsewhere)).text).code).toBe('other-school')
    expect(JSON.parse((await save({ ...body, school: elsewhere.actor.school.id }, elsewhere)).text).code).toBe('maker-gone')
    expect((await kept())!.version).toBe(1)
    for (const who of [colleague, elsewhere]) expect((await download('edexml', who)).location).toBe(`${PAGE}?fout=maker-gone`)
    await everything().rosterDraft.create({ data: { ...owner(colleague), contentCipher: (await everything().rosterDraft.findFirstOrThrow({ where: owner() })).contentCipher } })
    await expect(kept(colleague), 'a cipher that was put elsewhere opens nothing').rejects.toThrow()
  })
  test('not for a teacher, not without a session, not from another origin', async () => {
    const { draftId, draft } = await begin()
    const body = { school: school.id, draftId, version: 1, draft }
    const juf = await signedIn(school.id, { roles: ['teacher'] })
    expect([(await save(body, juf)).status, (await save(body, ict, { origin: 'https://evil.example' })).status, (await save(body, { ...ict, cookie: '' })).status]).toEqual([403, 403, 403])
    expect([(await download('edexml', juf)).location, (await download('edexml', { cookie: null })).location]).toEqual(['/start', '/start'])
  })
  test('what comes from nobody who may save is not even read', async () => {
    const juf = await signedIn(school.id, { roles: ['teacher'] })
    const broken = (cookie: string, from: Record<string, string>) => portal.visit(`${PAGE}/opslaan`, { method: 'POST', cookie, headers: { ...from, 'content-type': 'application/json' }, body: '{' })
    const answers = await Promise.all([broken('', origin()), broken(juf.cookie!, origin()), broken(ict.cookie!, { origin: 'https://evil.example' }), broken(ict.cookie!, origin())])
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 400])
  })
  test('a save each second passes; without end one person’s do not, and another’s go on', async () => {
    const { draftId, draft } = await begin()
    const body = { school: school.id, draftId, version: 1, draft }
    expect(LIMITS['maker-save'].points).toBeGreaterThanOrEqual(LIMITS['maker-save'].seconds)
    for (let n = 0; n < LIMITS['maker-save'].points; n += 1) await takeTry('maker-save', ict.actor.userId)
    const late = await save(body)
    expect([late.status, JSON.parse(late.text).code, Number(late.headers['retry-after']) > 0]).toEqual([429, 'maker-too-often', true])
    const colleague = await signedIn(school.id, { roles: ['coordinator'] })
    expect((await save(body, colleague)).status).toBe(409)
  })
  test.each([
    ['no draft', { draft: null }], ['too many rows', { draft: goodDraft({ groups: Array.from({ length: 301 }, (_, at) => groupRow(`g${at}`)) }) }], ['an id twice', { draft: goodDraft({ pupils: [pupilRow('a'), pupilRow('a')] }) }],
    ['a huge cell', { draft: goodDraft({ pupils: [pupilRow('a', { lastName: 'x'.repeat(5000) })] }) }], ['an id with signs', { draft: goodDraft({ staff: [staffRow('../x')] }) }], ['a version that is none', { version: 0 }],
  ])('what no page of ours sends is refused: %s', async (_, change) => {
    const { draftId, draft } = await begin()
    expect((await save({ school: school.id, draftId, version: 1, draft, ...change })).status).toBe(422)
    expect((await kept())!.version).toBe(1)
  })
  test('what is in no table is dropped; ECK iDs are not the browser’s to change', async () => {
    const { draftId, draft } = await begin(undefined, { p: 'https://ketenid.nl/x/1' })
    await save({ school: school.id, draftId, version: 1, draft: { ...draft, pupils: [{ ...draft.pupils[0]!, bsn: '938271645', email: 'a@b.example' }] }, eckIds: { p: 'ander' } })
    expect(JSON.stringify(await kept())).not.toMatch(/938271645|a@b|ander/)
    expect((await kept())!.eckIds).toEqual({ p: 'https://ketenid.nl/x/1' })
  })
  test('goes by itself thirty days after the last change', async () => {
    await begin()
    await dropOldDrafts(new Date(Date.now() + 29 * 86_400_000))
    expect(await kept()).not.toBeNull()
    await dropOldDrafts(new Date(Date.now() + 31 * 86_400_000))
    expect(await kept()).toBeNull()
  })
})

describe('LAS-6: beginning without a file', () => {
  const start = (from: 'empty' | 'school') => command(ict.actor, (context) => startDraft(context, { from }))
  test('empty: a row in each table, with a key that lasts', async () => {
    await start('empty')
    const { draft } = (await kept())!
    expect([draft.schoolYear, draft.pupils.length, draft.pupils[0]!.key]).toEqual([YEAR, 1, expect.stringMatching(/^lp-[0-9a-f]{24}$/)])
  })
  test('with who is at school: imported again nothing changes, and everybody stays who they are', async () => {
    await importRoster(ict.actor, roster({ schoolYear: YEAR, groups: [group('g1', { yearGroup: '5' }), group('plus', { kind: 'combined' })], pupils: [pupil('p1', { groupKey: 'g1', yearGroup: '5', combinedGroupKeys: ['plus'], eckId: `https://ketenid.nl/${school.id}` })], staff: [teacher('t1', { groupKeys: ['g1', 'plus'], email: 'anja@school.example' })] }))
    await start('school')
    const mark = (await kept())!
    const { location } = await post({ school: school.id, draftId: mark.draftId, version: '1' })
    const view = await importView(whole(), location!.split('/').at(-1)!)
    expect(view!.preview!.summary).toMatchObject({ groups: { added: 0, changed: 0, removed: 0 }, pupils: { added: 0, changed: 0, removed: 0 }, staff: { added: 0, changed: 0, removed: 0 } })
  })
  test('not when somebody could not be known again', async () => {
    await makePupil(school.id, (await makeGroup(school.id)).id)
    await everything().pupil.updateMany({ where: { schoolId: school.id }, data: { lasKey: null } })
    expect([(await makerView(whole(), ict.actor.userId)).fromSchool, await refused(start('school'))]).toEqual([false, 'maker-no-school'])
  })
})

describe('LAS-6: what comes of it', () => {
  test('both files, with the school’s own mark, and a line in the audit log', async () => {
    await begin(undefined, { p: 'https://ketenid.nl/x/1' })
    const edex = await download('edexml')
    expect(edex.headers).toMatchObject({ 'content-disposition': `attachment; filename="${school.brin}-${YEAR}-edexml.xml"`, 'cache-control': 'no-store' })
    expect(edex.text).toContain(`<brincode>${school.brin!.slice(0, 4)}</brincode>`)
    expect(edex.text).toContain('eckid="https://ketenid.nl/x/1"')
    const eck2 = await download('eck2')
    expect([eck2.status, eck2.text.includes('leerresultaten/1/leerlinggegevens'), eck2.text.includes('ketenid')]).toEqual([200, true, false])
    expect((await auditOf(school.id)).map(({ action, details }) => [action, details])).toEqual([['maker.downloaded', { form: 'edexml', pupils: 1 }], ['maker.downloaded', { form: 'eck2', pupils: 1 }]])
  })

  test('Importeer direct waits at the preview as any import; once it is done the draft is gone', async () => {
    const { draftId } = await begin(goodDraft({ schoolYear: YEAR, pupils: [pupilRow('p', { groups: ['g'], lastName: '<b>&"\'' })] }))
    const { status, location } = await post({ school: school.id, draftId, version: '1' })
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/beheer\/gebruikersgegevens\/[0-9a-f-]{36}$/)])
    const importId = location!.split('/').at(-1)!
    const view = (await importView(whole(), importId))!
    expect(view).toMatchObject({ status: 'staged', fileName: 'XML-maker', preview: { summary: { pupils: { added: 1 }, groups: { added: 1 }, staff: { added: 1 } } } })
    expect((await everything().rosterImport.findUniqueOrThrow({ where: { id: importId } })).source).toBe('maker')
    expect(await kept()).not.toBeNull()
    await command(ict.actor, (context) => confirmImport(context, { importId, planDigest: view.preview!.digest, sure: 'ja' }))
    await applyImportJob({ importId, schoolId: school.id })
    expect(await everything().pupil.findMany({ where: { schoolId: school.id }, select: { lastName: true, lasKey: true } })).toEqual([{ lastName: '<b>&"\'', lasKey: 'k-p' }])
    expect(await kept()).toBeNull()
  })

  test('a draft that was worked on after the import was offered stays', async () => {
    const { draftId, draft } = await begin()
    const importId = (await post({ school: school.id, draftId, version: '1' })).location!.split('/').at(-1)!
    await saveDraft(database(), owner(), { draftId, version: 1, draft: { ...draft, schoolYear: '2030-2031' } }, new Date(Date.now() + 60_000))
    const view = (await importView(whole(), importId))!
    await command(ict.actor, (context) => confirmImport(context, { importId, planDigest: view.preview!.digest, sure: 'ja' }))
    await applyImportJob({ importId, schoolId: school.id })
    expect((await kept())?.draft.schoolYear).toBe('2030-2031')
  })

  test('not what another tab saved, not with mistakes in it, not what is gone, not for another school', async () => {
    const { draftId } = await begin()
    const problem = async (fields: Record<string, string>, who = ict) => new URL((await post({ school: school.id, draftId, version: '1', ...fields }, who)).location!, portal.origin).searchParams.get('fout')
    expect(await problem({ version: '2' })).toBe('maker-stale')
    expect(await problem({ version: 'x' })).toBe('maker-gone')
    expect(await problem({ draftId: '00000000-0000-4000-8000-000000000000' })).toBe('maker-gone')
    expect(await problem({ school: (await makeSchool()).id })).toBe('other-school')
    const broken = await begin(goodDraft({ schoolYear: YEAR, pupils: [pupilRow('p', { groups: ['nergens'] })] }))
    expect(await problem({ draftId: broken.draftId })).toBe('maker-unmended')
    expect(await everything().rosterImport.count({ where: { schoolId: school.id } })).toBe(0)
  })
})

describe('LAS-12: ECK iDs in numbers', () => {
  test('how many, and since when; the date goes with the ECK iD and does not move', async () => {
    const klas = await makeGroup(school.id)
    const bo = await makePupil(school.id, klas.id, { eckId: `https://ketenid.nl/${school.id}` })
    await makePupil(school.id, klas.id)
    const before = await eckIdsOf(whole())
    expect(before).toMatchObject({ abroad: false, pupils: { all: 2, having: 1 }, staff: { all: 0, having: 0, first: null } })
    expect(Math.abs(before.pupils.first!.getTime() - Date.now())).toBeLessThan(60_000)
    await everything().pupil.update({ where: { id: bo.id }, data: { firstName: 'Bob', eckIdHash: bo.eckIdHash } })
    expect((await eckIdsOf(whole())).pupils.first).toEqual(before.pupils.first)
    await everything().pupil.update({ where: { id: bo.id }, data: { eckIdHash: null } })
    expect((await eckIdsOf(whole())).pupils).toMatchObject({ having: 0, first: null })
    expect((await everything().pupil.findUniqueOrThrow({ where: { id: bo.id } })).eckIdAt).toBeNull()
  })
})
