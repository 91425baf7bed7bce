import { randomUUID } from 'node:crypto'
import pLimit from 'p-limit'
import { acrossSchools, forSchool } from '@/lib/platform/db/scope'
import { enqueue } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { LAS_SYSTEM_NAMES, LAS_SYSTEMS } from './rules'
import { nextNight } from './schedule'

/** So many schools a minute at most: after an outage the LAS systems are not asked of thousands at once. */
const MOST = 200
const AT_ONCE = 4
/** If the job that was enqueued is never heard of again, the school is due anew after this. */
const LOST_AFTER = 15 * 60_000

const KEYLESS = LAS_SYSTEM_NAMES.filter((name) => !LAS_SYSTEMS[name].key)

/**
 * The job 'las.due', every minute (LAS-2): enqueues the schools whose turn it is. Each on its own: what fails for one is
 * logged, and the others go on. Two workers that look at the same moment enqueue a school once.
 */
export async function enqueueDue(now: Date, most = MOST): Promise<number> {
  const links = acrossSchools('a job looks which schools are due').lasLink
  const complete = { OR: [{ system: { in: KEYLESS } }, { keyCipher: { not: null } }] }
  const unplanned = await links.findMany({ where: { nextRunAt: null, ...complete }, select: { schoolId: true }, take: 1000 })
  for (const { schoolId } of unplanned) await links.updateMany({ where: { schoolId, nextRunAt: null }, data: { nextRunAt: nextNight(schoolId, now) } })
  const due = await links.findMany({ where: { nextRunAt: { lte: now }, school: { active: true }, ...complete }, orderBy: { nextRunAt: 'asc' }, select: { schoolId: true, nextRunAt: true }, take: most })
  const limit = pLimit(AT_ONCE)
  const enqueued = await Promise.all(due.map(({ schoolId, nextRunAt }) => limit(() => claim(schoolId, nextRunAt!, now).catch((error: unknown) => (log().error({ err: error, schoolId }, 'a fetch was not enqueued'), false)))))
  return enqueued.filter(Boolean).length
}

async function claim(schoolId: string, seen: Date, now: Date): Promise<boolean> {
  return forSchool({ schoolId, groupIds: 'all' }).$transaction(async (tx) => {
    const { count } = await tx.lasLink.updateMany({ where: { nextRunAt: seen }, data: { nextRunAt: new Date(now.getTime() + LOST_AFTER) } })
    if (count > 0) await enqueue(tx, 'las.fetch', { schoolId, by: null, look: false, run: randomUUID() })
    return count > 0
  })
}
