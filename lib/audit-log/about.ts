import { PERMISSIONS } from '@/lib/access/permissions'
import { allOf } from '@/lib/core/enumerate'

type Details = Readonly<Record<string, unknown>>

/** What DUO can change of a school, as the log's details name it. */
const OF_DUO = { name: 'naam', address: 'adres' } as const

/**
 * What an event is about as far as its details say so, for events that are about no person, group or thing with a name (DAT-2): what was
 * refused, and what DUO changed. Null when they say nothing of it.
 */
export function aboutOf(action: string, details: Details): string | null {
  if (action === 'action.refused') return typeof details.permission === 'string' && Object.hasOwn(PERMISSIONS, details.permission) ? PERMISSIONS[details.permission as keyof typeof PERMISSIONS].means : null
  if (action === 'school.followed-duo') return allOf(Object.entries(OF_DUO).flatMap(([what, word]) => (details[what] === true ? [word] : []))) || null
  if (action === 'school.brin-taken-over' || action === 'school.brin-put-back') return [details.from, details.to].every((brin) => typeof brin === 'string') ? `${String(details.from)} werd ${String(details.to)}` : null
  return null
}
