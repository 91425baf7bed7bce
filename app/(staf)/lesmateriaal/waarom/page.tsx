import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/ui/Breadcrumb'
import { PageHeader } from '@/components/ui/PageHeader'
import { requirePermission } from '@/lib/access/current'
import { askAll, askWhy, PLACES, type AskedPlace } from '@/lib/licences/ask-why'
import { choicesFor, SELF, subjectOf } from '@/lib/licences/diagnosis-people'
import { AllTitles } from './AllTitles'
import { Question } from './Question'
import { Walk } from './Walk'

export const metadata: Metadata = { title: 'Waarom zie ik dit niet?' }

/** LIC-7: from the LAS to the place, where it stops for a person and a title, and who can mend it. */
export default async function WhyNotPage({ searchParams }: { searchParams: Promise<Record<'wie' | 'titel' | 'waar', string | string[] | undefined>> }) {
  const actor = await requirePermission('licences.why')
  const { wie = SELF, titel = '', waar = 'school' } = await searchParams
  const place = PLACES.find((known) => known === waar) ?? ('school' satisfies AskedPlace)
  const subject = await subjectOf(actor, String(wie))
  if (!subject) notFound()
  const [people, all, detail] = await Promise.all([choicesFor(actor), askAll(actor, subject, place), titel ? askWhy(actor, subject, place, String(titel)) : null])
  if (titel && !detail) notFound()
  const titles = all.map(({ title }) => ({ id: title.productId, name: title.productName }))
  const asked = detail && !titles.some(({ id }) => id === detail.title.productId) ? [{ id: detail.title.productId, name: detail.title.productName }, ...titles] : titles
  const { name } = subject.facts
  return (
    <>
      <PageHeader
        back={<BackLink href="/lesmateriaal">Lesmateriaal</BackLink>}
        title="Waarom zie ik dit niet?"
        sentence="Kies een persoon en een titel. U ziet stap voor stap wat in orde is, waar het stopt en wie dat kan oplossen. U ziet alleen wat iemand kan openen, nooit wat iemand heeft gebruikt."
      />
      <Question key={`${subject.key} ${String(titel)} ${place}`} people={people} titles={asked} who={subject.key} title={String(titel)} place={place} />
      {detail
        ? <Walk detail={detail} name={name} roles={actor.roles} />
        : <AllTitles answers={all} name={name} query={{ wie: subject.key, waar: place }} />}
      <p className="text-muted">Komt u er niet uit? Kijk bij <a href="/vraag-en-antwoord">Vraag &amp; antwoord</a>. De helpdesk kan niet zien welke software een leerling gebruikt.</p>
    </>
  )
}
