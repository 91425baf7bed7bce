import { randomUUID } from 'node:crypto'
import pLimit from 'p-limit'
import { beforeEach, expect, test } from 'vitest'
import { downSystems, IN_A_ROW, PROBES, WITHIN } from '@/lib/las/breaker'
import { enqueueDue } from '@/lib/las/enqueue-due'
import { fetchRosterJob } from '@/lib/las/fetch-roster'
import { linkViewOf } from '@/lib/las/queries'
import type { LasSystem } from '@/lib/las/rules'
import { jobs } from '@/lib/platform/jobs'
import type { Mood } from '@/mocks/las/model'
import { everything } from '../support/command'
import { las, linked, QUICK, withLinkedSchool } from '../support/linked-school'
import { alive, buildWorker, endWorker, killWorker } from '../support/worker-process'

withLinkedSchool()

const MINUTE = 60_000
const NOW = new Date('2026-11-22T02:00:00Z')
const after = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE)
type School = Awaited<ReturnType<typeof linked>>

beforeEach(async () => {
  await jobs()
  await everything().lasLink.deleteMany()
})
async function many(count: number, system: LasSystem, mood: Mood): Promise<School[]> {
  const schools = await Promise.all(Array.from({ length: count }, () => linked(system)))
  for (const { theirs } of schools) theirs.mood = mood
  await everything().lasLink.updateMany({ where: { system }, data: { nextRunAt: NOW } })
  return schools
}
const fetchOne = ({ schoolId }: Pick<School, 'schoolId'>, now = NOW, by: string | null = null) => fetchRosterJob({ schoolId, by, look: false, run: randomUUID() }, false, { ...QUICK, now: () => now })
const linkOf = ({ schoolId }: School) => everything().lasLink.findUniqueOrThrow({ where: { schoolId } })
const down = async (now = NOW) => [...(await downSystems(now))]

test.each<[string, Mood, number, boolean]>([
  ['ten schools in a row that cannot reach it', 'down', IN_A_ROW, true],
  ['ten that get a page', 'html', IN_A_ROW, true],
  ['ten that get its own error', 'Server.InterneFout', IN_A_ROW, true],
  ['nine', 'down', IN_A_ROW - 1, false],
  ['ten that may not: that is of each school', 'Client.AutorisatieOngeldig', IN_A_ROW, false],
  ['ten without data', 'empty', IN_A_ROW, false],
])('LAS-2: a LAS is down as a whole after %s, and only then', async (_, mood, count, expected) => {
  for (const school of await many(count, 'parnassys', mood)) await fetchOne(school)
  expect(await down()).toEqual(expected ? ['parnassys'] : [])
})

test('LAS-2: one school that fails ten times says nothing of its LAS, and what happened long ago says nothing of now', async () => {
  const schools = await many(IN_A_ROW, 'eduscope', 'down')
  for (let time = 0; time <= IN_A_ROW; time += 1) await fetchOne(schools[0]!)
  expect(await down()).toEqual([])
  for (const school of schools.slice(1)) await fetchOne(school)
  expect([await down(), await down(after(WITHIN)), await down(after(WITHIN + 1))]).toEqual([['eduscope'], ['eduscope'], []])
})

