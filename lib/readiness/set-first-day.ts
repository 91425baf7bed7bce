import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { firstDayBounds, yearToPrepare } from './rules'
import type { firstDayInput } from './schema'

/**
 * The school's own first school day (ACC-9): the last reminder goes out the day before. Empty: the last Monday of August again.
 * @throws AppError 'first-day-outside'
 */
export async function setFirstDay({ tx, actor, now, audit }: CommandContext, { day }: z.output<typeof firstDayInput>): Promise<{ day: string | null }> {
  const { min, max } = firstDayBounds(yearToPrepare(now))
  if (day && (day < min || day > max)) throw new AppError('first-day-outside')
  await tx.firstSchoolDay.deleteMany()
  if (day) await tx.firstSchoolDay.create({ data: { schoolId: actor.school.id, day: new Date(`${day}T00:00:00Z`), setById: actor.userId, setAt: now } })
  await audit({ action: 'readiness.day-set', details: { day: day ?? 'last Monday of August' } })
  return { day: day ?? null }
}
