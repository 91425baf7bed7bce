import { weekday } from '@/lib/core/dates'

/** For how many school days a substitute may be let in (SUB-1). */
export const SUBSTITUTE_DAYS = [1, 2, 5] as const

/** `1 dag`, `5 dagen`. */
export function daysWord(days: number): string {
  return days === 1 ? '1 dag' : `${days} dagen`
}

/** `tot en met vrijdag 27 november 2026`: the access of who stands in ends with the last moment of a school day (SUB-2). */
export function untilWords(endsAt: Date): string {
  return `tot en met ${weekday(endsAt)}`
}

/** When a substitution really was over: at its end, or before that when somebody ended it. */
export function overSince({ endsAt, endedAt }: { endsAt: Date; endedAt: Date }): Date {
  return endedAt < endsAt ? endedAt : endsAt
}
