import { TZDate } from '@date-fns/tz'
import { addDays, isWeekend } from 'date-fns'

const ZONE = 'Europe/Amsterdam'

/** When the helpdesk is open, on weekdays (HLP-1). Times as `8:00`, days of the year as `08-15`. */
export type Hours = { opens: string; closes: string; /** At the start of a school year. */ closesAtStart: string; startFrom: string; startUntil: string }
export type Contact = Hours & { telephone: string; email: string }

/** What a portal has that nobody has told yet: the hours of the manual, and no number. */
export const DEFAULT_HOURS: Hours = { opens: '8:00', closes: '12:30', closesAtStart: '17:00', startFrom: '08-15', startUntil: '09-30' }

const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return hours * 60 + minutes
}

/** True for the weeks in which a school year starts: the helpdesk is open longer. May run over New Year. */
export function isStartOfYear({ startFrom, startUntil }: Hours, now: Date): boolean {
  const there = new TZDate(now, ZONE)
  const day = `${String(there.getMonth() + 1).padStart(2, '0')}-${String(there.getDate()).padStart(2, '0')}`
  return startFrom <= startUntil ? startFrom <= day && day <= startUntil : startFrom <= day || day <= startUntil
}

/** When it closes on the day of this moment. */
export function closesOn(hours: Hours, now: Date): string {
  return isStartOfYear(hours, now) ? hours.closesAtStart : hours.closes
}

export type OpenState = { open: true; until: string } | { open: false; next: { day: 'vandaag' | 'morgen' | 'maandag'; at: string } }

/** Whether the helpdesk is open at this moment (Dutch time), until when, or from when again. Public holidays are not known. */
export function openState(hours: Hours, now: Date): OpenState {
  const there = new TZDate(now, ZONE)
  const minute = there.getHours() * 60 + there.getMinutes()
  const [opens, closes] = [minutesOf(hours.opens), minutesOf(closesOn(hours, now))]
  if (!isWeekend(there)) {
    if (minute >= opens && minute < closes) return { open: true, until: closesOn(hours, now) }
    if (minute < opens) return { open: false, next: { day: 'vandaag', at: hours.opens } }
  }
  let next = addDays(there, 1)
  let days = 1
  while (isWeekend(next)) {
    next = addDays(next, 1)
    days += 1
  }
  return { open: false, next: { day: days === 1 ? 'morgen' : 'maandag', at: hours.opens } }
}

/** `Nu open, tot 12:30 uur.` or `Nu gesloten. Morgen open vanaf 8:00 uur.` */
export function openWords(state: OpenState): string {
  if (state.open) return `Nu open, tot ${state.until} uur.`
  const { day, at } = state.next
  return `Nu gesloten. ${day[0]!.toUpperCase()}${day.slice(1)} open vanaf ${at} uur.`
}
