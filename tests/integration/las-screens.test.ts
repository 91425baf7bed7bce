import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { AppError } from '@/lib/core/errors'
import { sentence } from '@/lib/core/texts'
import { takeTry } from '@/lib/platform/limits'
import { chooseLink } from '@/lib/las/choose-link'
import { fetchNow, untilAgain } from '@/lib/las/fetch-now'
import { fetchRosterJob } from '@/lib/las/fetch-roster'
import { askedFetch, countWatched, lasLinkOf, linkViewOf, watchLinks } from '@/lib/las/queries'
import { linkState } from '@/lib/las/rules'
import { hearLas, testLink } from '@/lib/las/test-link'
import { importView } from '@/lib/roster/queries'
import { command, everything, refused } from '../support/command'
import { rowsOf } from '../support/roster'
import { begin, las, schoolId, actor, theirs, everywhere, QUICK, linked, run, imports, link, fetchAndApply, changed, withLinkedSchool } from '../support/linked-school'

withLinkedSchool()

describe('LAS-1, LAS-2: the coordinator’s buttons', () => {
  const test_ = async () => {
    const heard = await hearLas(actor)
    return command(actor, (context) => testLink(context, {}, heard))
  }
  test('Test de verbinding says how many, notes the permission, and changes nobody', async () => {
    await everything().lasLink.update({ where: { schoolId }, data: { lasGrantedAt: null } })
    theirs.staff[0]!.email = undefined
    const before = await rowsOf(actor)
    expect(await test_()).toMatchObject({ good: true, counted: { groups: 3, pupils: 48, staff: 2, leftOut: 1 } })
    expect(linkState(await lasLinkOf(everywhere()))).toBe('live')
    expect([await rowsOf(actor), await imports()]).toEqual([before, []])
    theirs.permitted = false
    expect(await test_()).toMatchObject({ good: false, words: expect.stringContaining('geen toestemming') as string })
    expect(linkState(await lasLinkOf(everywhere()))).toBe('waiting-for-las')
    theirs.permitted = true
    theirs.mood = 'other'
    expect((await test_()).words).toContain('andere school')
  })

  test('LAS-1: a refused key stays to be seen, until it is another key or the LAS takes it', async () => {
    await begin('esis', false)
    const state = async () => linkState(await lasLinkOf(everywhere()))
    theirs.keys = ['een andere']
    expect(await state()).toBe('waiting-for-las')
    expect(await test_()).toMatchObject({ good: false })
    expect(await state()).toBe('key-refused')
    expect((await link()).lastRunAt).not.toBeNull()
    await command(actor, (context) => chooseLink(context, { system: 'esis', authorisationKey: 'nieuw' }))
    expect(await state(), 'of the new key nothing is known yet').toBe('waiting-for-las')
    await run()
    expect(await state()).toBe('key-refused')
    const refusedAt = (await link()).lasCheckedAt!
    las.play((_req, res) => void res.destroy())
    await run()
    expect((await test_()).remedy).toContain('die wordt niet vanzelf herhaald')
    las.play(null)
    expect((await link()).lastOutcome).not.toBe('fault-authorisation')
    expect([await state(), (await link()).lasCheckedAt], 'what failed since says nothing of the key').toEqual(['key-refused', refusedAt])
    theirs.keys = ['nieuw']
    expect(await test_()).toMatchObject({ good: true })
    expect(await state()).toBe('live')
    expect((await link()).lasCheckedAt!.getTime()).toBeGreaterThan(refusedAt.getTime())
  })

  test('LAS-1: what the LAS said to the key before counts for nothing once there is another key, or another choice', async () => {
    const granted = async () => (await link()).lasGrantedAt
    const told = async (meanwhile: () => Promise<unknown>) => {
      const heard = await hearLas(actor)
      await meanwhile()
      await command(actor, (context) => testLink(context, {}, heard))
      return granted()
    }
    await everything().lasLink.update({ where: { schoolId }, data: { lasGrantedAt: null } })
    expect(await told(async () => undefined)).not.toBeNull()
    await everything().lasLink.update({ where: { schoolId }, data: { lasGrantedAt: null } })
    expect(await told(() => everything().lasLink.update({ where: { schoolId }, data: { keyCipher: Uint8Array.of(1, 2, 3) } }))).toBeNull()
    await everything().lasLink.update({ where: { schoolId }, data: { keyCipher: null } })
    expect(await told(() => everything().lasLink.update({ where: { schoolId }, data: { chosenAt: new Date(Date.now() + 1000) } }))).toBeNull()
    theirs.permitted = false
    const since = new Date()
    expect(await told(() => everything().lasLink.update({ where: { schoolId }, data: { keyCipher: Uint8Array.of(1, 2, 3), lasGrantedAt: since } }))).toEqual(since)
  })

  test('Haal nu op enqueues, not without a link, not while an import goes in, not without end', async () => {
    const since = new Date()
    await command(actor, (context) => fetchNow(context, { look: 'ja' }))
    const [job] = await everything().$queryRawUnsafe<{ data: object }[]>(`select data from pgboss.job where name = 'las.fetch' and data->>'schoolId' = '${schoolId}'`)
    expect(job!.data).toMatchObject({ schoolId, by: actor.userId, look: true })
    expect(await askedFetch(everywhere(), since, new Date())).toEqual({ state: 'waiting' })
    await run({ by: actor.userId, look: true })
    expect(await askedFetch(everywhere(), since, new Date())).toMatchObject({ state: 'ended', outcome: 'look', importId: (await imports())[0]!.id })
    await everything().rosterImport.updateMany({ where: { schoolId }, data: { status: 'queued' } })
    expect(await refused(command(actor, (context) => fetchNow(context, {})))).toBe('import-running')
    await everything().rosterImport.updateMany({ where: { schoolId }, data: { status: 'cancelled' } })
    const answers = []
    for (let n = 0; n < 11; n += 1) answers.push(await refused(command(actor, (context) => fetchNow(context, {}))))
    expect(answers.at(-1)).toBe('las-too-often')
    await everything().lasLink.delete({ where: { schoolId } })
    expect(await refused(command(actor, (context) => fetchNow(context, {})))).toBe('no-link')
    expect(await refused(hearLas(actor))).toBe('no-link')
  })

  test('Haal nu op: ten tries pass, however many were refused for something else; the next is told when it may', async () => {
    const one = () => refused(command(actor, (context) => fetchNow(context, {})))
    const busy = await everything().rosterImport.create({ data: { schoolId, source: 'link', status: 'queued', fileName: 'x', findings: [], dropped: {} } })
    for (let n = 0; n < 3; n += 1) expect(await one()).toBe('import-running')
    await everything().rosterImport.delete({ where: { id: busy.id } })
    const answers: unknown[] = []
    for (let n = 0; n < 12; n += 1) answers.push(await one())
    expect(answers).toEqual([...Array<undefined>(10).fill(undefined), 'las-too-often', 'las-too-often'])
  })

  test('Test de verbinding: thirty tries pass; the next is told when it may', async () => {
    await everything().lasLink.update({ where: { schoolId }, data: { lasGrantedAt: new Date() } })
    for (let n = 0; n < 29; n += 1) expect(await takeTry('las-test', schoolId)).toBe(0)
    expect((await hearLas(actor)).code).toBe('applied')
    const refusal = await hearLas(actor).then(() => null, (error: AppError) => error)
    expect(refusal).toMatchObject({ code: 'las-too-often' })
    expect(sentence(refusal!.code, refusal!.values)).toMatch(/^Dit is kort na elkaar vaak gedaan\. Over 15 minuten, om \d\d:\d\d, kunt u het opnieuw proberen\.$/)
    expect(untilAgain(61, new Date('2026-12-01T09:00:30Z'))).toEqual({ minutes: '2 minuten', time: '10:02' })
    expect(untilAgain(30, new Date('2026-12-01T09:00:00Z'))).toEqual({ minutes: '1 minuut', time: '10:01' })
  })

  test('LAS-2: a refusal that is over is over at the helpdesk too, and what a coordinator asked to see first waits there', async () => {
    const stateNow = async () => (await watchLinks({ words: null, system: null, state: null, page: 1, pageSize: 50 })).links.find(({ id }) => id === schoolId)
    theirs.permitted = false
    await run()
    expect(await stateNow()).toMatchObject({ lastOutcome: 'fault-authorisation', failures: 1 })
    theirs.permitted = true
    expect(await test_()).toMatchObject({ good: true })
    expect(await stateNow()).toMatchObject({ state: 'live', failures: 0, lastOutcome: null })
    await run({ by: actor.userId, look: true })
    expect((await imports()).map(({ status }) => status)).toEqual(['staged'])
    expect((await stateNow())!.state).toBe('held')
  })

  test('LAS-1: another key begins anew, tonight', async () => {
    await everything().lasLink.update({ where: { schoolId }, data: { failures: 4, receivedAt: new Date(), lastOutcome: 'timeout' } })
    await command(actor, (context) => chooseLink(context, { system: 'esis', authorisationKey: '' }))
    expect(await link()).toMatchObject({ nextRunAt: null, receivedAt: null, failures: 0 })
    await command(actor, (context) => chooseLink(context, { system: 'esis', authorisationKey: 'nieuw' }))
    expect((await link()).nextRunAt).not.toBeNull()
  })

  test('an import page of a held import has its preview', async () => {
    await fetchAndApply()
    theirs.pupils = theirs.pupils.slice(0, 16)
    changed()
    await run()
    expect((await importView(everywhere(), (await imports())[1]!.id))!.preview!.summary.pupils.removed).toBe(32)
    expect((await linkViewOf(everywhere(), new Date()))!.running).toBe(false)
  })
})

