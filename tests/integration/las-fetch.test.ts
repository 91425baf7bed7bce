import { describe, expect, test } from 'vitest'
import { lasLinkOf } from '@/lib/las/queries'
import { LAS_SYSTEMS, linkState } from '@/lib/las/rules'
import { nextNight } from '@/lib/las/schedule'
import { cancelImport, confirmImport } from '@/lib/roster/confirm-import'
import { dropOldImports } from '@/lib/roster/housekeeping'
import { importView } from '@/lib/roster/queries'
import { waitingImport } from '@/lib/roster/waiting'
import { inventedSchool } from '@/mocks/las/schools'
import { auditOf, command, everything, refused } from '../support/command'
import { signedIn } from '../support/people'
import { confirm, importRoster, rowsOf } from '../support/roster'
import { group, pupil, roster } from '@/lib/roster/test-support'
import { las, schoolId, actor, theirs, everywhere, begin, run, imports, link, apply, fetchAndApply, active, changed, told, withLinkedSchool } from '../support/linked-school'

withLinkedSchool()

describe('LAS-2: a linked school is fetched by itself', () => {
  test.each(['parnassys', 'eduscope', 'esis', 'dotcomschool'] as const)('%s: everyone comes in, over the link and not as anybody’s file; the second time nothing happens', async (system) => {
    await begin(system, false)
    await fetchAndApply()
    expect(await active()).toEqual({ pupils: 48, staff: 3 })
    const [first] = await imports()
    expect(first).toMatchObject({ status: 'applied', source: 'link', fileName: LAS_SYSTEMS[system].name, createdById: null, format: 'uwlr-2.2', rosterCipher: null })
    const after = await link()
    expect(after).toMatchObject({ lastOutcome: 'applied', failures: 0, runId: null, runUntil: null })
    expect(linkState(await lasLinkOf(everywhere()))).toBe('live')
    expect([after.lastSuccessAt, after.receivedAt].every((moment) => moment instanceof Date)).toBe(true)
    expect(after.nextRunAt).toEqual(nextNight(schoolId, after.lastRunAt!))
    const before = await rowsOf(actor)
    await fetchAndApply()
    expect(await rowsOf(actor)).toEqual(before)
    expect(await imports()).toHaveLength(1)
    expect((await link()).lastOutcome).toBe('unchanged')
    expect((await auditOf(schoolId)).filter(({ action }) => /^(las|roster)\./.test(action)).map(({ action, actorKind, details }) => [action, actorKind, (details as { outcome?: string }).outcome])).toEqual([
      ['las.fetched', 'system', 'imported'], ['roster.applied', 'system', undefined],
    ])
  })

  test('what went in is not asked for again: the LAS is told since when, and only once it really went in', async () => {
    await run()
    expect((await link()).receivedAt).toBeNull()
    let asked = ''
    las.play((_req, res, body) => {
      asked = body
      res.writeHead(200, { 'content-type': 'text/xml' }).end('<x/>')
    })
    await apply()
    await run()
    expect(asked).toContain(`<laatstontvangengegevens>${(await link()).receivedAt!.toISOString().slice(0, 19)}Z</laatstontvangengegevens>`)
    await everything().lasLink.update({ where: { schoolId }, data: { receivedAt: new Date('2020-01-01') } })
    await run()
    expect(asked, 'of another school year nothing was received').not.toContain('laatstontvangen')
  })

  test('after a file, an answer that nothing changed would mean nothing: everything is asked for again', async () => {
    await fetchAndApply()
    await importRoster(actor, roster({ groups: [group('g')], pupils: [pupil('p', { groupKey: 'g' })] }))
    expect((await link()).receivedAt).toBeNull()
    await fetchAndApply()
    expect(await active()).toEqual({ pupils: 48, staff: 3 })
  })

  test('LAS-4: who has no address or no group stays behind, and the import says why', async () => {
    theirs.staff[0]!.email = undefined
    theirs.staff[1]!.groupKeys = []
    await fetchAndApply()
    expect(await active()).toMatchObject({ staff: 1 })
    expect(((await imports())[0]!.findings as { code: string }[]).map(({ code }) => code).filter((code) => code.startsWith('link.'))).toEqual(['link.staff-no-email', 'link.staff-no-group'])
  })

  test('a mail only when there is something to look at', async () => {
    await fetchAndApply()
    theirs.pupils.push({ key: '900', firstName: 'Nieuw', lastName: 'Kind', groupKey: 'g3', yearGroup: '3', born: '2019-01-01' })
    changed()
    await fetchAndApply()
    expect(await told()).toEqual([])
    theirs.pupils = theirs.pupils.filter(({ key }) => key !== '900')
    theirs.pupils[0]!.firstName = 'Anders'
    changed()
    await fetchAndApply()
    const [mail, ...more] = await told()
    expect([mail!.recipient, more.length]).toEqual([actor.email, 0])
    expect(mail!.text).toContain('De gegevens uit ParnasSys zijn via de koppeling opgehaald')
    expect(mail!.text.replace(/\s+/g, ' ')).toContain('Niet meer actief: 1 leerling. Gewijzigd: 1 leerling.')
    expect(mail!.text).not.toContain('andere groep')
  })
})

