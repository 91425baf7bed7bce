import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { Captcha } from '@/components/forms/Captcha'
import { FormPasswordField, FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { currentActor } from '@/lib/access/current'
import { onwardPath } from '@/lib/core/onward'
import { homeSignInAction } from '@/lib/home-login/actions'
import { Explanation } from './Explanation'
import { ParentFrame } from './ParentFrame'

export const metadata: Metadata = { title: 'Thuis inloggen' }

/** HOM-2: e-mail address and password of a parent. */
export default async function HomeLoginPage({ searchParams }: { searchParams: Promise<Record<'ingesteld' | 'uitgelogd' | 'verder', string | undefined>> }) {
  const { ingesteld, uitgelogd, verder } = await searchParams
  const onward = onwardPath(verder)
  const actor = await currentActor()
  if (actor?.kind === 'home') redirect(`/thuis/kind${onward ? `?${new URLSearchParams({ verder: onward })}` : ''}`)
  return (
    <ParentFrame title="Thuis inloggen" sentence="Voor ouders en verzorgers, samen met hun kind.">
      {ingesteld && <Alert tone="success" live="polite">Uw wachtwoord is ingesteld. U kunt er meteen mee inloggen.</Alert>}
      {uitgelogd && <Alert tone="success" live="polite">U bent uitgelogd.</Alert>}
      {actor && <Alert tone="info">{actor.kind === 'pupil' ? actor.firstName : actor.name} is hier nog ingelogd. Logt u in, dan eindigt dat.</Alert>}
      {onward && <Alert tone="info">Na het inloggen gaat de software vanzelf open.</Alert>}
      <ActionForm action={homeSignInAction}>
        {onward && <input type="hidden" name="verder" value={onward} />}
        <FormTextField name="email" type="email" label="E-mailadres" help="Het adres dat de school voor uw kind heeft ingevuld. Dit is uw gebruikersnaam." autoComplete="username" inputMode="email" />
        <FormPasswordField name="password" label="Wachtwoord" help="Het wachtwoord dat u zelf hebt gekozen, niet de pincode van uw kind." autoComplete="current-password" />
        <Captcha door="home-login" when="asked" />
        <SubmitButton wide pendingText="Bezig met inloggen…">Inloggen</SubmitButton>
        <p><Link href="/thuis/vergeten" className="inline-flex min-h-8 items-center">Gebruikersnaam of wachtwoord vergeten</Link></p>
      </ActionForm>
      <Explanation />
    </ParentFrame>
  )
}
