import { ActionForm } from '@/components/forms/ActionForm'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { dateTime } from '@/lib/core/dates'
import { removePasskeyAction } from '@/lib/login-security/actions'
import type { Factors } from '@/lib/login-security/factors'
import { AddPasskey } from './AddPasskey'

/** The passkeys: named, when they were last used, and a new one. */
export function PasskeysCard({ passkeys }: { passkeys: Factors['passkeys'] }) {
  return (
    <Card title="Passkeys" sentence="Met een passkey logt u in met uw vinger, uw gezicht of de pincode van uw apparaat. U hebt dan geen wachtwoord nodig. Het veiligst en het snelst.">
      {passkeys.length > 0 && (
        <ul className="mb-5 divide-y divide-line">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <div>
                <p className="font-semibold [overflow-wrap:anywhere]">{name}</p>
                <p className="text-sm text-muted">Toegevoegd op {dateTime(createdAt)}. {lastUsedAt ? `Laatst gebruikt op ${dateTime(lastUsedAt)}.` : 'Nog niet gebruikt.'}</p>
              </div>
              <ActionForm action={removePasskeyAction} className="flex flex-col gap-2">
                <input type="hidden" name="passkeyId" value={id} />
                <SubmitButton variant="secondary" size="small" aria-label={`Passkey ${name} verwijderen`}>Verwijderen</SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <AddPasskey />
    </Card>
  )
}
