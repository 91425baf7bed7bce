import { TZDate } from '@date-fns/tz'
import { endOfDay, startOfDay } from 'date-fns'

const ZONE = 'Europe/Amsterdam'

/** Midnight with which the Dutch day of this moment begins. */
export function startOfDutchDay(moment: Date): Date {
  return new Date(startOfDay(new TZDate(moment, ZONE)).getTime())
}

/** The last millisecond of the Dutch day of this moment. */
export function endOfDutchDay(moment: Date): Date {
  return new Date(endOfDay(new TZDate(moment, ZONE)).getTime())
}
