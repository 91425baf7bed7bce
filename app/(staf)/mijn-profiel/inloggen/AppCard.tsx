import { ActionForm } from '@/components/forms/ActionForm'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { dateTime } from '@/lib/core/dates'
import { beginAppAction, removeAppAction } from '@/lib/login-security/actions'
import type { Factors } from '@/lib/login-security/factors'

/** The app that makes codes. */
export function AppCard({ app }: { app: Factors['app'] }) {
  return (
    <Card title="App met codes" sentence="Een app op uw telefoon maakt elke halve minuut een nieuwe code, zoals Google Authenticator, Microsoft Authenticator of 2FAS. Bij het inloggen vult u die in, na uw wachtwoord.">
      {app ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>Ingesteld op {dateTime(app.createdAt)}. {app.lastUsedAt ? `Laatst gebruikt op ${dateTime(app.lastUsedAt)}.` : 'Nog niet gebruikt om in te loggen.'}</p>
          <ActionForm action={removeAppAction} className="flex flex-col gap-2"><SubmitButton variant="secondary" size="small">App verwijderen</SubmitButton></ActionForm>
        </div>
      ) : (
        <ActionForm action={beginAppAction}><div><SubmitButton variant="secondary">App instellen</SubmitButton></div></ActionForm>
      )}
    </Card>
  )
}
