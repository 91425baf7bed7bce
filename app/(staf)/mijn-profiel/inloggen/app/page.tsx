import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FormTextField } from '@/components/forms/fields'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { QrCode } from '@/components/ui/QrCode'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireStaff } from '@/lib/access/current'
import { isFresh } from '@/lib/access/hold'
import { qrPath } from '@/lib/groups/qr'
import { factorsOf } from '@/lib/login-security/factors'
import { appToConfirm } from '@/lib/login-security/queries'
import { ConfirmApp } from './ConfirmApp'

export const metadata: Metadata = { title: 'App instellen' }

/** AUT-7: the secret goes to the app by its QR code, or by hand; the first code proves that it arrived. */
export default async function AppPage() {
  const actor = await requireStaff()
  const mayHere = actor.boundTo === null && (await isFresh(actor.sessionId))
  const app = mayHere ? await appToConfirm(actor) : null
  // The answer to the first code, with the recovery codes, is shown on this page, also where a browser loads it anew for that.
  if (!app && !(mayHere && (await factorsOf(actor.userId)).app)) redirect('/mijn-profiel/inloggen')
  return (
    <>
      <PageHeader back={<BackLink href="/mijn-profiel/inloggen">Inloggen beveiligen</BackLink>} title="App instellen" sentence="In drie stappen. Pas na de laatste vragen we de code ook bij het inloggen." />
      <Card>
        <ConfirmApp>{app ? <Steps app={app} /> : <p>De app is ingesteld.</p>}</ConfirmApp>
      </Card>
    </>
  )
}

function Steps({ app }: { app: { uri: string; key: string } }) {
  return (
    <ol className="flex list-decimal flex-col gap-6 pl-5">
      <li>Open op uw telefoon een app met codes. Hebt u er geen, kies er dan een in de app-winkel, zoals Google Authenticator, Microsoft Authenticator of 2FAS.</li>
      <li>
        <p>Kies in de app ‘toevoegen’ en scan deze code.</p>
        <QrCode {...qrPath(app.uri)} label="QR-code voor uw app" className="my-3 size-48" />
        <p className="text-muted">Lukt scannen niet? Typ dan deze sleutel over: <strong data-testid="key" className="font-mono text-ink [overflow-wrap:anywhere]">{app.key}</strong></p>
      </li>
      <li>
        <p className="mb-3">Vul de zes cijfers in die de app nu laat zien.</p>
        <div className="flex max-w-xs flex-col gap-4">
          <FormTextField name="code" label="Code uit uw app" autoComplete="one-time-code" inputMode="numeric" />
          <div><SubmitButton>Bevestigen</SubmitButton></div>
        </div>
      </li>
    </ol>
  )
}
