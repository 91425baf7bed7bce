import { TZDate } from '@date-fns/tz'

const ZONE = 'Europe/Amsterdam'
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/

/** The moment of `2026-11-23T09:05` (or only `2026-11-23`: its beginning) in Dutch time; null for anything that is none. */
export function dutchMoment(text: string): Date | null {
  const [, ...parts] = SHAPE.exec(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text) ?? []
  if (parts.length === 0) return null
  const [year, month, day, hour, minute] = parts.map(Number) as [number, number, number, number, number]
  const moment = new TZDate(year, month - 1, day, hour, minute, ZONE)
  // 31 February would be some day of March.
  const same = moment.getFullYear() === year && moment.getMonth() === month - 1 && moment.getDate() === day && hour < 24 && minute < 60
  return same && year > 2000 && year < 2200 ? new Date(moment.getTime()) : null
}

/** `2026-11-23T09:05` in Dutch time: what an input of type datetime-local holds. */
export function dutchInput(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const there = new TZDate(moment, ZONE)
  return `${there.getFullYear()}-${two(there.getMonth() + 1)}-${two(there.getDate())}T${two(there.getHours())}:${two(there.getMinutes())}`
}