describe('LAS-5: what is out of the ordinary waits for a person', () => {
  const half = () => {
    theirs.pupils = theirs.pupils.filter(({ groupKey }) => groupKey !== 'g3')
    changed()
  }

  test('a large removal is held and every coordinator hears of it once; the next night is the same import, until somebody confirms', async () => {
    const { actor: second } = await signedIn(schoolId, { roles: ['coordinator'] })
    await fetchAndApply()
    half()
    await fetchAndApply()
    expect(await active()).toMatchObject({ pupils: 48 })
    expect((await imports()).map(({ status }) => status)).toEqual(['applied', 'held'])
    expect((await told()).map(({ recipient }) => recipient).sort()).toEqual([actor.email, second.email].sort())
    expect((await told())[0]!.text).toContain('16 leerlingen')
    expect(await link()).toMatchObject({ lastOutcome: 'held', failures: 0 })
    expect(await waitingImport(everywhere())).toMatchObject({ id: (await imports())[1]!.id, status: 'held', source: 'link', fileName: 'ParnasSys' })
    const received = (await link()).receivedAt
    await fetchAndApply()
    expect((await imports()).map(({ status }) => status)).toEqual(['applied', 'held'])
    expect(await told()).toHaveLength(2)
    expect((await link()).receivedAt).toEqual(received)
    const held = (await imports())[1]!
    await confirm(actor, held.id)
    await apply()
    expect(await active()).toMatchObject({ pupils: 32 })
    expect(await link()).toMatchObject({ lastOutcome: 'applied' })
    expect((await imports())[1]).toMatchObject({ status: 'applied', createdById: actor.userId })
    expect(await waitingImport(everywhere())).toBeNull()
  })

  test('LAS-8: one child of many whose number comes with another first and last name is held, and mailed about; nobody gets another child’s account', async () => {
    await fetchAndApply()
    const one = theirs.pupils.find(({ eckId }) => !eckId) ?? theirs.pupils[0]!
    delete one.eckId
    await everything().pupil.updateMany({ where: { schoolId, lasKey: one.key }, data: { eckIdHash: null, eckIdCipher: null } })
    const was = await everything().pupil.findFirstOrThrow({ where: { schoolId, lasKey: one.key } })
    Object.assign(one, { firstName: 'Xerxes', prefix: undefined, lastName: 'Quispel' })
    changed()
    await fetchAndApply()
    const held = (await imports())[1]!
    expect(held.status).toBe('held')
    expect((await told())[0]!.text).toContain('Bij 1 persoon hoort hetzelfde nummer nu bij een andere voornaam en een andere achternaam.')
    expect(await everything().pupil.findUniqueOrThrow({ where: { id: was.id } })).toMatchObject({ firstName: was.firstName, lasKey: one.key, removedAt: null })
    const { preview } = (await importView(everywhere(), held.id))!
    await command(actor, (context) => confirmImport(context, { importId: held.id, planDigest: preview!.digest, words: 'ja', other: [was.id] }))
    await apply()
    expect(await everything().pupil.findUniqueOrThrow({ where: { id: was.id } })).toMatchObject({ firstName: was.firstName, lasKey: null })
    expect(await everything().pupil.findFirstOrThrow({ where: { schoolId, lasKey: one.key } })).toMatchObject({ firstName: 'Xerxes', removedAt: null })
    await fetchAndApply()
    expect(await imports(), 'the next night asks nothing').toHaveLength(2)
  })

  test('another plan takes the place of the one that waited; a good answer takes it away', async () => {
    await fetchAndApply()
    half()
    await run()
    theirs.pupils[0]!.firstName = 'Anders'
    changed()
    await run()
    expect((await imports()).map(({ status }) => status)).toEqual(['applied', 'cancelled', 'held'])
    theirs.pupils = inventedSchool(theirs.brin, theirs.name).pupils
    changed()
    await run()
    expect((await imports()).map(({ status }) => status)).toEqual(['applied', 'cancelled', 'cancelled'])
    expect((await imports()).every(({ rosterCipher }) => rosterCipher === null)).toBe(true)
  })

  test('annuleren lets it go, and the link says so; without the separate yes it does not go on', async () => {
    await fetchAndApply()
    half()
    await run()
    const { id } = (await imports())[1]!
    expect(await refused(confirm(actor, id, null))).toBe('import-unconfirmed')
    await command(actor, (context) => cancelImport(context, { importId: id }))
    expect([(await imports())[1]!.status, (await link()).lastOutcome]).toEqual(['cancelled', 'cancelled'])
  })

  test('it waits two weeks, a file only a day', async () => {
    await fetchAndApply()
    half()
    await run()
    const after = (days: number) => new Date(Date.now() + days * 86_400_000)
    await dropOldImports(after(13))
    expect((await imports())[1]!.status).toBe('held')
    await dropOldImports(after(15))
    expect((await imports())[1]).toMatchObject({ status: 'cancelled', rosterCipher: null })
  })

  test('who asked to look first sees it first, ordinary as it is', async () => {
    await run({ by: actor.userId, look: true })
    const [waiting] = await imports()
    expect(waiting).toMatchObject({ status: 'staged', source: 'link', createdById: actor.userId })
    await confirm(actor, waiting!.id)
    await apply()
    expect(await active()).toMatchObject({ pupils: 48 })
  })

  test('the school changed between the answer and the worker: nobody agreed to that, so it is fetched anew', async () => {
    await run()
    const [queued] = await imports()
    await everything().rosterImport.update({ where: { id: queued!.id }, data: { planDigest: 'another plan' } })
    await apply()
    expect((await imports())[0]).toMatchObject({ status: 'cancelled', rosterCipher: null })
    expect((await link()).nextRunAt!.getTime()).toBeLessThanOrEqual(Date.now())
    expect((await auditOf(schoolId)).filter(({ action }) => action === 'roster.let-go')).toMatchObject([{ actorKind: 'system', subjectId: queued!.id }])
  })
})
