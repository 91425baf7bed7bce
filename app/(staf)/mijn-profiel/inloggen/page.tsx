import type { Metadata } from 'next'
import { ProveForms } from '@/components/forms/ProveForms'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireStaff } from '@/lib/access/current'
import { isFresh } from '@/lib/access/hold'
import { sentence } from '@/lib/core/texts'
import { proveByPasskeyAction, proveByPasswordAction } from '@/lib/login-security/actions'
import { countOf, factorsOf } from '@/lib/login-security/factors'
import { AppCard } from './AppCard'
import { PasskeysCard } from './PasskeysCard'
import { PasswordCard } from './PasswordCard'
import { RecoveryCard } from './RecoveryCard'

export const metadata: Metadata = { title: 'Inloggen beveiligen' }

const DONE: Record<string, string> = {
  wachtwoord: 'Uw nieuwe wachtwoord geldt vanaf nu. Waar u verder was ingelogd, bent u uitgelogd.',
  passkey: 'De passkey is toegevoegd. U kunt er voortaan mee inloggen.',
  'passkey-weg': 'De passkey is verwijderd.',
  app: 'De app is ingesteld. Bij het inloggen vragen we voortaan ook een code.',
  'app-weg': 'De app is verwijderd.',
  codes: 'Uw nieuwe herstelcodes gelden vanaf nu.',
}

/** AUT-7: the password and what one has beside it. Changing that asks for the password or a passkey first. */
export default async function SecuringPage({ searchParams }: { searchParams: Promise<{ gedaan?: string }> }) {
  const [actor, { gedaan }] = [await requireStaff(), await searchParams]
  const head = <PageHeader back={<BackLink href="/mijn-profiel">Mijn profiel</BackLink>} title="Inloggen beveiligen" sentence="Met een tweede stap kan niemand bij uw account die alleen uw wachtwoord kent." />
  if (actor.boundTo !== null) return <>{head}<Alert tone="info">U bent ingelogd via de netwerkomgeving van uw school. Log in met uw e-mailadres en wachtwoord om dit in te stellen.</Alert></>
  const factors = await factorsOf(actor.userId)
  const owed = actor.hold?.kind === 'second-factor'
  const fresh = await isFresh(actor.sessionId)
  return (
    <>
      {head}
      {owed && <Alert tone="warn" title="Stel eerst een tweede stap in">{sentence('second-factor-first')} Kies hieronder een passkey of een app. Daarna kunt u verder.</Alert>}
      {gedaan && DONE[gedaan] && <Alert tone="success" live="polite">{DONE[gedaan]}</Alert>}
      {fresh ? (
        <>
          {countOf(factors) > 0 && factors.codesLeft === 0 && <Alert tone="warn" title="U hebt nog geen herstelcodes">Raakt u uw telefoon of passkey kwijt, dan kunt u niet meer inloggen. Maak hieronder herstelcodes en druk ze af.</Alert>}
          {factors.codesLoose && <Alert tone="warn" title="Hebt u uw herstelcodes bewaard?">U hebt dat nog niet aangevinkt. Raakt u uw telefoon of passkey kwijt, dan komt u er zonder die codes niet meer in. Hebt u ze niet, maak dan hieronder nieuwe.</Alert>}
          <PasswordCard email={actor.email} />
          <PasskeysCard passkeys={factors.passkeys} />
          <AppCard app={factors.app} />
          {countOf(factors) > 0 && <RecoveryCard left={factors.codesLeft} />}
        </>
      ) : (
        <Card title="Bevestig eerst dat u het bent" sentence="U bent al een tijd ingelogd. Om iets aan uw inloggen te wijzigen vragen we nog een keer uw wachtwoord of passkey.">
          <ProveForms byPassword={proveByPasswordAction as never} byPasskey={proveByPasskeyAction as never} email={actor.email} hidden={{ next: '/mijn-profiel/inloggen' }} passkeys={factors.passkeys.length > 0} />
        </Card>
      )}
    </>
  )
}
