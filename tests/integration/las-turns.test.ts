import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { enqueueDue } from '@/lib/las/enqueue-due'
import { fetchRosterJob } from '@/lib/las/fetch-roster'
import { nextNight } from '@/lib/las/schedule'
import { jobs } from '@/lib/platform/jobs'
import { everything } from '../support/command'
import { schoolId, theirs, QUICK, linked, link, withLinkedSchool } from '../support/linked-school'

withLinkedSchool()

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
