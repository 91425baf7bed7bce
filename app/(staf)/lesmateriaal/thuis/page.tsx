import { House } from 'lucide-react'
import type { Metadata } from 'next'
import { Badge } from '@/components/ui/Badge'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { PublisherMark } from '@/components/ui/PublisherMark'
import { requirePermission } from '@/lib/access/current'
import { homeTitles, type HomeTitle } from '@/lib/licences/home-titles'

export const metadata: Metadata = { title: 'Deze titels werken ook thuis' }

/** LIC-5: which titles of the school pupils can use at home. */
export default async function HomeTitlesPage() {
  const actor = await requirePermission('licences.view')
  const { home, schoolOnly } = await homeTitles(actor)
  return (
    <>
      <PageHeader
        back={<BackLink href="/lesmateriaal">Lesmateriaal</BackLink>}
        title="Deze titels werken ook thuis"
        sentence="De uitgeverij bepaalt of een titel thuis mag. Een leerling ziet thuis alleen deze titels, en alleen die op school ook voor de leerling klaarstaan. Voor thuis is een thuislogin nodig."
        count={home.length === 1 ? '1 titel' : `${home.length} titels`}
      />
      {home.length === 0
        ? <EmptyState icon={<House aria-hidden />} title="Nog geen titel werkt thuis">Zodra een titel in gebruik is die de uitgeverij voor thuis vrijgeeft, staat die hier.</EmptyState>
        : <ul className="divide-y divide-line rounded-card border border-line bg-paper px-4 sm:px-6">{home.map((title) => <Row key={title.id} title={title} />)}</ul>}
      {schoolOnly.length > 0 && (
        <Card title="Alleen op school" sentence="Deze titels zijn niet vrijgegeven voor thuis. Vraag de uitgeverij of dat kan veranderen; toetsen worden altijd op school gemaakt.">
          <ul className="divide-y divide-line">{schoolOnly.map((title) => <Row key={title.id} title={title} />)}</ul>
        </Card>
      )}
    </>
  )
}

function Row({ title }: { title: HomeTitle }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <PublisherMark name={title.publisher} size="small" />
      <span className="font-semibold">{title.name}</span>
      <span className="text-sm text-muted">{title.publisher}</span>
      {title.test && <Badge>toets</Badge>}
    </li>
  )
}
