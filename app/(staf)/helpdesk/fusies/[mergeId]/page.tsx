import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox } from '@/components/forms/choices'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireBeside } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { undoMergeAction } from '@/lib/procedures/actions'
import { mergeView, type MergeView } from '@/lib/procedures/queries'
import { isForGood, UNDO_WORDS } from '@/lib/procedures/rules'
import { PART_WORDS } from '@/lib/procedures/standing'
import { Report } from '../Report'

export const metadata: Metadata = { title: 'Fusie' }

/** ACC-8: the report of a merger, and the way back for a day. */
export default async function MergePage({ params }: { params: Promise<{ mergeId: string }> }) {
  await requireBeside('schools.procedures')
  const { mergeId } = await params
  const merge = isUuid(mergeId) ? await mergeView(mergeId, new Date()) : null
  if (!merge) notFound()
  const { report, mergedAt, undoneAt, undoneBy } = merge
  return (
    <>
      <PageHeader
        back={<BackLink href="/helpdesk/fusies">Fusies</BackLink>} title={undoneAt ? `${report.goes.name} en ${report.stays.name}: de fusie is ongedaan gemaakt` : `${report.goes.name} is opgegaan in ${report.stays.name}`} sentence={`Verwerkt op ${dateTime(mergedAt)}.`}
        actions={<LinkButton href={`/helpdesk/fusies/${mergeId}/verslag.txt`} native variant="secondary">Verslag downloaden</LinkButton>}
      />
      {undoneAt ? <Alert tone="info">Deze fusie is ongedaan gemaakt op {dateTime(undoneAt)}{undoneBy && ` door ${undoneBy}`}. Het zijn weer twee scholen; hieronder staat wat er was overgegaan.</Alert> : <Alert tone="info">De scholen zijn samengevoegd; de ICT-coördinatoren hebben bericht gekregen.</Alert>}
      <Report report={report} done />
      {!undoneAt && <Undo merge={merge} />}
    </>
  )
}

/** Who was given something else since, and what. */
const Changed = ({ staff }: Pick<MergeView, 'staff'>) => <ul className="list-disc pl-5">{staff.map(({ name, parts }, at) => <li key={at}>{name}: {parts.map((part) => PART_WORDS[part]).join(', ')}</li>)}</ul>

function Undo({ merge: { id, until, blocks, staff } }: { merge: MergeView }) {
  if (blocks.length > 0) {
    return (
      <Card title={isForGood(blocks) ? 'Ongedaan maken kan niet meer' : 'Ongedaan maken kan nu niet'} sentence={isForGood(blocks) ? undefined : `Dit staat in de weg. Is dit hersteld, dan kan het weer, tot ${dateTime(until)}.`}>
        <ul className="list-disc pl-5">{blocks.map((block) => <li key={block}>{UNDO_WORDS[block]}{block === 'staff' && <Changed staff={staff} />}</li>)}</ul>
      </Card>
    )
  }
  return (
    <Card title="Toch niet goed?" sentence={`Tot ${dateTime(until)} kan de fusie in één keer ongedaan worden gemaakt. Beide scholen zijn dan weer wat zij waren; nieuwe pincodes en badges van daarna blijven.`}>
      <ActionForm action={undoMergeAction}>
        <input type="hidden" name="mergeId" value={id} />
        <FormCheckbox name="sure" value="ja" label="Ja, maak er weer twee scholen van" />
        <div><SubmitButton variant="danger">Maak ongedaan</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}
