import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Checkbox } from '@/components/ui/Checkbox'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { splitPreview } from '@/lib/procedures/split-queries'
import { SPLIT_WORDS } from '@/lib/procedures/split-rules'
import { EarlierMergers } from '../../EarlierMergers'
import { textOf, type Query } from '../../query'
import { Unfound } from '../../Unfound'
import { Confirm } from './Confirm'

export const metadata: Metadata = { title: 'Splitsing: voorbeeld' }

const one = (value: Query[string]) => textOf(value, 40) ?? ''

/** ACC-8: which groups go, what stands in the way, and what is lost. */
export default async function SplitPreviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireBeside('schools.procedures')
  const { van, naar, groep } = await searchParams
  const groupIds = [groep ?? []].flat().filter(isUuid).slice(0, 300)
  const preview = await splitPreview({ from: one(van), to: one(naar), groupIds }, new Date())
  const back = <BackLink href="/helpdesk/splitsingen">Splitsingen</BackLink>
  if ('unfound' in preview) return <Unfound back={back} title="Splitsing: voorbeeld" which={preview.unfound.map((which) => (which === 'from' ? 'De school die splitst' : 'De andere school'))} />
  const { blocks, report } = preview
  return (
    <>
      <PageHeader back={back} title={`Groepen van ${report.from.name} naar ${report.to.name}`} sentence="Dit is een voorbeeld. Er is nog niets veranderd." />
      {blocks.length > 0 && <Alert tone={groupIds.length > 0 || blocks.some((block) => block !== 'none') ? 'danger' : 'info'} title="Dit moet eerst gebeuren"><ul className="list-disc pl-5">{blocks.map((block) => <li key={block}>{SPLIT_WORDS[block]}{block === 'undoable' && <EarlierMergers undoable={preview.undoable} />}</li>)}</ul></Alert>}
      <Card title="Groepen die overgaan">
        <form className="flex flex-col gap-3">
          <input type="hidden" name="van" value={one(van)} />
          <input type="hidden" name="naar" value={one(naar)} />
          {preview.groups.map((group) => <Checkbox key={group.id} name="groep" value={group.id} defaultChecked={group.chosen} label={`${group.name} (${group.pupils === 1 ? '1 leerling' : `${group.pupils} leerlingen`})`} />)}
          <div><Button type="submit" variant="secondary">Werk het voorbeeld bij</Button></div>
        </form>
      </Card>
      {blocks.length === 0 && <Confirm preview={preview} />}
    </>
  )
}