test('LAS-2: of a LAS that is down only a few schools are asked; the others wait their turn, without a failure to their name, and every other LAS goes on', async () => {
  const broken = await many(40, 'parnassys', 'down')
  const healthy = await many(3, 'eduscope', 'well')
  // All were enqueued before anybody knew, and a worker does four of one LAS at a time.
  expect(await enqueueDue(NOW)).toBe(43)
  const limit = pLimit(4)
  const before = las.requests.length
  await Promise.all(broken.map((school) => limit(() => fetchOne(school))))
  const asked = las.requests.length - before
  expect(asked).toBeGreaterThanOrEqual(IN_A_ROW)
  // Those under way when the tenth failed.
  expect(asked).toBeLessThanOrEqual(IN_A_ROW + 3)
  const links = await Promise.all(broken.map(linkOf))
  const waiting = links.filter(({ lastRunAt }) => !lastRunAt)
  expect(waiting).toHaveLength(40 - asked)
  expect(waiting.every(({ failures, lastOutcome, runId, nextRunAt }) => failures === 0 && lastOutcome === null && runId === null && nextRunAt!.getTime() === after(1).getTime())).toBe(true)
  for (const school of healthy) await fetchOne(school)
  expect((await Promise.all(healthy.map(linkOf))).map(({ lastOutcome }) => lastOutcome)).toEqual(['imported', 'imported', 'imported'])

  // Whose turn it is sees why it waits; whose turn is tonight need not know.
  const waits = async ({ schoolId }: School) => (await linkViewOf({ schoolId, groupIds: 'all' }, NOW))!.down
  expect([await waits(broken[39]!), await waits(healthy[0]!)]).toEqual([true, false])
  await everything().lasLink.update({ where: { schoolId: broken[39]!.schoolId }, data: { nextRunAt: after(600) } })
  expect(await waits(broken[39]!)).toBe(false)
  await everything().lasLink.update({ where: { schoolId: broken[39]!.schoolId }, data: { nextRunAt: after(1) } })

  // A minute later: a few are tried, and healthy schools do not stand behind the thirty that wait.
  await everything().lasLink.updateMany({ where: { system: 'eduscope' }, data: { nextRunAt: after(1) } })
  expect(await enqueueDue(after(1))).toBe(PROBES + 3)
})

test('LAS-2: the first good answer ends it, and who was never asked is enqueued at once', async () => {
  const schools = await many(IN_A_ROW + 5, 'parnassys', 'down')
  for (const school of schools.slice(0, IN_A_ROW)) await fetchOne(school)
  const [first, second, third] = schools.slice(IN_A_ROW) as [School, School, School, ...School[]]
  // Two are asked; a third is not, but for a person who waits for it.
  await fetchOne(first, after(1))
  await fetchOne(second, after(1))
  await fetchOne(third, after(1))
  expect((await Promise.all([first, second, third].map(linkOf))).map(({ lastOutcome }) => lastOutcome)).toEqual(['unreachable', 'unreachable', null])
  await fetchOne(third, after(1), third.actor.userId)
  expect(await linkOf(third)).toMatchObject({ lastOutcome: 'unreachable' })

  const fourth = schools[IN_A_ROW + 3]!
  fourth.theirs.mood = 'well'
  await fetchOne(fourth, after(2))
  expect([(await linkOf(fourth)).lastOutcome, await down(after(2))]).toEqual(['imported', []])
  await everything().lasLink.updateMany({ where: { lastRunAt: null }, data: { nextRunAt: after(2) } })
  await everything().lasLink.updateMany({ where: { lastRunAt: { not: null } }, data: { nextRunAt: after(60) } })
  expect(await enqueueDue(after(2))).toBe(1)
})

test('LAS-2: one LAS that hangs does not hold up another, however many of its schools stand in line: the real worker', { timeout: 180_000 }, async () => {
  const hanging = await many(12, 'parnassys', 'slow')
  const [healthy] = await many(1, 'eduscope', 'well')
  await everything().$executeRaw`delete from pgboss.job`
  await enqueueDue(new Date())
  await buildWorker()
  try {
    await alive()
    await expect.poll(async () => (await linkOf(healthy!)).lastRunAt, { timeout: 120_000 }).not.toBeNull()
    const { lastRunAt, lastOutcome } = await linkOf(healthy!)
    // Four of them are at it, and each ends long after the one that stood behind them all.
    const links = await Promise.all(hanging.map(linkOf))
    expect(['imported', 'applied']).toContain(lastOutcome)
    expect(links.filter((link) => link.runId !== null).length).toBeLessThanOrEqual(4)
    expect(links.filter((link) => link.lastRunAt && link.lastRunAt <= lastRunAt!)).toEqual([])
  } finally {
    await killWorker()
    await endWorker()
  }
})
