import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { PublisherMark } from '@/components/ui/PublisherMark'
import type { Closed } from '@/lib/licences/titles'

const NEXT_STEPS: Partial<Record<Closed['reason'], { word: string; what: string }>> = {
  'no-consent': { word: 'niet aangevinkt', what: 'Vink de uitgeverij aan bij Beheer → Uitgeverijen.' },
  'not-connected': { word: 'geen verbinding', what: 'De uitgeverij heeft nu geen verbinding met het portaal.' },
  'not-linked': { word: 'niet gekoppeld', what: 'Koppel de licentie aan groepen, hier of bij de uitgeverij.' },
}

/** For the coordinator: licences of the school that nobody can use yet. */
export function ClosedTitles({ closed }: { closed: readonly Closed[] }) {
  if (closed.length === 0) return null
  return (
    <Card title="Nog niet te openen" sentence="Dit moet nog gebeuren voordat leerlingen en leerkrachten deze titels zien.">
      <ul className="divide-y divide-line">{closed.map((title) => <ClosedTitle key={title.id} title={title} />)}</ul>
    </Card>
  )
}

function ClosedTitle({ title }: { title: Closed }) {
  const step = NEXT_STEPS[title.reason]
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <PublisherMark name={title.publisher} size="small" />
      <span className="font-semibold">{title.name}</span>
      <span className="text-sm text-muted">{title.publisher}</span>
      <span className="ml-auto flex flex-wrap items-center gap-2 text-sm text-muted"><Badge tone="warn">{step?.word}</Badge>{step?.what}</span>
    </li>
  )
}
