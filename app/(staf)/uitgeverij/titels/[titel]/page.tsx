import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { isTextKey, sentence } from '@/lib/core/texts'
import { ownTitle } from '@/lib/publisher-admin/queries'
import { TitleForm } from '../TitleForm'
import { IconForm } from './IconForm'
import { RemoveTitle } from './RemoveTitle'

export const metadata: Metadata = { title: 'Titel' }
const DONE: Record<string, string> = { opgeslagen: 'De titel is opgeslagen.', icoon: 'Het icoon is gewijzigd.' }

/** LIC-10: one title of one's own publisher. */
export default async function TitlePage({ params, searchParams }: { params: Promise<{ titel: string }>; searchParams: Promise<{ fout?: string; gedaan?: string }> }) {
  const actor = await requireBeside('publisher.manage')
  const [{ titel }, { fout, gedaan }] = await Promise.all([params, searchParams])
  const found = await ownTitle(actor, titel)
  if (!found) notFound()
  const { title, methods } = found
  return (
    <>
      <PageHeader back={<BackLink href="/uitgeverij">Titels</BackLink>} title={title.name} sentence={`Methode ${title.method.name}; in de API ${title.method.code}/${title.code}.`} />
      {isTextKey(fout) && <Alert tone="danger" live="assertive" title="Dat is niet gelukt">{sentence(fout)}</Alert>}
      {DONE[gedaan ?? ''] && <Alert tone="success" live="polite">{DONE[gedaan!]}</Alert>}
      <Card title="De titel"><TitleForm title={title} methods={methods} /></Card>
      <Card title="Icoon" sentence="Een PNG van 32 tot 1024 beeldpunten, even breed als hoog, of een eenvoudige SVG; ten hoogste 64 kB."><IconForm id={title.id} name={title.name} hasIcon={title.hasIcon} /></Card>
      <Card title="Titel verwijderen" tone="danger" sentence="De titel verdwijnt bij alle scholen, met hun licenties."><RemoveTitle id={title.id} name={title.name} licences={title.licences} /></Card>
    </>
  )
}
