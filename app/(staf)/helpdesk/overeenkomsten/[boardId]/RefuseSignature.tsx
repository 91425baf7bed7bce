import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { checkSignatureAction } from '@/lib/agreements/actions'
import type { SignedRow } from '@/lib/agreements/queries'
import { holds } from '@/lib/agreements/rules'

/** ACC-6: somebody signed who may not; what holds already holds no more. */
export function RefuseSignature({ row }: { row: SignedRow }) {
  const trigger = holds(row) ? `Trek de handtekening van ${row.name} (versie ${row.version}) in` : 'Aanvaard de handtekening niet'
  return (
    <ConfirmForm action={checkSignatureAction} hidden={{ agreementId: row.id, verdict: 'refused', ...(holds(row) ? { held: 'ja' } : {}) }} trigger={trigger} variant="secondary" title="De handtekening niet aanvaarden?" confirm="Aanvaard niet" danger done="De handtekening is niet aanvaard.">
      De overeenkomst geldt dan niet. Wie tekende en wie het verzoek stuurde, krijgen daar een mail over. Een bestuurder kan opnieuw tekenen.
    </ConfirmForm>
  )
}
