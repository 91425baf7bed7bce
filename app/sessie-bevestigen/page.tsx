import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { HELP_LINKS } from '@/app/help-links'
import { ProveForms } from '@/components/forms/ProveForms'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { StartOver } from '@/components/ui/StartOver'
import { currentActor } from '@/lib/access/current'
import { proveByPasskeyAction, proveByPasswordAction } from '@/lib/login-security/actions'
import { factorsOf } from '@/lib/login-security/factors'
import { portalName } from '@/lib/platform/portal'
import { safePath } from '@/lib/staff/rules'

export const metadata: Metadata = { title: 'Potentiële sessie-overname' }

/** AUT-4: the session came from another network; its holder says once who is there, and goes on where she was. */
export default async function ConfirmSessionPage({ searchParams }: { searchParams: Promise<Record<'next' | 'venster' | 'gedaan', string | undefined>> }) {
  const { next, venster, gedaan } = await searchParams
  const actor = await currentActor()
  if (actor?.kind !== 'staff') redirect(`/login/leerkracht${next ? `?${new URLSearchParams({ next })}` : ''}`)
  const to = safePath(next) ?? '/start'
  if (actor.hold?.kind !== 'moved') {
    if (!gedaan && !venster) redirect(to)
    return (
      <PublicFrame footerLinks={HELP_LINKS} portalName={portalName()} links={[]} title="U kunt verder" sentence="U hebt bevestigd dat u het bent.">
        <Alert tone="success" live="polite">Sluit dit tabblad. In het vorige tabblad staat alles er nog: klik daar opnieuw op de knop.</Alert>
        <div><LinkButton href={to} variant="secondary">Of ga hier verder</LinkButton></div>
      </PublicFrame>
    )
  }
  const { passkeys } = await factorsOf(actor.userId)
  return (
    <PublicFrame footerLinks={HELP_LINKS} portalName={portalName()} links={[]} title="Potentiële sessie-overname" sentence={`Bent u het nog, ${actor.name}?`} below={<StartOver to="/login/leerkracht" variant="quiet" />}>
      <p>U werkt nu via een ander netwerk dan waar u inlogde. Dat kan gebeuren als uw wifi wegvalt en u via 4G of 5G verdergaat, of als u de laptop meeneemt. Het kan ook betekenen dat iemand anders uw sessie gebruikt. Daarom vragen we één keer uw wachtwoord{passkeys.length > 0 ? ' of uw passkey' : ''}. Daarna gaat u verder waar u was.</p>
      <ProveForms byPassword={proveByPasswordAction as never} byPasskey={proveByPasskeyAction as never} email={actor.email} hidden={{ next: to, ...(venster ? { venster: '1' } : {}) }} passkeys={passkeys.length > 0} />
      <p className="text-muted">Bent u dit niet? Klik op ‘Opnieuw beginnen’. Dan wordt deze sessie beëindigd.</p>
    </PublicFrame>
  )
}
