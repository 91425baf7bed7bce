'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionState } from '@/lib/access/action-state'

type Answer = ActionState<{ secret: string }>

/** Makes the client's secret and shows it, this once. */
export function NewSecret({ publisherId, replaces, action }: { publisherId: string; replaces: boolean; action: (previous: Answer | null, form: FormData) => Promise<Answer> }) {
  return (
    <ActionForm action={action} instead={({ secret }) => (
      <Alert tone="success" live="polite" title="Het geheim is gemaakt">
        <p>Geef het langs een veilige weg aan de uitgeverij; het portaal toont het niet nog een keer.</p>
        <code data-testid="secret" className="mt-2 block break-all">{secret}</code>
      </Alert>
    )}>
      <input type="hidden" name="publisherId" value={publisherId} />
      {replaces && <p className="max-w-prose text-muted">Met een nieuw geheim werkt het oude meteen niet meer: doe dit als de uitgeverij klaarzit om het over te nemen.</p>}
      <div><SubmitButton variant="secondary">{replaces ? 'Nieuw geheim maken' : 'Geheim maken'}</SubmitButton></div>
    </ActionForm>
  )
}