describe('LAS-2: the helpdesk sees all links, broken ones first', () => {
  const find = (filter: Partial<Parameters<typeof watchLinks>[0]> = {}) => watchLinks({ words: null, system: null, state: null, page: 1, pageSize: 50, ...filter })
  test('filtered by words, system and state, and leafed through', async () => {
    await everything().lasLink.deleteMany({ where: { schoolId: { not: schoolId } } })
    const broken = await linked('eduscope')
    broken.theirs.mood = 'Server.InterneFout'
    await fetchRosterJob({ schoolId: broken.schoolId, by: null, look: false, run: randomUUID() }, false, QUICK)
    const waiting = await linked('esis', false)
    const { links, total } = await find()
    expect([links.map(({ id, state }) => [id, state]), total]).toEqual([[[broken.schoolId, 'broken'], [waiting.schoolId, 'waiting-for-las'], [schoolId, 'live']], 3])
    expect(links[0]).toMatchObject({ lastOutcome: 'fault-internal', failures: 1, lastSuccessAt: null, nextRunAt: expect.any(Date) as Date })
    expect((await find({ system: 'eduscope' })).links).toHaveLength(1)
    expect((await find({ state: 'live' })).links.map(({ id }) => id)).toEqual([schoolId])
    expect((await find({ words: theirs.brin.toLowerCase() })).links.map(({ id }) => id)).toEqual([schoolId])
    expect((await find({ words: '%' })).total).toBe(0)
    expect((await find({ page: 2, pageSize: 2 })).links.map(({ id }) => id)).toEqual([schoolId])
    expect(await countWatched()).toEqual([{ state: 'broken', count: 1 }, { state: 'held', count: 0 }, { state: 'waiting-for-las', count: 1 }, { state: 'needs-key', count: 0 }, { state: 'live', count: 1 }])
  })
})
