import type { Metadata } from 'next'
import { HelpFrame } from '@/app/HelpFrame'
import { Badge } from '@/components/ui/Badge'
import { NOTICE_TONES } from '@/components/ui/notice-tones'
import { PlainText } from '@/components/ui/PlainText'
import type { Actor } from '@/lib/access/actor'
import { currentActor } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { clockTime, dateTime, day } from '@/lib/core/dates'
import { newsPage } from '@/lib/notices/queries'
import { linkParts, NOTICE_AUDIENCES, NOTICE_KINDS, paragraphsOf, VIEWER_WORDS, type Notice, type Viewer } from '@/lib/notices/rules'

export const metadata: Metadata = { title: 'Actueel' }
/** Read at each request: the build knows no database. */
export const dynamic = 'force-dynamic'

/** AUT-8, HLP-1: the helpdesk's notices: now, planned, and over. */
export default async function NewsPage({ searchParams }: { searchParams: Promise<{ voor?: string }> }) {
  const { current, coming, over } = await newsPage(viewerOf(await currentActor(), (await searchParams).voor), new Date())
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

/** Who is logged in sees what is for them; who comes from a login page what stood there; anybody else what is for everybody. */
function viewerOf(actor: Actor | null, from: string | undefined): Viewer {
  if (actor?.kind === 'staff') return may(actor.roles, 'manage.view') || may(actor.roles, 'helpdesk.notices') ? 'coordinator' : 'staff'
  if (actor?.kind === 'home') return 'parent'
  return actor ? 'front' : from === VIEWER_WORDS.staff ? 'staff' : from === VIEWER_WORDS.parent ? 'parent' : 'front'
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
