import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { TextAreaField } from '@/components/ui/TextAreaField'
import { checkSignatureAction } from '@/lib/agreements/actions'
import type { SignedRow } from '@/lib/agreements/queries'
import { holds } from '@/lib/agreements/rules'

/** ACC-6: somebody signed who may not; what holds already is withdrawn, with a reason. */
export function RefuseSignature({ row }: { row: SignedRow }) {
  if (holds(row)) {
    return (
      <ConfirmForm action={checkSignatureAction} hidden={{ agreementId: row.id, verdict: 'withdrawn' }} trigger={`Trek de handtekening van ${row.name} (versie ${row.version}) in`} variant="secondary" title="De handtekening intrekken?" confirm="Trek in" danger done="De handtekening is ingetrokken.">
        <p>De overeenkomst geldt dan niet meer door deze handtekening. Wie tekende en wie het verzoek stuurde, krijgen daar een mail over met de reden. Een bestuurder kan opnieuw tekenen.</p>
        <TextAreaField id={`reason-${row.id}`} name="reason" label="Waarom trekt u de handtekening in?" required maxLength={500} rows={3} className="mt-4" />
      </ConfirmForm>
    )
  }
  return (
    <ConfirmForm action={checkSignatureAction} hidden={{ agreementId: row.id, verdict: 'refused' }} trigger="Aanvaard de handtekening niet" variant="secondary" title="De handtekening niet aanvaarden?" confirm="Aanvaard niet" danger done="De handtekening is niet aanvaard.">
      De overeenkomst geldt dan niet. Wie tekende en wie het verzoek stuurde, krijgen daar een mail over. Een bestuurder kan opnieuw tekenen.
    </ConfirmForm>
  )
}
