import { countWatched } from '@/lib/las/queries'
import { currentNotices } from '@/lib/notices/current'
import { acrossSchools } from '@/lib/platform/db/scope'
import { countMails } from './mails'

export type HelpdeskDay = { schools: number; requests: number; closings: number; mailsFailed: number; importsWaiting: number; linksBroken: number; notices: number }

/** What waits for the helpdesk now: mails and imports of the last seven days. Behind 'helpdesk.view' only. */
export async function helpdeskDay(now: Date): Promise<HelpdeskDay> {
  const database = acrossSchools('the helpdesk’s day is about all schools')
  const week = new Date(now.getTime() - 7 * 86_400_000)
  const [schools, requests, closings, importsWaiting, mails, links, notices] = await Promise.all([
    database.school.count({ where: { active: true } }),
    database.accountRequest.count({ where: { status: 'open' } }),
    database.schoolClosing.count({ where: { requestedAt: { not: null }, closedAt: null } }),
    database.rosterImport.count({ where: { createdAt: { gt: week }, status: { in: ['failed', 'held', 'refused'] } } }),
    countMails(), countWatched(), currentNotices(now),
  ])
  return { schools, requests, closings, importsWaiting, mailsFailed: mails.find(({ state }) => state === 'failed')?.count ?? 0, linksBroken: links.find(({ state }) => state === 'broken')?.count ?? 0, notices: notices.length }
}
