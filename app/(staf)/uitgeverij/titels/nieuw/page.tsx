import type { Metadata } from 'next'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { ownTitles } from '@/lib/publisher-admin/queries'
import { TitleForm } from '../TitleForm'

export const metadata: Metadata = { title: 'Titel toevoegen' }

/** LIC-10: a new title. */
export default async function NewTitlePage() {
  const actor = await requireBeside('publisher.manage')
  const { methods } = await ownTitles(actor)
  return (
    <>
      <PageHeader back={<BackLink href="/uitgeverij">Titels</BackLink>} title="Titel toevoegen" sentence="Scholen zien de titel zodra zij er een licentie voor hebben." />
      <Card title="De titel"><TitleForm methods={methods} /></Card>
    </>
  )
}
