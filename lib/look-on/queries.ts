import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { endOf } from './rules'

/** One time that the helpdesk looked on at the school; `until` null: it does so now. */
export type LookOnTrace = { id: string; reason: string; startedAt: Date; until: Date | null }

/** The times of the last ninety days, newest first: what the school sees of it (ACC-11). */
export async function lookOnsOf(scope: Scope, now: Date, count = 5): Promise<LookOnTrace[]> {
  const rows = await forSchool(scope).lookOn.findMany({ where: { startedAt: { gt: new Date(now.getTime() - 90 * 86_400_000) } }, orderBy: { startedAt: 'desc' }, take: count })
  return rows.map((row) => ({ id: row.id, reason: row.reason, startedAt: row.startedAt, until: endOf(row, now) }))
}
