import { BookOpen, CircleQuestionMark, House, KeyRound, Link2 } from 'lucide-react'
import type { Metadata } from 'next'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { PublisherMark } from '@/components/ui/PublisherMark'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { staffTitles, type Closed, type Tile } from '@/lib/licences/titles'
import { NotFetched } from './NotFetched'

export const metadata: Metadata = { title: 'Lesmateriaal' }

/** LIC-1: the titles that open now, and for the coordinator what still has to happen. */
export default async function MaterialPage() {
  const actor = await requirePermission('licences.view')
  const { open, closed } = await staffTitles(actor)
  const coordinator = may(actor.roles, 'licences.link')
  return (
    <>
      <PageHeader
        title="Lesmateriaal"
        sentence="Software waarvoor uw school een licentie heeft, van uitgeverijen die de school heeft aangevinkt."
        actions={<MaterialLinks coordinator={coordinator} />}
      />
      {coordinator && <NotFetched scope={scopeOf(actor)} />}
      {open.length === 0
        ? <EmptyState icon={<BookOpen aria-hidden />} title="Er is nog geen software voor u">{coordinator ? 'Vink eerst uitgeverijen aan en koppel licenties aan groepen.' : 'Zodra een licentie aan uw groep is gekoppeld, staat de titel hier. Vraag zo nodig uw ICT-coördinator.'}</EmptyState>
        : <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{open.map((tile) => <TitleTile key={`${tile.kind}-${tile.id}`} tile={tile} />)}</ul>}
      {closed.length > 0 && (
        <Card title="Nog niet te openen" sentence="Dit moet nog gebeuren voordat leerlingen en leerkrachten deze titels zien.">
          <ul className="divide-y divide-line">{closed.map((title) => <ClosedTitle key={title.id} title={title} />)}</ul>
        </Card>
      )}
    </>
  )
}

function MaterialLinks({ coordinator }: { coordinator: boolean }) {
  return (
    <>
      {coordinator && <LinkButton href="/lesmateriaal/licenties" variant="secondary" icon={<KeyRound aria-hidden />}>Licenties koppelen</LinkButton>}
      <LinkButton href="/lesmateriaal/snelkoppelingen" variant="secondary" icon={<Link2 aria-hidden />}>Snelkoppelingen</LinkButton>
      <LinkButton href="/lesmateriaal/thuis" variant="secondary" icon={<House aria-hidden />}>Wat werkt ook thuis?</LinkButton>
      <LinkButton href="/lesmateriaal/waarom" variant="secondary" icon={<CircleQuestionMark aria-hidden />}>Waarom zie ik dit niet?</LinkButton>
    </>
  )
}

function TitleTile({ tile }: { tile: Tile }) {
  return (
    <li className="focus-proxy relative flex items-center gap-4 rounded-card border border-line bg-paper p-5 transition-colors hover:border-primary">
      <PublisherMark name={tile.publisher} />
      <span className="min-w-0">
        <a href={tile.href} className="font-semibold text-ink no-underline after:absolute after:inset-0 after:rounded-card hover:text-primary-dark focus-visible:shadow-none">{tile.name}</a>
        <span className="block text-sm text-muted">{tile.publisher}</span>
      </span>
    </li>
  )
}

const NEXT_STEPS: Partial<Record<Closed['reason'], { word: string; what: string }>> = {
  'no-consent': { word: 'niet aangevinkt', what: 'Vink de uitgeverij aan bij Beheer → Uitgeverijen.' },
  'not-connected': { word: 'geen verbinding', what: 'De uitgeverij heeft nu geen verbinding met het portaal.' },
  'not-linked': { word: 'niet gekoppeld', what: 'Koppel de licentie aan groepen, hier of bij de uitgeverij.' },
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
