import { record } from '@/lib/audit/record'
import { acrossSchools, forSchool } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { drop, lockRoster } from '@/lib/roster/sql'
import { ERASE_HOMES, ERASE_PUPILS, ERASE_STAFF, ERASE_USERS } from '@/lib/roster/sql-erase'
import { runIn } from '@/lib/platform/db/connection'

const DAY = 86_400_000
/** Before everything: so everybody counts as gone long enough. */
const LONG_AGO = new Date(0)

/**
 * The job 'procedures.erase' (ACC-7, DAT-3): erases all that a school left which was closed RETENTION_DAYS ago: people with their
 * pseudonyms, badges and home logins, groups, licences, addresses, devices, imports. What stays is the school's name and
 * number, its history of ticks, and the log. School by school, each wholly or not at all.
 */
export async function eraseClosedSchools(now: Date): Promise<void> {
  const before = new Date(now.getTime() - env().RETENTION_DAYS * DAY)
  const due = await acrossSchools('a job erases closed schools').schoolClosing.findMany({ where: { closedAt: { lte: before }, erasedAt: null, school: { active: false } }, select: { schoolId: true } })
  for (const { schoolId } of due) await erase(schoolId, before, now).catch((error: unknown) => log().error({ err: error, schoolId }, 'erasing a closed school failed'))
}

type Erased = { count: number; others: string[] }

async function erase(schoolId: string, before: Date, now: Date): Promise<void> {
  await forSchool({ schoolId, groupIds: 'all' }).$transaction(
    async (tx) => {
      await lockRoster(tx, schoolId)
      // Opened again in the meantime, or done by another worker: then not here.
      const { count } = await tx.schoolClosing.updateMany({ where: { closedAt: { lte: before }, erasedAt: null }, data: { erasedAt: now } })
      if (count === 0) return
      await tx.substitution.deleteMany()
      await tx.employment.deleteMany({ where: { substituteGroupId: { not: null } } })
      await tx.pupil.updateMany({ data: { removedAt: LONG_AGO } })
      await tx.employment.updateMany({ data: { removedAt: LONG_AGO } })
      const [pupils] = await runIn<Erased>(tx, ERASE_PUPILS, [schoolId, before])
      const [staff] = await runIn<Erased>(tx, ERASE_STAFF, [schoolId, before])
      await drop(tx, ERASE_HOMES, pupils!.others)
      await drop(tx, ERASE_USERS, staff!.others)
      await tx.licence.deleteMany()
      await tx.group.deleteMany()
      for (const table of [tx.schoolAddress, tx.addressTool, tx.addressReport, tx.enrolledDevice, tx.rosterImport, tx.rosterDraft, tx.lasLink, tx.firstSchoolDay, tx.session] as { deleteMany(): Promise<unknown> }[]) await table.deleteMany()
      await record(tx, { kind: 'system', address: null }, { action: 'schools.erased', schoolId, details: { pupils: pupils!.count, staff: staff!.count } })
    },
    { timeout: 120_000 },
  )
}
