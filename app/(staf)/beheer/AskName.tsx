import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { askNameAction } from '@/lib/schools/actions'

/** ACC-2: a school that DUO does not list can ask the helpdesk for another name. */
export function AskName({ school, asked }: { school: string; asked: string | null }) {
  if (asked) return <p className="mt-4 text-muted">Gevraagd: de naam ‘{asked}’. U krijgt bericht als de helpdesk heeft beslist.</p>
  return (
    <details className="mt-4">
      <summary className="min-h-8 font-semibold text-primary-dark">Andere naam aanvragen</summary>
      <ActionForm action={askNameAction} school={school} className="mt-3 flex flex-col gap-4">
        <FormTextField name="name" label="Nieuwe naam" autoComplete="off" />
        <div><SubmitButton variant="secondary">Vraag deze naam aan</SubmitButton></div>
      </ActionForm>
    </details>
  )
}
