import { KEEP_DAYS } from '@/lib/core/retention'
import { acrossSchools } from '@/lib/platform/db/scope'

const DAY = 86_400_000

/** Drops why somebody looked on a year ago: that it happened stands in the audit log. */
export async function dropOldLookOns(now: Date): Promise<void> {
  await acrossSchools('a job cleans up for all schools').lookOn.deleteMany({ where: { endsAt: { lt: new Date(now.getTime() - KEEP_DAYS.lookOn * DAY) } } })
}
