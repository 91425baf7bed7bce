import { BookOpen, ChartNoAxesColumn, CircleQuestionMark, House, KeyRound, Link2 } from 'lucide-react'
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { staffTitles, type Told } from '@/lib/licences/titles'
import { ClosedTitles } from './ClosedTitles'
import { NotFetched } from './NotFetched'
import { PupilTitles } from './PupilTitles'
import { Meanwhile, Silent, StaffTiles, TitleTiles } from './TitleTiles'

export const metadata: Metadata = { title: 'Lesmateriaal' }

/** LIC-1: the titles that open now, and for the coordinator what still has to happen. */
export default async function MaterialPage() {
  const actor = await requirePermission('licences.view')
  const { tiles, forPupils, closed, silent, later } = await staffTitles(actor)
  const coordinator = may(actor.roles, 'licences.link')
  return (
    <>
      <PageHeader
        title="Lesmateriaal"
        sentence="Software waarvoor uw school een licentie heeft, van uitgeverijen die de school heeft aangevinkt."
        actions={<MaterialLinks coordinator={coordinator} />}
      />
      {coordinator && <NotFetched scope={scopeOf(actor)} />}
      <Silent publishers={silent} />
      {tiles.length === 0 && !later
        ? <NothingOfOwn coordinator={coordinator} pupils={forPupils.length > 0} />
        : <StaffTiles tiles={tiles} />}
      {later
        ? <Suspense fallback={<><Meanwhile publishers={later.publishers} told={later.meanwhile} /><Below now={{ forPupils, closed }} /></>}><Answered now={{ forPupils, closed }} answer={later.answer} /></Suspense>
        : <Below now={{ forPupils, closed }} />}
    </>
  )
}

/** `pupils`: there is software for pupils, which stands further down. */
function NothingOfOwn({ coordinator, pupils }: { coordinator: boolean; pupils: boolean }) {
  if (pupils) return <EmptyState icon={<BookOpen aria-hidden />} title="Er is geen software voor uzelf">Wat de leerlingen openen, staat hieronder.</EmptyState>
  return <EmptyState icon={<BookOpen aria-hidden />} title="Er is nog geen software voor u">{coordinator ? 'Vink eerst uitgeverijen aan en koppel licenties aan groepen.' : 'Zodra een licentie aan uw groep is gekoppeld, staat de titel hier. Vraag zo nodig uw ICT-coördinator.'}</EmptyState>
}

type BelowTiles = Pick<Told, 'forPupils' | 'closed'>

/** What publishers answered that were asked for this page (LIC-2). */
async function Answered({ now, answer }: { now: BelowTiles; answer: () => Promise<Told> }) {
  const { tiles, forPupils, closed, silent } = await answer()
  return (
    <>
      <Silent publishers={silent} />
      <TitleTiles tiles={tiles} />
      <Below now={{ forPupils: [...now.forPupils, ...forPupils].sort((a, b) => a.name.localeCompare(b.name, 'nl')), closed: [...now.closed, ...closed] }} />
    </>
  )
}

function Below({ now: { forPupils, closed } }: { now: BelowTiles }) {
  return (
    <>
      <PupilTitles titles={forPupils} />
      <ClosedTitles closed={closed} />
    </>
  )
}

function MaterialLinks({ coordinator }: { coordinator: boolean }) {
  return (
    <>
      {coordinator && <LinkButton href="/lesmateriaal/licenties" variant="secondary" icon={<KeyRound aria-hidden />}>Licenties koppelen</LinkButton>}
      {coordinator && <LinkButton href="/lesmateriaal/gebruik" variant="secondary" icon={<ChartNoAxesColumn aria-hidden />}>Gebruik van licenties</LinkButton>}
      <LinkButton href="/lesmateriaal/snelkoppelingen" variant="secondary" icon={<Link2 aria-hidden />}>Snelkoppelingen</LinkButton>
      <LinkButton href="/lesmateriaal/thuis" variant="secondary" icon={<House aria-hidden />}>Wat werkt ook thuis?</LinkButton>
      <LinkButton href="/lesmateriaal/waarom" variant="secondary" icon={<CircleQuestionMark aria-hidden />}>Waarom zie ik dit niet?</LinkButton>
    </>
  )
}
