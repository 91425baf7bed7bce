import { beforeEach, describe, expect, test } from 'vitest'
import { fetchAheadJob } from '@/lib/las/fetch-ahead'
import { jobs } from '@/lib/platform/jobs'
import { switchOver } from '@/lib/roster/switch-over'
import { cancelImport } from '@/lib/roster/confirm-import'
import { keepAhead } from '@/lib/roster/keep-ahead'
import { chooseLink } from '@/lib/las/choose-link'
import { forSchool } from '@/lib/platform/db/scope'
import { auditOf, command, everything } from '../support/command'
import { active, actor, apply, begin, everywhere, imports, las, link, QUICK, run, schoolId, theirs, withLinkedSchool } from '../support/linked-school'
import { mailsOf } from '../support/mails'

withLinkedSchool()

const APRIL = new Date('2027-04-20T02:00:00Z')
const JUNE = new Date('2027-06-15T02:00:00Z')
const AUGUST = new Date('2027-07-31T22:00:00Z')
const ahead = (now = JUNE) => fetchAheadJob({ schoolId }, { ...QUICK, now: () => now })
const asked = async () => (await everything().$queryRawUnsafe<{ data: { schoolId: string } }[]>(`select data from pgboss.job where name = 'las.ahead' and state = 'created'`)).filter(({ data }) => data.schoolId === schoolId).length
const scheduled = async () => (await imports()).filter(({ status }) => status === 'scheduled')
/** The school as it is in June: what its LAS has of this year went in. */
async function inJune(): Promise<void> {
  las.setClock(() => JUNE)
  await run({}, JUNE)
  await apply()
}
beforeEach(async () => {
  await jobs()
  await inJune()
})
describe('ACC-10, LAS-2: the LAS is asked for the next school year before the summer', () => {
  test('after a good run of the night from May on, and after one that a person asked for in any season', async () => {
    const before = await asked()
    await run({}, JUNE)
    expect(await asked()).toBe(before + 1)
    las.setClock(() => APRIL)
    await run({}, APRIL)
    expect(await asked()).toBe(before + 1)
    await run({ by: actor.userId }, APRIL)
    expect(await asked()).toBe(before + 2)
    las.setClock(() => JUNE)
    theirs.mood = 'down'
    await run({}, JUNE)
    expect(await asked()).toBe(before + 2)
  })

  test('what it has is kept for 1 August; the coordinators are told once; the same again changes nothing, something new takes its place', async () => {
    const before = await active()
    theirs.preparedFor = '2027-2028'
    await ahead()
    const [kept] = await scheduled()
    expect(kept).toMatchObject({ source: 'link', schoolYear: '2027-2028', fileName: 'ParnasSys', createdById: null })
    await ahead()
    expect((await scheduled()).map(({ id }) => id)).toEqual([kept!.id])
    theirs.pupils.push({ key: '999', firstName: 'Nieuw', lastName: 'Komer', groupKey: 'g3', yearGroup: '3', born: '2019-01-01' })
    await ahead()
    const [newer] = await scheduled()
    expect(newer!.id).not.toBe(kept!.id)
    expect(await everything().rosterImport.findUniqueOrThrow({ where: { id: kept!.id } })).toMatchObject({ status: 'cancelled', rosterCipher: null })
    expect((await mailsOf({ recipient: actor.email })).filter(({ subject }) => subject.includes('staan klaar'))).toHaveLength(1)
    expect(await active()).toEqual(before)
    // The runs of the current year go on as they did.
    expect(await link()).toMatchObject({ lastOutcome: 'applied', failures: 0 })
  })

  test('on 1 August the new groups begin, and the night that follows finds nothing to do', async () => {
    theirs.preparedFor = '2027-2028'
    await ahead()
    await switchOver(AUGUST)
    await apply()
    expect((await everything().group.findMany({ where: { schoolId, removedAt: null }, orderBy: { name: 'asc' } })).map(({ name, yearGroup }) => [name, yearGroup])).toEqual([['Groep 4', '4'], ['Groep 6', '6'], ['Groep 8', '8']])
    const night = new Date('2027-08-01T01:00:00Z')
    las.setClock(() => night)
    await run({}, night)
    expect(await link()).toMatchObject({ lastOutcome: 'unchanged', failures: 0 })
  })

  test('over the stepwise profile too', async () => {
    await begin('eduscope')
    await inJune()
    theirs.preparedFor = '2027-2028'
    await ahead()
    expect(await scheduled()).toHaveLength(1)
  })

  test.each(['down', 'empty', 'html', 'Client.OngeldigBericht'] as const)('a LAS that is not ready (%s) is no trouble: nothing kept, nobody mailed, the link as it was', async (mood) => {
    const before = await link()
    theirs.mood = mood
    await ahead()
    expect(await scheduled()).toEqual([])
    expect(await link()).toEqual(before)
    expect((await mailsOf({ recipient: actor.email })).filter(({ subject }) => /klaar|koppeling/.test(subject))).toEqual([])
  })

  test('one that is half ready is left until it is: what would take most pupils away is not kept', async () => {
    theirs.preparedFor = '2027-2028'
    theirs.pupils.splice(10)
    await ahead()
    expect(await scheduled()).toEqual([])
  })

  test('what a coordinator took away does not come back the next night; something new does', async () => {
    theirs.preparedFor = '2027-2028'
    await ahead()
    const [kept] = await scheduled()
    await command(actor, (context) => cancelImport(context, { importId: kept!.id }))
    await ahead()
    expect(await scheduled()).toEqual([])
    theirs.pupils.push({ key: '998', firstName: 'Nog', lastName: 'Een', groupKey: 'g3', yearGroup: '3', born: '2019-01-01' })
    await ahead()
    expect(await scheduled()).toHaveLength(1)
  })

  test('with the link goes what it brought, also what is still under way; the audit log says so', async () => {
    theirs.preparedFor = '2027-2028'
    await ahead()
    const [kept] = await scheduled()
    await command(actor, (context) => chooseLink(context, { system: 'esis', authorisationKey: 'een andere sleutel' }))
    expect(await everything().rosterImport.findUniqueOrThrow({ where: { id: kept!.id } })).toMatchObject({ status: 'cancelled', rosterCipher: null })
    expect((await auditOf(schoolId)).filter(({ action }) => action === 'roster.dropped')).toMatchObject([{ subjectId: kept!.id, details: { why: 'link-ended' } }])
    const late = { schoolId, las: 'ParnasSys', link: { system: 'parnassys' as const, chosenAt: new Date(0) }, at: JUNE, schoolYear: '2027-2028', read: { roster: null, findings: [], dropped: {} } }
    expect(await forSchool(everywhere()).$transaction((tx) => keepAhead(tx, late))).toBe('not-ready')
  })

  test('what a coordinator put there from a file stands', async () => {
    theirs.preparedFor = '2027-2028'
    await ahead()
    const [kept] = await scheduled()
    await everything().rosterImport.update({ where: { id: kept!.id }, data: { source: 'file', rosterDigest: null } })
    await ahead()
    expect((await scheduled()).map(({ id }) => id)).toEqual([kept!.id])
  })

  test('a LAS that answers this year’s question with the next year’s groups waits for a person, and is put there when confirmed', async () => {
    las.play((_req, res, body) => {
      const asked = /<schooljaar>([^<]+)</.exec(body)![1]!
      las.play(null)
      theirs.preparedFor = '2027-2028'
      // What it has of the next year, whatever it is asked for.
      void fetch(`${las.origin}/las/parnassys/uwlr`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: body.replace(asked, '2027-2028') }).then(async (answer) => res.writeHead(answer.status, { 'content-type': 'text/xml; charset=utf-8' }).end(await answer.text()))
    })
    await everything().lasLink.update({ where: { schoolId }, data: { receivedAt: null } })
    await run({}, JUNE)
    expect((await imports()).at(-1)).toMatchObject({ status: 'held', schoolYear: '2027-2028' })
  })
})
