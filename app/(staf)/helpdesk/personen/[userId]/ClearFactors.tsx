import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { clearFactorsAction } from '@/lib/helpdesk/actions'

/** For who lost phone, passkey and recovery codes (AUT-7). */
export function ClearFactors({ userId, name }: { userId: string; name: string }) {
  return (
    <div className="mt-4">
      <ConfirmForm action={clearFactorsAction} trigger="Tweede stap verwijderen" title={`Tweede stap van ${name} verwijderen?`} confirm="Verwijderen" danger hidden={{ userId }} done="De tweede stap is verwijderd.">
        <p>Ga eerst na wie u aan de lijn hebt: bel terug via het nummer van de school, of vraag het de ICT-coördinator.</p>
        <p>Passkeys, de app met codes en herstelcodes vervallen, en de persoon wordt overal uitgelogd. Die krijgt er een e-mail over, en de school ziet het in het logboek. Dit kan niet ongedaan worden gemaakt.</p>
      </ConfirmForm>
    </div>
  )
}
