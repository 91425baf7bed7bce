import { dutchMoment } from '@/lib/core/dutch-moment'
import type { AuditFilter } from './queries'
import { EVENT_KINDS } from './event-words'

const BEGINNING = new Date(0)

/** What the address of the log looks for: `wie`, `soort`, `van` and `tot` (days, both included). Anything odd counts as not given. */
export function readFilter(query: Record<string, string | string[] | null | undefined>, now: Date): AuditFilter {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim().slice(0, 80) : '')
  const [from, last] = [dutchMoment(text('van')), dutchMoment(text('tot'))]
  // Both days belong to the period: it ends as the day after begins.
  const until = last && dutchMoment(nextDay(text('tot')))
  return { who: text('wie') || null, kind: Object.hasOwn(EVENT_KINDS, text('soort')) ? text('soort') : null, from: from ?? BEGINNING, until: until ?? new Date(now.getTime() + 60_000) }
}

function nextDay(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

/** The filter as it stands in the address, for links to further pages and to the export. */
export function filterWords(query: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(['wie', 'soort', 'van', 'tot'].flatMap((name) => (typeof query[name] === 'string' && query[name].trim() ? [[name, query[name].trim().slice(0, 80)]] : [])))
}
