import type { Metadata } from 'next'
import { HubCard, HubPage } from '@/components/frames/HubPage'
import type { StateTone } from '@/components/ui/tones'
import { requireBeside } from '@/lib/access/current'
import { helpdeskDay } from '@/lib/helpdesk/day'
import { HELPDESK_PAGES, type HelpdeskPage } from './pages'

export const metadata: Metadata = { title: 'Helpdesk' }

/** Where the helpdesk lands: its pages, each with what waits there. */
export default async function HelpdeskPage() {
  await requireBeside('helpdesk.view')
  const day = await helpdeskDay(new Date())
  const trouble = (count: number, word: string, none: string): { state: string; tone: StateTone } => (count === 0 ? { state: none, tone: 'success' } : { state: `${count} ${word}`, tone: 'warn' })
  const states: Partial<Record<HelpdeskPage['key'], { state: string; tone: StateTone }>> = {
    requests: trouble(day.requests, 'te beoordelen', 'alles beoordeeld'),
    ...(day.closings > 0 ? { procedures: { state: day.closings === 1 ? '1 school wil sluiten' : `${day.closings} scholen willen sluiten`, tone: 'warn' } } : {}),
    schools: { state: `${day.schools.toLocaleString('nl-NL')} scholen`, tone: 'neutral' },
    mails: trouble(day.mailsFailed, 'niet aangekomen', 'alles komt aan'),
    imports: trouble(day.importsWaiting, day.importsWaiting === 1 ? 'met een probleem' : 'met problemen', 'geen problemen'),
    links: trouble(day.linksBroken, day.linksBroken === 1 ? 'werkt niet' : 'werken niet', 'alle werken'),
    notices: { state: day.notices === 0 ? 'geen mededeling' : day.notices === 1 ? '1 mededeling te zien' : `${day.notices} mededelingen te zien`, tone: day.notices === 0 ? 'neutral' : 'info' },
  }
  return (
    <HubPage title="Helpdesk" sentence="Alles om scholen te helpen. Welke software een leerling gebruikt, ziet de helpdesk nergens.">
      {HELPDESK_PAGES.map(({ key, name, href, icon, what }) => <HubCard key={key} icon={icon} name={name} href={href} next={what} {...states[key]} />)}
    </HubPage>
  )
}
