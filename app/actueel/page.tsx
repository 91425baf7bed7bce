import type { Metadata } from 'next'
import { HelpFrame } from '@/app/HelpFrame'
import { Badge } from '@/components/ui/Badge'
import { NOTICE_TONES } from '@/components/ui/notice-tones'
import { PlainText } from '@/components/ui/PlainText'
import { currentActor } from '@/lib/access/current'
import { clockTime, dateTime, day } from '@/lib/core/dates'
import { newsPage } from '@/lib/notices/queries'
import { linkParts, NOTICE_AUDIENCES, NOTICE_KINDS, paragraphsOf, type Notice } from '@/lib/notices/rules'
import { viewerOf } from '@/lib/notices/viewer'

export const metadata: Metadata = { title: 'Actueel' }
/** Read at each request: the build knows no database. */
export const dynamic = 'force-dynamic'

/** AUT-8, HLP-1: the helpdesk's notices: now, planned, and over. */
export default async function NewsPage({ searchParams }: { searchParams: Promise<{ voor?: string }> }) {
  const now = new Date()
  const { current, coming, over } = await newsPage(await viewerOf(await currentActor(), (await searchParams).voor, now), now)
  return (
    <HelpFrame title="Actueel" sentence="Mededelingen over storingen, onderhoud en nieuws.">
      {current.length === 0 && <p>Er zijn nu geen storingen of mededelingen. Hoe het met alle onderdelen staat, ziet u op de pagina <a href="/status">Status</a>.</p>}
      {current.length > 0 && <h2>Nu</h2>}
      {current.map((notice) => <Item key={notice.id} notice={notice} />)}
      {coming.length > 0 && <><h2>Gepland</h2>{coming.map((notice) => <Item key={notice.id} notice={notice} />)}</>}
      {over.length > 0 && <><h2>Voorbij</h2>{over.map((notice) => <Item key={notice.id} notice={notice} />)}</>}
    </HelpFrame>
  )
}

function Item({ notice }: { notice: Notice }) {
  const { id, kind, audience, text, more, startsAt, endsAt } = notice
  return (
    <section id={id} aria-labelledby={`${id}-text`} className="flex flex-col gap-2 rounded-card border border-line p-4">
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted"><Badge tone={NOTICE_TONES[kind]}>{NOTICE_KINDS[kind]}</Badge>{audience !== 'everybody' && <span>voor {NOTICE_AUDIENCES[audience]}</span>}<span>{dateTime(startsAt)}{endsAt && ` tot ${day(startsAt) === day(endsAt) ? clockTime(endsAt) : dateTime(endsAt)}`}</span></p>
      <h3 id={`${id}-text`} className="text-base [overflow-wrap:anywhere]">{text}</h3>
      <PlainText paragraphs={paragraphsOf(more).map(linkParts)} />
    </section>
  )
}
