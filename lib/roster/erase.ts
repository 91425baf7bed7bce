import { record } from '@/lib/audit/record'
import { run } from '@/lib/platform/db/pool'
import { forSchool } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { countErased } from '@/lib/platform/sql-erased'
import { runIn } from '@/lib/platform/db/connection'
import { drop, lockRoster } from './sql'
import { ERASE_HOMES, ERASE_PUPILS, ERASE_STAFF, ERASE_USERS, SCHOOLS_TO_ERASE } from './sql-erase'

const DAY = 86_400_000

/**
 * The job 'roster.erase' (DAT-3): erases people who were made inactive RETENTION_DAYS ago, with their badges, home
 * logins, codes, licences and pseudonyms; parents' and staff's logins that then open nothing go too. School by school,
 * each wholly or not at all, and never beside an import of that school; one that fails does not hold up the others.
 */
export async function eraseRemoved(now: Date): Promise<void> {
  const before = new Date(now.getTime() - env().RETENTION_DAYS * DAY)
  for (const { schoolId } of await run<{ schoolId: string }>(SCHOOLS_TO_ERASE, [before]))
    await eraseAt(schoolId, before, now).catch((error: unknown) => log().error({ err: error, schoolId }, 'erasing failed'))
}

type Erased = { count: number; others: string[] }

async function eraseAt(schoolId: string, before: Date, now: Date): Promise<void> {
  await forSchool({ schoolId, groupIds: 'all' }).$transaction(
    async (tx) => {
      await lockRoster(tx, schoolId)
      const [pupils] = await runIn<Erased>(tx, ERASE_PUPILS, [schoolId, before])
      const [staff] = await runIn<Erased>(tx, ERASE_STAFF, [schoolId, before])
      await drop(tx, ERASE_HOMES, pupils!.others)
      await drop(tx, ERASE_USERS, staff!.others)
      if (pupils!.count + staff!.count === 0) return
      await countErased(tx, schoolId, now, { pupils: pupils!.count, staff: staff!.count })
      await record(tx, { kind: 'system', address: null }, { action: 'roster.erased', schoolId, details: { pupils: pupils!.count, staff: staff!.count } })
    },
    { timeout: 60_000 },
  )
}
