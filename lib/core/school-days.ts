import { TZDate } from '@date-fns/tz'
import { addDays, endOfDay, isWeekend } from 'date-fns'

const ZONE = 'Europe/Amsterdam'

/**
 * The end of the last of `days` school days, the day itself being the first; weekends do not count (SUB-2). In Dutch
 * time, so that a change of the clock moves nothing.
 */
export function addSchoolDays(from: Date, days: number): Date {
  let day = new TZDate(from, ZONE)
  let left = isWeekend(day) ? days : days - 1
  while (left > 0 || isWeekend(day)) {
    day = addDays(day, 1)
    if (!isWeekend(day)) left -= 1
  }
  return new Date(endOfDay(day).getTime())
}
