import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { Checkbox } from '@/components/ui/Checkbox'
import { Counts } from '@/components/ui/Counts'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireBeside } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { applyDuoImportAction, cancelDuoImportAction } from '@/lib/schools/actions'
import { duoPreview } from '@/lib/schools/duo-queries'
import { Changes } from './Changes'

export const metadata: Metadata = { title: 'Bestand van DUO' }
const PROBLEMS = { 'no-brin': 'geen geldig BRIN', 'no-name': 'geen naam', twice: 'staat er al', 'broken-row': 'niet alle kolommen' }

/** ACC-2: what a file of DUO changes, before it does. */
export default async function DuoPreviewPage({ params }: { params: Promise<{ importId: string }> }) {
  await requireBeside('duo.keep')
  const { importId } = await params
  const file = isUuid(importId) ? await duoPreview(importId) : null
  if (!file) notFound()
  const { diff, problems, outcome, small } = file
  const head = <PageHeader back={<BackLink href="/helpdesk/duo">Register van DUO</BackLink>} title={file.fileName || 'Bestand van DUO'} sentence={`${file.listed.toLocaleString('nl-NL')} vestigingen gelezen.`} />
  if (!diff) return <>{head}<Alert tone={outcome ? 'success' : 'info'}>{outcome ? `Overgenomen: ${outcome.listed} vestigingen, ${outcome.closed} gesloten; ${outcome.followed} scholen kregen een andere naam of een ander adres, ${outcome.moved} een ander bestuur.` : 'Dit bestand is niet overgenomen.'}</Alert></>
  return (
    <>
      {head}
      <Counts label="Wat dit bestand verandert" items={[
        { label: 'nieuw', after: diff.added.length }, { label: 'andere naam', after: diff.renamed.length }, { label: 'ander adres', after: diff.moved.length }, { label: 'ander bestuur', after: diff.otherBoard.length },
        { label: 'gesloten', after: diff.closed.length, tone: diff.closed.length > 0 ? 'warn' : 'neutral' }, { label: 'ongewijzigd', after: diff.same },
      ]} />
      {problems.length > 0 && <Alert tone="warn" title={problems.length === 1 ? '1 regel wordt overgeslagen' : `${problems.length} regels worden overgeslagen`}>{problems.slice(0, 20).map(({ line, what }) => `regel ${line}: ${PROBLEMS[what]}`).join('; ')}{problems.length > 20 && ' …'}</Alert>}
      <Card title="Overnemen" sentence="Het register wordt wat dit bestand zegt, en namen, adressen en besturen van scholen volgen. Mensen, vinkjes en snelkoppelingen blijven.">
        <div className={small ? 'flex flex-col items-start gap-3' : 'flex flex-wrap items-end gap-4'}>
          <ActionForm action={applyDuoImportAction}>
            <input type="hidden" name="importId" value={file.id} />
            {small && <Checkbox name="whole" label="Dit is het hele register, al staan er veel minder vestigingen in dan eerst." />}
            <div><SubmitButton pendingText="Bezig met overnemen…">Neem over</SubmitButton></div>
          </ActionForm>
          <ActionForm action={cancelDuoImportAction}>
            <input type="hidden" name="importId" value={file.id} />
            <SubmitButton variant="quiet">Niet overnemen</SubmitButton>
          </ActionForm>
        </div>
      </Card>
      <Changes diff={diff} accounts={file.accounts} />
    </>
  )
}
