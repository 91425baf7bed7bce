import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { jobs } from '@/lib/platform/jobs'
import { diffRoster } from '@/lib/roster/diff'
import type { Roster } from '@/lib/roster/model'
import { summarise } from '@/lib/roster/plan-summary'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { startMail, type RunningMail } from '@/mocks/mail'
import { makeSchool } from '@/prisma/seed/factories'
import { auditOf, everything } from '../support/command'
import { signedIn } from '../support/people'
import { agreeUnlocked, confirm, currentOf, importRoster, rowsOf, stage } from '../support/roster'
import { alive, buildWorker, endWorker, holdRoster, jobsOf, killWorker, makeHolder, noticeDeath, settled, startWorker, workersSaid, type Holder } from '../support/worker-process'

// The real worker, killed with SIGKILL where a lock holds it at a known place of an import of some 300 people.
let catcher: RunningMail
let actor: StaffAtSchool
let schoolId: string
let email: string
const holders: Holder[] = []
async function holding(): Promise<Holder> {
  const holder = await makeHolder()
  holders.push(holder)
  return holder
}
const release = async () => void (await Promise.all(holders.splice(0).map((holder) => holder.release())))

beforeAll(async () => {
  catcher = await startMail({ host: '127.0.0.1', smtpPort: 0, webPort: 0 }, () => undefined)
  process.env.SMTP_URL = `smtp://127.0.0.1:${catcher.smtpPort}`
  await buildWorker()
  schoolId = (await makeSchool()).id
  ;({ actor } = await signedIn(schoolId, { roles: ['coordinator'] }))
  ;({ email } = await everything().user.findUniqueOrThrow({ where: { id: actor.userId } }))
  await importRoster(actor, A())
  // That import went in without the worker: its job would only be in the way.
  await everything().$executeRaw`delete from pgboss.job where name = 'roster.apply'`
})
afterEach(async ({ task }) => {
  await release()
  // What went wrong in another process is said there only.
  if (task.result?.state === 'fail') console.error(workersSaid(), JSON.stringify(await jobsOf(schoolId)))
})
afterAll(async () => {
  await endWorker()
  await (await jobs()).stop({ graceful: false })
  await catcher.close()
})

const many = (letter: string, from: number, to: number, parts: object) => Array.from({ length: to - from }, (_, at) => pupil(`${letter}${from + at}`, { eckId: `https://ketenid.nl/${letter}${from + at}`, ...parts }))
const staff = (from: number, to: number, groupKey: string) => Array.from({ length: to - from }, (_, at) => teacher(`t${from + at}`, { groupKeys: [groupKey] }))
const A = (): Roster => roster({ groups: [group('g4'), group('g5'), group('plus', { kind: 'combined' })], pupils: [...many('p', 0, 150, { groupKey: 'g4', combinedGroupKeys: ['plus'] }), ...many('p', 150, 300, { groupKey: 'g5' })], staff: [...staff(0, 9, 'g4'), ...staff(9, 18, 'g5')] })
/** A hundred move, fifty go and as many come; a group and its teachers too. */
const B = (): Roster => roster({ groups: [group('g5', { name: 'Vijf' }), group('g6'), group('plus', { kind: 'combined' })], pupils: [...many('p', 50, 150, { groupKey: 'g6' }), ...many('p', 150, 300, { groupKey: 'g5', combinedGroupKeys: ['plus'] }), ...many('n', 0, 50, { groupKey: 'g6' })], staff: [...staff(9, 18, 'g6'), ...staff(20, 25, 'g5')] })
const is = async (file: Roster) => summarise(diffRoster(await currentOf(actor), file)).nothing
/** What the school does not have now. */
const other = async () => ((await is(A())) ? B() : A())
const statusOf = async (id: string) => (await everything().rosterImport.findUniqueOrThrow({ where: { id } })).status
const caught = async (id: string) => ((await (await fetch(`${catcher.url}/api/mails`)).json()) as { to: string[]; text: string }[]).filter(({ to, text }) => to.includes(email) && text.includes(id)).length
const stateOf = async (name: string) => (await jobsOf(schoolId)).filter((job) => job.name === name).map(({ state }) => state).at(-1)

/** An import is agreed to, and the worker stands still at its very beginning. */
async function begun(file: Roster) {
  const id = await stage(actor, file)
  const holder = await holding()
  await holdRoster(holder, schoolId)
  await agreeUnlocked(actor, id)
  await holder.caught(false)
  return { id, holder }
}
/** Lets it go on to where the next lock is. */
async function onTo(first: Holder, lock: string, values: unknown[] = [], roster = true): Promise<Holder> {
  const second = await holding()
  await second.hold(lock, values)
  await first.release()
  await second.caught(roster)
  return second
}
/** The school is what the file says, once: one audit line, one mail, in the outbox and at the mail server. */
async function whollyAfter(importId: string, file: Roster) {
  expect([await statusOf(importId), await is(file)]).toEqual(['applied', true])
  const told = (await auditOf(schoolId)).filter(({ subjectId }) => subjectId === importId).map(({ action }) => action)
  expect(told.filter((action) => /applied|failed/.test(action))).toEqual(['roster.applied'])
  expect(await everything().outboxMail.count({ where: { key: { startsWith: `roster-applied-${importId}` } } })).toBe(1)
  await expect.poll(() => caught(importId), { timeout: 60_000 }).toBe(1)
}

