import { acrossSchools } from '@/lib/platform/db/scope'
import { currentNotices } from './current'
import { audiencesOf, mayDismiss, noticesFor, type Notice, type Viewer } from './rules'

const SELECT = { id: true, kind: true, audience: true, text: true, more: true, startsAt: true, endsAt: true } as const

/** What somebody who is logged in sees above the page: not what they put away. Asks for that only where something can be. */
export async function noticesOf(userId: string, viewer: Viewer, now: Date): Promise<Notice[]> {
  const notices = noticesFor(await currentNotices(now), viewer, now)
  const ids = notices.filter(({ kind }) => mayDismiss(kind)).map(({ id }) => id)
  if (ids.length === 0) return notices
  const away = new Set((await acrossSchools('what somebody put away belongs to the person').noticeDismissal.findMany({ where: { userId, noticeId: { in: ids } }, select: { noticeId: true } })).map(({ noticeId }) => noticeId))
  return notices.filter(({ id }) => !away.has(id))
}

/** For 'Actueel': what this viewer is to see now or later, and what is over since thirty days at most; newest first. */
export async function newsPage(viewer: Viewer, now: Date): Promise<{ current: Notice[]; coming: Notice[]; over: Notice[] }> {
  const rows: Notice[] = await acrossSchools('notices are for all schools').notice.findMany({ where: { audience: { in: audiencesOf(viewer) }, OR: [{ endsAt: null }, { endsAt: { gt: new Date(now.getTime() - 30 * 86_400_000) } }] }, select: SELECT, orderBy: { startsAt: 'desc' }, take: 100 })
  const over = rows.filter(({ endsAt }) => endsAt !== null && endsAt <= now)
  const coming = rows.filter((row) => row.startsAt > now && !over.includes(row))
  return { current: rows.filter((row) => !over.includes(row) && !coming.includes(row)), coming: coming.reverse(), over }
}

/** For the helpdesk: all of the last year, newest first. Behind 'helpdesk.notices' only. */
export async function allNotices(now: Date): Promise<Notice[]> {
  return acrossSchools('notices are for all schools').notice.findMany({ where: { createdAt: { gt: new Date(now.getTime() - 365 * 86_400_000) } }, select: SELECT, orderBy: { startsAt: 'desc' }, take: 200 })
}

/** One notice to change; null: there is none. */
export async function noticeToChange(id: string): Promise<Notice | null> {
  return acrossSchools('notices are for all schools').notice.findUnique({ where: { id }, select: SELECT })
}
