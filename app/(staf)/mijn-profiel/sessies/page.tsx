import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireStaff } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { endOthersAction, endSessionAction } from '@/lib/login-security/actions'
import { ownSessions, type OwnSession } from '@/lib/login-security/queries'

export const metadata: Metadata = { title: 'Waar ben ik ingelogd' }

const DONE: Record<string, string> = { een: 'Daar bent u uitgelogd.', alle: 'U bent overal anders uitgelogd.' }

/** Where one is logged in, and the way to end it. */
export default async function SessionsPage({ searchParams }: { searchParams: Promise<{ gedaan?: string }> }) {
  const [actor, { gedaan }] = [await requireStaff(), await searchParams]
  const head = <PageHeader back={<BackLink href="/mijn-profiel">Mijn profiel</BackLink>} title="Waar ben ik ingelogd" sentence="Herkent u iets niet? Log daar uit en kies een nieuw wachtwoord." />
  if (actor.boundTo !== null) return <>{head}<Alert tone="info">U bent ingelogd via de netwerkomgeving van uw school. Log in met uw e-mailadres en wachtwoord om dit te bekijken.</Alert></>
  const sessions = await ownSessions(actor)
  return (
    <>
      {head}
      {gedaan && DONE[gedaan] && <Alert tone="success" live="polite">{DONE[gedaan]}</Alert>}
      <Card>
        <ul aria-label="Sessies" className="divide-y divide-line">{sessions.map((session) => <Session key={session.id} {...session} />)}</ul>
      </Card>
      {sessions.length > 1 && <ActionForm action={endOthersAction}><div><SubmitButton variant="secondary">Overal anders uitloggen</SubmitButton></div></ActionForm>}
    </>
  )
}

function Session({ id, here, browser, address, schoolName, environment, since, lastUsed, secondFactor }: OwnSession) {
  const name = browser ?? 'Onbekende browser'
  const more = [schoolName, environment && `via ${environment}`, secondFactor && 'met tweede stap'].filter(Boolean).join(', ')
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div>
        <p className="flex flex-wrap items-center gap-2 font-semibold">{name}{here && <Badge tone="success">deze browser</Badge>}</p>
        <p className="text-sm text-muted">Adres {address}{more && `, ${more}`}</p>
        <p className="text-sm text-muted">Sinds {dateTime(since)}. Laatst gebruikt op {dateTime(lastUsed)}.</p>
      </div>
      {!here && (
        <ActionForm action={endSessionAction} className="flex flex-col gap-2">
          <input type="hidden" name="sessionId" value={id} />
          <SubmitButton variant="secondary" size="small" aria-label={`Uitloggen: ${name}, sinds ${dateTime(since)}`}>Uitloggen</SubmitButton>
        </ActionForm>
      )}
    </li>
  )
}
