import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox } from '@/components/forms/choices'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { askClosingAction, withdrawClosingAction } from '@/lib/procedures/actions'
import { closingSteps } from '@/lib/procedures/closing-rules'
import { closingOf } from '@/lib/procedures/closings'
import { Steps } from './Steps'

export const metadata: Metadata = { title: 'Account sluiten' }

/** ACC-7: what a school does before it closes, in order; the helpdesk does the rest. */
export default async function ClosePage() {
  const actor = await requirePermission('school.close')
  const { facts, requestedAt, retentionDays } = await closingOf(scopeOf(actor))
  const steps = closingSteps(facts)
  const ready = steps.every(({ done }) => done)
  return (
    <>
      <PageHeader back={<BackLink href="/beheer">Beheer</BackLink>} title="Account sluiten" sentence="Voor een school die ophoudt te bestaan. Fuseert of splitst uw school? Neem dan contact op met de helpdesk: leerlingen houden bij een fusie hun resultaten, bij sluiten niet." />
      {requestedAt && <Alert tone="info" title="Gevraagd">U hebt de helpdesk op {dateTime(requestedAt)} gevraagd het account te sluiten. Tot dan blijft alles werken.</Alert>}
      <Steps steps={steps} />
      {requestedAt ? (
        <ActionForm action={withdrawClosingAction} school={actor.school.id}><div><SubmitButton variant="secondary">Toch niet sluiten</SubmitButton></div></ActionForm>
      ) : ready && (
        <Card title="Vraag de helpdesk om te sluiten" sentence={`Na het sluiten kan niemand meer inloggen voor deze school. De gegevens worden ${retentionDays} dagen bewaard en dan gewist; tot die tijd kan de helpdesk het account weer openen.`}>
          <ActionForm action={askClosingAction} school={actor.school.id}>
            <FormCheckbox name="sure" value="ja" label="Ja, het account van mijn school mag worden gesloten" />
            <div><SubmitButton variant="danger">Vraag de helpdesk om te sluiten</SubmitButton></div>
          </ActionForm>
        </Card>
      )}
    </>
  )
}
