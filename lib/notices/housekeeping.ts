import { KEEP_DAYS } from '@/lib/core/retention'
import { acrossSchools } from '@/lib/platform/db/scope'

const DAY = 86_400_000

/** Drops notices that were over a year ago, and with them who put them away. */
export async function dropOldNotices(now: Date): Promise<void> {
  await acrossSchools('a job cleans up for all schools').notice.deleteMany({ where: { endsAt: { lt: new Date(now.getTime() - KEEP_DAYS.notice * DAY) } } })
}
