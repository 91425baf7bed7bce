import { Notice } from '@/components/ui/Notice'
import { NOTICE_TONES } from '@/components/ui/notice-tones'
import { currentNotices } from '@/lib/notices/current'
import { newsHref, NOTICE_KINDS, noticesFor, type Viewer } from '@/lib/notices/rules'

/** The helpdesk's notices on pages before login (AUT-8). */
export async function PublicNotices({ viewer }: { viewer: Viewer }) {
  const now = new Date()
  return noticesFor(await currentNotices(now), viewer, now).map(({ id, kind, text, more }) => (
    <Notice key={id} tone={NOTICE_TONES[kind]} title={NOTICE_KINDS[kind]} {...(more ? { href: newsHref(id, viewer) } : {})}>{text}</Notice>
  ))
}