describe('LAS-5: the worker is killed (SIGKILL) in the middle of an import', { timeout: 180_000 }, () => {
  test.each([
    ['while it waits for its turn', null],
    ['while it reads the school', 'lock table pupil in access exclusive mode'],
    ['at the groups', 'lock table "group" in share mode'],
    ['at the pupils, with the groups written', 'lock table pupil in share mode'],
    ['at their combined groups', 'lock table pupil_group in share mode'],
    ['at the teachers’ groups', 'lock table employment_group in share mode'],
    ['at the end of the import itself', 'lock table roster_import in share mode'],
    ['at the audit line', 'lock table audit_event in share mode'],
    ['at the mail, the last thing of all', 'lock table outbox_mail in share mode'],
  ])('%s: wholly before; after the restart wholly after, once', async (_, lock) => {
    await alive()
    const [before, file] = [await rowsOf(actor), await other()]
    const { id, holder } = await begun(file)
    if (lock) await onTo(holder, lock)
    await killWorker()
    await release()
    await settled(schoolId)
    expect([await statusOf(id), await stateOf('roster.apply')]).toEqual(['queued', 'active'])
    expect(await rowsOf(actor)).toEqual(before)

    await alive()
    await noticeDeath(schoolId)
    await expect.poll(() => statusOf(id), { timeout: 60_000 }).toBe('applied')
    await whollyAfter(id, file)
  })

  test('when all is written but the queue has not heard of it: the job comes again and finds it done', async () => {
    await alive()
    const file = await other()
    const { id, holder } = await begun(file)
    const last = await onTo(holder, `select 1 from pgboss.job where name = 'roster.apply' and state = 'active' and data->>'importId' = $1 for update`, [id], false)
    expect(await statusOf(id)).toBe('applied')
    await killWorker()
    await last.sever()
    await release()
    const after = await rowsOf(actor)
    expect(await stateOf('roster.apply')).toBe('active')

    await alive()
    await noticeDeath(schoolId)
    await expect.poll(() => stateOf('roster.apply'), { timeout: 60_000 }).toBe('completed')
    expect(await rowsOf(actor)).toEqual(after)
    await whollyAfter(id, file)
  })

  test('a worker that only seems dead: another one waits for it, and finds it done', async () => {
    const slow = await alive()
    const file = await other()
    const { id, holder } = await begun(file)
    const last = await onTo(holder, 'lock table employment_group in share mode')
    slow.freeze()
    const second = await startWorker()
    try {
      await noticeDeath(schoolId)
      await expect.poll(async () => (await everything().$queryRaw<object[]>`select 1 from pg_locks where locktype = 'advisory' and not granted`).length, { timeout: 60_000 }).toBe(1)
      await last.release()
      slow.thaw()
      await expect.poll(() => stateOf('roster.apply'), { timeout: 60_000 }).toBe('completed')
      await whollyAfter(id, file)
    } finally {
      slow.thaw()
      await second.kill('SIGTERM')
    }
  })

  test('at every try there is: the import ends as failed, the school is as it was, and can import again', async () => {
    await alive()
    const [before, file] = [await rowsOf(actor), await other()]
    const { id, holder } = await begun(file)
    await onTo(holder, 'lock table employment_group in share mode')
    // This is its last try.
    await everything().$executeRaw`update pgboss.job set retry_count = retry_limit where name = 'roster.apply' and state = 'active' and data->>'importId' = ${id}`
    await killWorker()
    await release()
    await settled(schoolId)
    await alive()
    await noticeDeath(schoolId)
    await expect.poll(() => statusOf(id), { timeout: 60_000 }).toBe('failed')
    expect(await rowsOf(actor)).toEqual(before)
    await expect.poll(async () => (await auditOf(schoolId)).filter(({ subjectId, action }) => subjectId === id && action === 'roster.failed').length).toBe(1)
    const again = await stage(actor, file)
    await confirm(actor, again)
    await expect.poll(() => statusOf(again), { timeout: 60_000 }).toBe('applied')
    await whollyAfter(again, file)
  })
})

test('LAS-5: nobody need do anything: the queue itself, made by an earlier release, notices within two minutes that a worker was killed', { timeout: 240_000 }, async () => {
  await killWorker()
  await everything().$executeRaw`update pgboss.queue set heartbeat_seconds = null, dead_letter = null`
  await alive()
  const file = await other()
  const { id, holder } = await begun(file)
  await onTo(holder, 'lock table employment_group in share mode')
  await killWorker()
  await release()
  const killedAt = Date.now()
  await alive()
  await expect.poll(() => statusOf(id), { timeout: 150_000, interval: 500 }).toBe('applied')
  expect(Date.now() - killedAt).toBeLessThan(120_000)
  await whollyAfter(id, file)
})
