import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { HELP_LINKS } from '@/app/help-links'
import { PublicNotices } from '@/app/PublicNotices'
import { ActionForm } from '@/components/forms/ActionForm'
import { Captcha } from '@/components/forms/Captcha'
import { PasskeyButton } from '@/components/forms/PasskeyButton'
import { FormPasswordField, FormTextField } from '@/components/forms/fields'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { StartOver } from '@/components/ui/StartOver'
import { currentActor, whyEnded } from '@/lib/access/current'
import { endedWords } from '@/lib/access/ended-words'
import { portalName } from '@/lib/platform/portal'
import { arriveByShortcut } from '@/lib/shortcuts/arrive'
import { passkeyLoginAction, signInAction } from '@/lib/staff/actions'
import { OldShortcut, OldShortcutAlert } from './OldShortcut'

export const metadata: Metadata = { title: 'Inloggen' }

/** AUT-1: the same address at school and elsewhere; by a shortcut on to its title (MAT-3). */
export default async function StaffLoginPage({ searchParams }: { searchParams: Promise<{ uitgelogd?: string; wachtwoord?: string; bevestigd?: string; next?: string; opnieuw?: string; TARGET?: string; INSTELLING_REF?: string }> }) {
  const { uitgelogd, wachtwoord, bevestigd, next: asked, opnieuw, ...shortcut } = await searchParams
  const [actor, arrival] = await Promise.all([currentActor(), arriveByShortcut(shortcut)])
  const next = asked ?? arrival.next
  if (actor?.kind === 'staff' && bevestigd) redirect('/school-kiezen?bevestigd=1')
  // A publisher that wants a new login gets one of whoever is logged in: the session goes on until then.
  if (actor?.kind === 'staff' && !arrival.old && !opnieuw) redirect(arrival.next ?? '/start')
  if (actor?.kind === 'staff' && arrival.old) return <OldShortcut old={arrival.old} onTo={arrival.next ?? '/start'} />
  const found = actor ? null : await whyEnded()
  const ended = found && endedWords(found)
  return (
    <PublicFrame notices={<PublicNotices viewer="staff" />} footerLinks={HELP_LINKS} portalName={portalName()} title="Inloggen" sentence="Voor leerkrachten, ICT-coördinatoren en andere medewerkers." below={<p>Ouder of verzorger? <Link href="/thuis" className="inline-flex min-h-8 items-center">Log in bij thuis inloggen</Link></p>}>
      {arrival.old && <OldShortcutAlert old={arrival.old} />}
      {ended && <Alert tone="warn" title={ended.title} action={<StartOver to="/login/leerkracht" />}>{ended.words}</Alert>}
      {uitgelogd && <Alert tone="success" live="polite">U bent uitgelogd.</Alert>}
      {wachtwoord && <Alert tone="success" live="polite">Uw wachtwoord is ingesteld. U kunt ermee inloggen.</Alert>}
      {bevestigd && <Alert tone="success" live="polite">U hebt bevestigd dat u bij deze school werkt. Log in met het wachtwoord dat u al hebt.</Alert>}
      {actor?.kind === 'staff' && <Alert tone="info">De uitgeverij vraagt u opnieuw in te loggen. Daarna gaat u door naar de software.</Alert>}
      {actor?.kind === 'pupil' && <Alert tone="info">{actor.firstName} is hier als leerling ingelogd. Logt u in, dan eindigt dat.</Alert>}
      <ActionForm action={signInAction}>
        {next && <input type="hidden" name="next" value={next} />}
        <FormTextField name="email" type="email" label="E-mailadres" autoComplete="username webauthn" inputMode="email" autoFocus />
        <FormPasswordField name="password" label="Wachtwoord" autoComplete="current-password" />
        <Captcha door="staff-login" when="asked" />
        <SubmitButton wide pendingText="Bezig met inloggen…">Inloggen</SubmitButton>
      </ActionForm>
      <ActionForm action={passkeyLoginAction}>
        {next && <input type="hidden" name="next" value={next} />}
        <PasskeyButton purpose="login" label="Inloggen met een passkey" wide autofill />
      </ActionForm>
      <p><Link href="/login/vergeten">Gebruikersnaam of wachtwoord vergeten</Link></p>
    </PublicFrame>
  )
}
