import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fetchNow } from '@/lib/las/fetch-now'
import { forSchool } from '@/lib/platform/db/scope'
import { enqueue, jobs } from '@/lib/platform/jobs'
import { auditOf, command, everything } from '../support/command'
import { active, actor, fetchAndApply, imports, las, link, changed, schoolId, theirs, withLinkedSchool } from '../support/linked-school'
import { rowsOf } from '../support/roster'
import { alive, buildWorker, endWorker, jobsOf, killWorker, makeHolder, noticeDeath, settled, type Holder } from '../support/worker-process'

withLinkedSchool()

// The real worker, killed with SIGKILL while it fetches a school from a real LAS over UWLR.
const holders: Holder[] = []
let answer: () => void = () => undefined
async function holding(lock: string, values: unknown[] = []): Promise<Holder> {
  const holder = await makeHolder()
  holders.push(holder)
  await holder.hold(lock, values)
  return holder
}
const release = async () => void (await Promise.all(holders.splice(0).map((holder) => holder.release())))
beforeAll(buildWorker)
beforeEach(async () => {
  await fetchAndApply()
  theirs.pupils = theirs.pupils.slice(2)
  theirs.pupils[0]!.firstName = 'Anders'
  changed()
})
afterEach(async () => {
  answer()
  await release()
})
afterAll(async () => {
  await endWorker()
  await (await jobs()).stop({ graceful: false })
})

const enqueueFetch = () => forSchool({ schoolId, groupIds: 'all' }).$transaction((tx) => enqueue(tx, 'las.fetch', { schoolId, by: null, look: false, run: randomUUID() }))
/** Until the LAS has one request more. */
const asked = (before: number) => expect.poll(() => las.requests.length, { timeout: 60_000 }).toBeGreaterThan(before)
const linkBefore = async () => { const { runId: _, runUntil: _until, nextRunAt: _next, ...rest } = await link(); return rest }
/** Dead, with whatever it had begun undone; the link differs by its run alone. */
async function dead(before: { rows: unknown; link: unknown; imports: number }) {
  await killWorker()
  await release()
  await settled(schoolId)
  expect(await rowsOf(actor)).toEqual(before.rows)
  expect(await linkBefore()).toEqual(before.link)
  expect(await imports()).toHaveLength(before.imports)
  expect((await jobsOf(schoolId)).filter(({ state }) => state !== 'completed').map(({ name, state }) => [name, state])).toEqual([['las.fetch', 'active']])
}
const seen = async () => ({ rows: await rowsOf(actor), link: await linkBefore(), imports: (await imports()).length })
/** All of it went in, once. */
async function whollyAfter(importsBefore: number) {
  await expect.poll(async () => (await link()).lastOutcome === 'applied' && (await active()).pupils, { timeout: 60_000 }).toBe(theirs.pupils.length)
  const all = await imports()
  expect(all.slice(importsBefore).map(({ status }) => status)).toEqual(['applied'])
  expect(await everything().pupil.count({ where: { schoolId, removedAt: null, firstName: 'Anders' } })).toBe(1)
  const told = (await auditOf(schoolId)).filter(({ subjectId }) => subjectId === all.at(-1)!.id).map(({ action }) => action)
  expect(told).toEqual(['las.fetched', 'roster.applied'])
  expect(await everything().outboxMail.count({ where: { schoolId, key: { startsWith: `roster-applied-${all.at(-1)!.id}` } } })).toBe(1)
  expect(await link()).toMatchObject({ runId: null, runUntil: null, failures: 0 })
}

describe('LAS-2: the worker is killed (SIGKILL) in the middle of a fetch', { timeout: 180_000 }, () => {
  test('while the LAS is silent: nothing changed; after the restart it is asked again, and all goes in once', async () => {
    await alive()
    const [before, requests] = [await seen(), las.requests.length]
    answer = las.hold()
    await enqueueFetch()
    await asked(requests)
    await dead(before)
    answer()
    await alive()
    await noticeDeath(schoolId)
    await whollyAfter(before.imports)
  })

  test('in the middle of its answer', async () => {
    await alive()
    const before = await seen()
    let half = () => undefined as void
    const sent = new Promise<void>((resolve) => (half = resolve))
    las.play((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/xml' })
      res.write('<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><leerlinggegevens_antwoord xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><leerlinggegevens><school>', half)
    })
    await enqueueFetch()
    await sent
    await dead(before)
    las.play(null)
    await alive()
    await noticeDeath(schoolId)
    await whollyAfter(before.imports)
  })

  test.each([
    ['at its first statement, where it waits for an import', 'select pg_advisory_xact_lock(hashtext($1))'],
    ['at the import that it keeps', 'lock table roster_import in share mode'],
    ['at the audit line, with the import and its job written', 'lock table audit_event in share mode'],
  ])('in the transaction at the end, %s', async (_, lock) => {
    await alive()
    const [before, requests] = [await seen(), las.requests.length]
    answer = las.hold()
    await enqueueFetch()
    await asked(requests)
    const holder = await holding(lock, lock.includes('$1') ? [`roster ${schoolId}`] : [])
    answer()
    await holder.caught(!lock.includes('$1'))
    await dead(before)
    await alive()
    await noticeDeath(schoolId)
    await whollyAfter(before.imports)
  })

  test('when all is written but the queue has not heard of it: the LAS is asked again, and nothing is done twice', async () => {
    await alive()
    const [before, requests] = [await seen(), las.requests.length]
    answer = las.hold()
    await enqueueFetch()
    await asked(requests)
    const holder = await holding(`select 1 from pgboss.job where name = 'las.fetch' and state = 'active' and data->>'schoolId' = $1 for update`, [schoolId])
    answer()
    await holder.caught(false)
    await whollyAfter(before.imports)
    const [rows, count] = [await rowsOf(actor), (await imports()).length]
    await killWorker()
    await holder.sever()
    await release()
    await alive()
    await noticeDeath(schoolId)
    await expect.poll(async () => (await jobsOf(schoolId)).map(({ state }) => state), { timeout: 60_000 }).not.toContain('retry')
    await expect.poll(async () => (await link()).lastOutcome, { timeout: 60_000 }).toBe('unchanged')
    expect([await rowsOf(actor), (await imports()).length]).toEqual([rows, count])
    expect((await auditOf(schoolId)).filter(({ action }) => action === 'las.fetched')).toHaveLength(2)
  })

  test('at every try there is, for somebody who waits: told as a failure, and the school can be fetched again', async () => {
    await alive()
    const [before, requests] = [await seen(), las.requests.length]
    answer = las.hold()
    await command(actor, (context) => fetchNow(context, {}))
    await asked(requests)
    await everything().$executeRaw`update pgboss.job set retry_count = retry_limit where name = 'las.fetch' and state = 'active' and data->>'schoolId' = ${schoolId}`
    await killWorker()
    answer()
    await alive()
    await noticeDeath(schoolId)
    await expect.poll(async () => (await link()).lastOutcome, { timeout: 60_000 }).toBe('unexpected')
    expect([await rowsOf(actor), (await imports()).length]).toEqual([before.rows, before.imports])
    expect(await link()).toMatchObject({ runId: null, failures: 1 })
    await enqueueFetch()
    await whollyAfter(before.imports)
  })
})
