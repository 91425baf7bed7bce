import { randomUUID } from 'node:crypto'
import pLimit from 'p-limit'
import { acrossSchools, forSchool } from '@/lib/platform/db/scope'
import { enqueue } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { downSystems, PROBES } from './breaker'
import { LAS_SYSTEM_NAMES, LAS_SYSTEMS, type LasSystem } from './rules'
import { nextNight } from './schedule'

/** So many schools of one system a minute at most: after an outage a LAS is not asked of thousands at once. */
const MOST = 200
const AT_ONCE = 4
/** If the job that was enqueued is never heard of again, the school is due anew after this. */
const LOST_AFTER = 15 * 60_000

/**
 * The job 'las.due', every minute (LAS-2): enqueues the schools whose turn it is, system by system, so that what waits for one
 * holds up no other; of a system that is down only a few, to see whether it is back. Each on its own: what fails for one is
 * logged, and the others go on. Two workers that look at the same moment enqueue a school once.
 */
export async function enqueueDue(now: Date, most = MOST): Promise<number> {
  const links = acrossSchools('a job looks which schools are due').lasLink
  const unplanned = await links.findMany({ where: { nextRunAt: null, OR: LAS_SYSTEM_NAMES.map(complete) }, select: { schoolId: true }, take: 1000 })
  for (const { schoolId } of unplanned) await links.updateMany({ where: { schoolId, nextRunAt: null }, data: { nextRunAt: nextNight(schoolId, now) } })
  const down = await downSystems(now)
  if (down.size > 0) log().warn({ systems: [...down] }, 'a LAS is down: only a few of its schools are asked')
  const due = (await Promise.all(LAS_SYSTEM_NAMES.map((system) => links.findMany({
    where: { nextRunAt: { lte: now }, school: { active: true }, ...complete(system) }, orderBy: { nextRunAt: 'asc' }, select: { schoolId: true, system: true, nextRunAt: true }, take: down.has(system) ? PROBES : most,
  })))).flat()
  const limit = pLimit(AT_ONCE)
  const enqueued = await Promise.all(due.map(({ schoolId, system, nextRunAt }) => limit(() => claim(schoolId, system, nextRunAt!, now).catch((error: unknown) => (log().error({ err: error, schoolId }, 'a fetch was not enqueued'), false)))))
  return enqueued.filter(Boolean).length
}

/** Links of a system that can be fetched: with the key, where there is one. */
const complete = (system: LasSystem) => ({ system, ...(LAS_SYSTEMS[system].key ? { keyCipher: { not: null } } : {}) })

async function claim(schoolId: string, system: LasSystem, seen: Date, now: Date): Promise<boolean> {
  return forSchool({ schoolId, groupIds: 'all' }).$transaction(async (tx) => {
    const { count } = await tx.lasLink.updateMany({ where: { nextRunAt: seen }, data: { nextRunAt: new Date(now.getTime() + LOST_AFTER) } })
    if (count > 0) await enqueue(tx, 'las.fetch', { schoolId, by: null, look: false, run: randomUUID() }, system)
    return count > 0
  })
}
