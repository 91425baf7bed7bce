import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { chooseLink } from '@/lib/las/choose-link'
import { enqueueDue } from '@/lib/las/enqueue-due'
import { fetchNow } from '@/lib/las/fetch-now'
import { fetchRosterJob } from '@/lib/las/fetch-roster'
import { askedFetch, countWatched, lasLinkOf, linkViewOf, watchLinks } from '@/lib/las/queries'
import { LAS_SYSTEMS, linkState, type LasSystem } from '@/lib/las/rules'
import { nextNight } from '@/lib/las/schedule'
import { hearLas, testLink } from '@/lib/las/test-link'
import { encrypt } from '@/lib/platform/crypto'
import { jobs } from '@/lib/platform/jobs'
import { applyImportJob } from '@/lib/roster/apply-import'
import { cancelImport } from '@/lib/roster/confirm-import'
import { dropOldImports } from '@/lib/roster/housekeeping'
import { importView } from '@/lib/roster/queries'
import type { LasSchool } from '@/mocks/las/model'
import { inventedSchool } from '@/mocks/las/schools'
import { makeLasLink, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { startLas, type TestLas } from '../support/las'
import { mailsOf } from '../support/mails'
import { signedIn } from '../support/people'
import { confirm, importRoster, rowsOf } from '../support/roster'
import { group, pupil, roster } from '@/lib/roster/test-support'

let las: TestLas
beforeAll(async () => void (las = await startLas()))
afterAll(() => las.close())
afterEach(() => las.play(null))

let schoolId: string
let actor: StaffAtSchool
let theirs: LasSchool
const everywhere = () => ({ schoolId, groupIds: 'all' as const })
/** Patience for a busy machine; only where silence is the point it is short. */
const QUICK = { limits: { idleMs: 20_000, bytes: 1_000_000 }, ms: 40_000 }
const SHORT = { limits: { idleMs: 500, bytes: 1_000_000 }, ms: 5000 }

/** A school that has permission at its LAS, and its coordinator. */
async function linked(system: LasSystem = 'parnassys', live = true) {
  const school = await makeSchool()
  const { actor: coordinator } = await signedIn(school.id, { roles: ['coordinator'] })
  const there = inventedSchool(school.brin!, school.name)
  there.permitted = true
  there.keys = ['eigen']
  las.at(system).schools.set(there.brin, there)
  await makeLasLink(school.id, system, { live, ...(LAS_SYSTEMS[system].key ? { key: 'eigen' } : {}) })
  return { schoolId: school.id, actor: coordinator, theirs: there }
}
beforeEach(async () => void ({ schoolId, actor, theirs } = await linked()))

const run = (more: Partial<Parameters<typeof fetchRosterJob>[0]> = {}, now?: Date) => fetchRosterJob({ schoolId, by: null, look: false, run: randomUUID(), ...more }, false, { ...(theirs.mood === 'slow' ? SHORT : QUICK), ...(now ? { now: () => now } : {}) })
const imports = () => everything().rosterImport.findMany({ where: { schoolId }, orderBy: { createdAt: 'asc' } })
const link = () => everything().lasLink.findUniqueOrThrow({ where: { schoolId } })
async function apply() {
  for (const { id } of await everything().rosterImport.findMany({ where: { schoolId, status: 'queued' } })) await applyImportJob({ importId: id, schoolId })
}
const fetchAndApply = async () => (await run(), await apply())
const active = async () => ({ pupils: await everything().pupil.count({ where: { schoolId, removedAt: null } }), staff: await everything().employment.count({ where: { schoolId, removedAt: null, fromLas: true } }) })
const changed = () => void (theirs.changedAt = new Date(Date.now() + 60_000))

describe('LAS-2: a linked school is fetched by itself', () => {
  test.each(['parnassys', 'eduscope', 'esis', 'dotcomschool'] as const)('%s: everyone comes in, over the link and not as anybody’s file; the second time nothing happens', async (system) => {
    ;({ schoolId, actor, theirs } = await linked(system, false))
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
    expect(await mailsOf({ schoolId })).toEqual([])
    theirs.pupils = theirs.pupils.filter(({ key }) => key !== '900')
    changed()
    await fetchAndApply()
    const [mail, ...more] = await mailsOf({ schoolId })
    expect([mail!.recipient, more.length]).toEqual([actor.email, 0])
    expect(mail!.text).toContain('De gegevens uit ParnasSys zijn via de koppeling opgehaald')
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
    expect((await mailsOf({ schoolId })).map(({ recipient }) => recipient).sort()).toEqual([actor.email, second.email].sort())
    expect((await mailsOf({ schoolId }))[0]!.text).toContain('16 leerlingen')
    expect(await link()).toMatchObject({ lastOutcome: 'held', failures: 0 })
    const received = (await link()).receivedAt
    await fetchAndApply()
    expect((await imports()).map(({ status }) => status)).toEqual(['applied', 'held'])
    expect(await mailsOf({ schoolId })).toHaveLength(2)
    expect((await link()).receivedAt).toEqual(received)
    const held = (await imports())[1]!
    await confirm(actor, held.id)
    await apply()
    expect(await active()).toMatchObject({ pupils: 32 })
    expect(await link()).toMatchObject({ lastOutcome: 'applied' })
    expect((await imports())[1]).toMatchObject({ status: 'applied', createdById: actor.userId })
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
  })
})

describe('LAS-2: what goes wrong changes nothing, is told, and is tried again', () => {
  test('permission refused: waiting for the LAS again, and told once; a good answer sets it', async () => {
    await fetchAndApply()
    const before = await rowsOf(actor)
    theirs.permitted = false
    await run()
    await run()
    expect(linkState(await lasLinkOf(everywhere()))).toBe('waiting-for-las')
    expect(await link()).toMatchObject({ lastOutcome: 'fault-authorisation', failures: 2 })
    const mails = await mailsOf({ schoolId })
    expect([mails.length, mails[0]!.text.includes('geeft geen toestemming')]).toEqual([1, true])
    theirs.permitted = true
    await run()
    expect(linkState(await lasLinkOf(everywhere()))).toBe('live')
    expect(await link()).toMatchObject({ lastOutcome: 'unchanged', failures: 0 })
    expect(await rowsOf(actor)).toEqual(before)
    const told = (await auditOf(schoolId)).filter(({ action }) => action === 'las.fetch-failed')
    expect(told.map(({ outcome, details }) => [outcome, details]), 'once, however many nights').toEqual([['refused', { system: 'parnassys', outcome: 'fault-authorisation' }]])
  })

  test('back-off: 5, 15 and 60 minutes, then the night; told when the night’s tries are over', async () => {
    theirs.mood = 'Server.TijdelijkNietBeschikbaar'
    const now = new Date('2026-11-22T12:00:00Z')
    for (const minutes of [5, 15, 60]) {
      await run({}, now)
      expect((await link()).nextRunAt).toEqual(new Date(now.getTime() + minutes * 60_000))
    }
    expect(await mailsOf({ schoolId })).toEqual([])
    await run({}, now)
    expect((await link()).nextRunAt).toEqual(nextNight(schoolId, now))
    expect(await mailsOf({ schoolId })).toHaveLength(1)
  })

  test('data with faults is refused, listed for the coordinator, one line however many nights', async () => {
    theirs.groups[1]!.key = theirs.groups[0]!.key
    await run()
    await run()
    const all = await imports()
    expect(all.map(({ status, source }) => [status, source])).toEqual([['refused', 'link']])
    expect((all[0]!.findings as { code: string }[])[0]!.code).toBe('key.duplicate')
    expect(await link()).toMatchObject({ lastOutcome: 'invalid-data', failures: 2 })
    expect((await active()).pupils).toBe(0)
  })

  test('a fault in one row waits for a person, who may go on without that row', async () => {
    theirs.pupils[1]!.key = theirs.pupils[0]!.key
    await run()
    expect((await imports()).map(({ status }) => status)).toEqual(['held'])
    expect(await link()).toMatchObject({ lastOutcome: 'held', failures: 0 })
    expect((await active()).pupils).toBe(0)
  })

  test('another school’s data: refused, and not even kept', async () => {
    theirs.mood = 'other'
    await run()
    expect(await imports()).toEqual([])
    expect((await link()).lastOutcome).toBe('other-school')
  })

  test.each([['slow', 'timeout'], ['cut', 'cut-off'], ['html', 'html'], ['down', 'unreachable'], ['empty', 'no-data'], ['redirect', 'redirect']] as const)('%s: %s, and everyone stays', async (mood, outcome) => {
    await fetchAndApply()
    const before = await rowsOf(actor)
    theirs.mood = mood
    await run()
    expect((await link()).lastOutcome).toBe(outcome)
    expect(await rowsOf(actor)).toEqual(before)
    expect((await link()).receivedAt).not.toBeNull()
  })

  test('an import of the school is about to go in: the run waits for it', async () => {
    await run()
    await run()
    expect((await imports()).map(({ status }) => status)).toEqual(['queued'])
    await apply()
    await run()
    expect((await link()).lastOutcome).toBe('unchanged')
  })
})

describe('LAS-2: one run of a school at a time, whatever happens to workers', () => {
  test('two runs at once: one asks, the other leaves it be', async () => {
    const before = las.requests.length
    let release = () => undefined as void
    const asked = new Promise<void>((arrived) => las.play((_req, res) => {
      release = () => void res.writeHead(500).end()
      arrived()
    }))
    const first = run()
    await asked
    await Promise.all([run(), run()])
    release()
    await first
    expect(las.requests.length - before).toBe(1)
    expect(await link()).toMatchObject({ failures: 1, lastOutcome: 'http-error' })
  })

  test('a worker that was killed in its run: its retry goes on at once, another run only when the time is over', async () => {
    const mine = randomUUID()
    await everything().lasLink.update({ where: { schoolId }, data: { runId: mine, runUntil: new Date(Date.now() + 100_000) } })
    await run()
    expect(await imports()).toEqual([])
    await run({ run: mine })
    expect(await imports()).toHaveLength(1)
    await apply()
    await everything().lasLink.update({ where: { schoolId }, data: { runId: randomUUID(), runUntil: new Date(Date.now() - 1) } })
    await run()
    expect(await link()).toMatchObject({ lastOutcome: 'unchanged', runId: null })
  })

  test('killed after the end was written: the retry finds nothing to do', async () => {
    const mine = randomUUID()
    await run({ run: mine })
    await apply()
    const before = await rowsOf(actor)
    await run({ run: mine })
    await apply()
    expect(await rowsOf(actor)).toEqual(before)
    expect(await imports()).toHaveLength(1)
  })

  test('the link was chosen anew while the LAS was answering: that answer is nobody’s', async () => {
    las.play((_req, res) => {
      void command(actor, (context) => chooseLink(context, { system: 'eduscope', authorisationKey: '' })).then(() => res.writeHead(500).end())
    })
    await run()
    expect(await link()).toMatchObject({ system: 'eduscope', lastOutcome: null, failures: 0, lastRunAt: null })
  })

  test('a link without its key, or none: nothing is asked', async () => {
    const before = las.requests.length
    await everything().lasLink.update({ where: { schoolId }, data: { system: 'esis', keyCipher: null, nextRunAt: new Date() } })
    await run()
    expect((await link()).nextRunAt).toBeNull()
    await everything().lasLink.delete({ where: { schoolId } })
    await run()
    expect(las.requests.length).toBe(before)
  })

  test('a key that cannot be read any more is this portal’s fault: told as such after the last try, and the next school is not kept waiting', async () => {
    await everything().lasLink.update({ where: { schoolId }, data: { system: 'esis', keyCipher: encrypt('x', 'another purpose') } })
    await expect(fetchRosterJob({ schoolId, by: null, look: false, run: randomUUID() }, true, QUICK)).rejects.toThrow()
    expect(await link()).toMatchObject({ lastOutcome: 'unexpected', failures: 1, runId: null })
  })
})

describe('LAS-2: whose turn it is', () => {
  const queue = async () => (await everything().$queryRawUnsafe<{ data: { schoolId: string } }[]>(`select data from pgboss.job where name = 'las.fetch'`)).map(({ data }) => data.schoolId)
  const clear = () => everything().lasLink.deleteMany({ where: { schoolId: { not: schoolId } } })
  beforeEach(async () => {
    await jobs()
    await clear()
  })

  test('who is due is enqueued once, by two workers too; who was never planned gets tonight', async () => {
    const now = new Date()
    expect(await enqueueDue(now)).toBe(0)
    expect((await link()).nextRunAt).toEqual(nextNight(schoolId, now))
    await everything().lasLink.update({ where: { schoolId }, data: { nextRunAt: new Date(now.getTime() - 1000) } })
    const counts = await Promise.all([enqueueDue(now), enqueueDue(now)])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect((await queue()).filter((id) => id === schoolId)).toHaveLength(1)
    expect(await enqueueDue(now)).toBe(0)
    expect(await enqueueDue(new Date(now.getTime() + 16 * 60_000)), 'a job that was lost').toBe(1)
  })

  test('not more at once than said; the rest the next minute; no school that is closed or lacks its key', async () => {
    const now = new Date()
    const others = [await linked(), await linked(), await linked('esis'), await linked()]
    await everything().lasLink.updateMany({ data: { nextRunAt: new Date(now.getTime() - 1000) } })
    await everything().lasLink.update({ where: { schoolId: others[2]!.schoolId }, data: { keyCipher: null } })
    await everything().school.update({ where: { id: others[3]!.schoolId }, data: { active: false } })
    expect([await enqueueDue(now, 2), await enqueueDue(now, 2), await enqueueDue(now, 2)]).toEqual([2, 1, 0])
  })

  test('one broken school holds up no other', async () => {
    const healthy = await linked()
    theirs.mood = 'slow'
    const started = Date.now()
    const done = fetchRosterJob({ schoolId: healthy.schoolId, by: null, look: false, run: randomUUID() }, false, QUICK).then(() => Date.now() - started)
    const stuck = fetchRosterJob({ schoolId, by: null, look: false, run: randomUUID() }, false, { limits: { idleMs: 5000, bytes: 1_000_000 }, ms: 5000 }).then(() => Date.now() - started)
    expect(await Promise.race([done.then(() => 'healthy'), stuck.then(() => 'stuck')])).toBe('healthy')
    await stuck
    expect(await everything().lasLink.findUniqueOrThrow({ where: { schoolId: healthy.schoolId } })).toMatchObject({ lastOutcome: 'imported' })
    expect(await link()).toMatchObject({ lastOutcome: 'timeout' })
  })

  test('the worker has several at once: a slow LAS does not stop the queue', async () => {
    const { work, enqueue } = await import('@/lib/platform/jobs')
    const { forSchool } = await import('@/lib/platform/db/scope')
    const healthy = await linked()
    theirs.mood = 'slow'
    await everything().$executeRawUnsafe(`delete from pgboss.job where name = 'las.fetch'`)
    const ended: string[] = []
    for (const id of [schoolId, healthy.schoolId]) await forSchool({ schoolId: id, groupIds: 'all' }).$transaction((tx) => enqueue(tx, 'las.fetch', { schoolId: id, by: null, look: false, run: randomUUID() }))
    await work('las.fetch', async (data) => {
      await fetchRosterJob(data, false, data.schoolId === schoolId ? { limits: { idleMs: 8000, bytes: 1_000_000 }, ms: 8000 } : QUICK)
      ended.push(data.schoolId)
    }, 4)
    await expect.poll(() => ended, { timeout: 30_000 }).toHaveLength(2)
    expect(ended).toEqual([healthy.schoolId, schoolId])
    await (await jobs()).offWork('las.fetch')
  })
})

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
