import { acrossSchools } from '@/lib/platform/db/scope'
import { shared } from '@/lib/platform/shared'
import { isCurrent, type Notice } from './rules'

/** So long a process shows what it read (ms): every page of staff asks. A notice of another process comes up that much later. */
const KEPT_FOR = 10_000

type Kept = { at: number; notices: Promise<Notice[]> | null }
const kept = () => shared<Kept>('notices', () => ({ at: 0, notices: null }))

/** The notices to be seen now, of all audiences (AUT-8). Read once in ten seconds a process. */
export async function currentNotices(now: Date): Promise<Notice[]> {
  const held = kept()
  if (!held.notices || now.getTime() - held.at > KEPT_FOR || now.getTime() < held.at) {
    held.at = now.getTime()
    held.notices = read(now)
    // What failed is not kept.
    held.notices.catch(() => { held.notices = null })
  }
  return (await held.notices).filter((notice) => isCurrent(notice, now))
}

/** Forgets what was read: this process shows a new notice at once. */
export function forgetNotices(): void {
  kept().notices = null
}

function read(now: Date): Promise<Notice[]> {
  return acrossSchools('notices are for all schools').notice.findMany({
    where: { startsAt: { lte: new Date(now.getTime() + KEPT_FOR) }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    select: { id: true, kind: true, audience: true, text: true, more: true, startsAt: true, endsAt: true }, orderBy: { startsAt: 'desc' }, take: 50,
  })
}
