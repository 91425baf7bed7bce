import { createHash } from 'node:crypto'
import { TZDate } from '@date-fns/tz'
import { addDays } from 'date-fns'

const ZONE = 'Europe/Amsterdam'
/** The night in which linked schools are fetched, Dutch time. */
export const NIGHT = { from: 1, to: 5 } as const
/** Minutes until a run that failed is tried again; after these the next night. */
export const PAUSES = [5, 15, 60] as const

/** Where in the night a school's turn is, from 0 to 1: always the same for a school, spread evenly over schools. */
export function turnOf(schoolId: string): number {
  return createHash('sha256').update(schoolId).digest().readUInt32BE(0) / 2 ** 32
}

/**
 * The school's first turn after `after` (LAS-2). The night runs from 1 to 5 o'clock on the clock on the wall: it has three
 * hours when the clock goes forward and five when it goes back, and each school has one turn in it all the same.
 */
export function nextNight(schoolId: string, after: Date): Date {
  const today = new TZDate(after, ZONE)
  for (let ahead = 0; ; ahead += 1) {
    const { from, to } = nightOf(addDays(today, ahead))
    const turn = Math.floor(from + turnOf(schoolId) * (to - from))
    if (turn > after.getTime()) return new Date(turn)
  }
}

const nights = new Map<number, { from: number; to: number }>()

/** When the night of a Dutch day begins and ends. Kept: thousands of schools ask for the same two nights, and a zone's rules take long to ask. */
function nightOf(day: TZDate): { from: number; to: number } {
  const key = Date.UTC(day.getFullYear(), day.getMonth(), day.getDate())
  const known = nights.get(key)
  if (known) return known
  const at = (hour: number) => new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), hour, ZONE).getTime()
  const night = { from: at(NIGHT.from), to: at(NIGHT.to) }
  if (nights.size >= 8) nights.clear()
  nights.set(key, night)
  return night
}

/**
 * When a school is fetched next, after a run that ended at `now`. `failures` in a row, this one included, 0 after a good
 * run; `soon` says that trying again within the hour makes sense. Each night begins with the short pauses anew.
 */
export function nextRun(schoolId: string, now: Date, failures: number, soon: boolean): Date {
  const night = nextNight(schoolId, now)
  const pause = failures > 0 && soon ? PAUSES[(failures - 1) % (PAUSES.length + 1)] : undefined
  const again = pause === undefined ? night : new Date(now.getTime() + pause * 60_000)
  return again < night ? again : night
}

/** The months before 1 August in which a LAS may have the next school year ready: then it is asked for that too (ACC-10). */
const AHEAD = { from: 5, to: 7 } as const

/** Whether the next school year is asked for at this moment, Dutch time. */
export function asksAhead(now: Date): boolean {
  const month = new TZDate(now, ZONE).getMonth() + 1
  return month >= AHEAD.from && month <= AHEAD.to
}
