import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SearchForm } from '@/components/ui/SearchForm'
import { requireBeside } from '@/lib/access/current'
import { parseBrin } from '@/lib/core/brin'
import { isUuid } from '@/lib/core/ids'
import { brinComparison } from '@/lib/schools/duo-queries'
import { textOf, type Query } from '../../../query'
import { TakeOver } from './TakeOver'

export const metadata: Metadata = { title: 'Nieuw BRIN' }

/** ACC-2: a school that DUO does not list (any more) beside the record whose BRIN it is to get; nothing changes before it was seen. */
export default async function NewBrinPage({ params, searchParams }: { params: Promise<{ schoolId: string }>; searchParams: Promise<Query> }) {
  await requireBeside('duo.keep')
  const [{ schoolId }, query] = [await params, await searchParams]
  const typed = textOf(query.brin, 12)
  const read = typed ? parseBrin(typed) : null
  const found = isUuid(schoolId) ? await brinComparison(schoolId, read) : null
  if (!found) notFound()
  const { school, listed, holder } = found
  const wrong = !typed ? null
    : !read ? 'Vul het BRIN met vestiging in, zoals 12AB00.'
    : !listed ? `${read} staat niet als open vestiging in het register van DUO. Controleer het BRIN, of lees eerst een nieuwer bestand van DUO in.`
    : holder ? `${read} is al van het account van ${holder.name}. Voeg de scholen samen als ze samengaan.`
    : null
  return (
    <>
      <PageHeader back={<BackLink href="/helpdesk/duo">Register van DUO</BackLink>} title={`Nieuw BRIN van ${school.name}`} sentence={`${school.brin} staat niet (meer) bij DUO. Zoek de vestiging waarmee deze school verdergaat; u ziet eerst wat er verandert.`} />
      <Card title="Welke vestiging is het?">
        <SearchForm name="brin" label="Nieuw BRIN met vestiging" defaultValue={typed ?? ''} placeholder="12AB00" />
      </Card>
      {wrong && <Alert tone="warn" live="polite" title="Dit BRIN kan niet worden overgenomen">{wrong}</Alert>}
      {!wrong && listed && <TakeOver comparison={found} listed={listed} />}
    </>
  )
}
