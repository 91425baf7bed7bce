import { ActionForm } from '@/components/forms/ActionForm'
import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { closeSchoolAction, reopenSchoolAction } from '@/lib/procedures/actions'

export function CloseForm({ schoolId, name }: { schoolId: string; name: string }) {
  return (
    <ConfirmForm action={closeSchoolAction} school="" trigger="Sluit deze school" size="small" title={`${name} sluiten?`} confirm="Sluit" danger done="De school is gesloten." hidden={{ schoolId, sure: 'ja' }}>
      Leerlingen, ouders en medewerkers kunnen vanaf dit moment niet meer inloggen voor deze school. De gegevens worden bewaard en na de bewaartermijn gewist.
    </ConfirmForm>
  )
}

export function ReopenForm({ schoolId }: { schoolId: string }) {
  return (
    <ActionForm action={reopenSchoolAction}>
      <input type="hidden" name="schoolId" value={schoolId} />
      <div><SubmitButton variant="secondary" size="small">Open weer</SubmitButton></div>
    </ActionForm>
  )
}
