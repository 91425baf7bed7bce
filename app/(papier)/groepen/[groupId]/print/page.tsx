import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PaperFrame } from '@/components/frames/PaperFrame'
import { scopeOf } from '@/lib/access/actor'
import { requireOwn } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { isUuid } from '@/lib/core/ids'
import { fullName } from '@/lib/core/names'
import { groupCards, sheets } from '@/lib/groups/cards'
import { PupilCard } from './PupilCard'
import { Tips } from './Tips'

export const metadata: Metadata = { title: 'Print versie' }

type Props = { params: Promise<{ groupId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** GRP-3: 'Print versie': cards for pupils, eight a sheet of A4; `?leerling=` one pupil's, `?kaart=badge` everybody's badge. */
export default async function PrintPage({ params, searchParams }: Props) {
  const actor = await requireOwn('groups.view')
  const [{ groupId }, { leerling, kaart }] = [await params, await searchParams]
  const group = isUuid(groupId) ? await groupCards(scopeOf(actor), groupId, { badges: kaart === 'badge', mayBadge: may(actor.roles, 'groups.credentials') }) : null
  if (!group) notFound()
  const cards = leerling ? group.cards.filter((card) => card.id === leerling) : group.cards
  if (leerling && cards.length === 0) notFound()
  const pages = sheets(cards)
  return (
    <PaperFrame
      title={leerling ? `Kaartje van ${fullName(cards[0]!)}` : `Kaartjes van ${group.name}`} titleOnPaper={false}
      backHref={`/groepen/${group.id}`} backLabel={group.name}
      tips={<Tips group={group} chosen={cards} sheets={pages.length} one={Boolean(leerling)} badges={kaart === 'badge'} />}
    >
      {pages.map((page, at) => (
        <ul key={page[0]!.id} aria-label={`Blad ${at + 1}`} className="mb-4 grid gap-[2mm] last:mb-0 sm:grid-cols-2 print:mb-0 print:auto-rows-[65mm] print:grid-cols-2 print:not-last:break-after-page">
          {page.map((card) => <PupilCard key={card.id} card={card} school={actor.school.name} group={group.name} />)}
        </ul>
      ))}
    </PaperFrame>
  )
}
