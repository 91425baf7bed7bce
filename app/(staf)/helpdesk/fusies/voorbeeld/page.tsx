import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { BLOCK_WORDS } from '@/lib/procedures/rules'
import { mergePreview } from '@/lib/procedures/queries'
import { EarlierMergers } from '../../EarlierMergers'
import { textOf, type Query } from '../../query'
import { Unfound } from '../../Unfound'
import { Report } from '../Report'
import { Choose } from './Choose'
import { Confirm } from './Confirm'

export const metadata: Metadata = { title: 'Fusie: voorbeeld' }

const one = (value: Query[string]) => textOf(value, 40) ?? ''
/** The radio buttons, one for each child: `verder-…`. */
const chosenIn = (query: Query) => Object.entries(query).flatMap(([name, value]) => (name.startsWith('verder-') && isUuid(one(value)) ? [one(value)] : [])).slice(0, 500)

/** ACC-8: what a merger would do, what stands in its way, and the choices that only people can make. */
export default async function MergePreviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireBeside('schools.procedures')
  const query = await searchParams
  const [brin, chosen] = [one(query.brin).toUpperCase() || null, chosenIn(query)]
  const preview = await mergePreview({ goes: one(query.gaat), stays: one(query.blijft), brin, chosen }, new Date())
  const back = <BackLink href="/helpdesk/fusies">Fusies</BackLink>
  if ('unfound' in preview) return <Unfound back={back} title="Fusie: voorbeeld" which={preview.unfound.map((which) => (which === 'goes' ? 'De school die opgaat' : 'De school die blijft'))} />
  const { blocks, report } = preview
  return (
    <>
      <PageHeader back={back} title={`${preview.goes} gaat op in ${preview.stays}`} sentence="Dit is een voorbeeld. Er is nog niets veranderd." />
      {blocks.length > 0 && (
        <Alert tone="danger" title="Dit moet eerst gebeuren">
          <ul className="list-disc pl-5">{blocks.map((block) => <li key={block}>{BLOCK_WORDS[block]}{block === 'undoable' && <EarlierMergers undoable={preview.undoable} />}</li>)}</ul>
        </Alert>
      )}
      {!blocks.includes('same') && <Report report={report} done={false} />}
      {preview.pupils.length > 0 && <Choose pupils={preview.pupils} query={{ gaat: one(query.gaat), blijft: one(query.blijft), brin: brin ?? '' }} />}
      {blocks.length === 0 && <Confirm preview={preview} brin={brin} chosen={chosen} />}
    </>
  )
}
