import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { KindMessage } from '@/components/children/KindMessage'
import { ChildFrame } from '@/components/frames/ChildFrame'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { Button, LinkButton } from '@/components/ui/Button'
import { currentActor } from '@/lib/access/current'
import { portalName } from '@/lib/platform/portal'

export const metadata: Metadata = { title: 'Uitloggen' }

/** Ends the session as 'Opnieuw beginnen' does; a plain form, for it comes from another site's page. */
function LogOut({ to, size }: { to: string; size?: 'large' }) {
  return (
    <form method="post" action="/opnieuw-beginnen">
      <input type="hidden" name="naar" value={to} />
      <Button type="submit" {...(size ? { size } : {})}>Uitloggen</Button>
    </form>
  )
}

/** SSO-2: a publisher logged somebody out and cannot prove whom: who sits here says what is meant. */
export default async function LogOutPage() {
  const actor = await currentActor()
  if (!actor) redirect('/')
  if (actor.kind === 'pupil') {
    return (
      <ChildFrame who={{ name: actor.firstName, picture: actor.picture }}>
        <KindMessage title="Wil je stoppen?" action={<div className="flex flex-wrap justify-center gap-3"><LogOut to="/" size="large" /><LinkButton href="/leerling" size="large" variant="secondary">Verdergaan</LinkButton></div>}>Je bent klaar met je software. Hier ben je nog ingelogd.</KindMessage>
      </ChildFrame>
    )
  }
  return (
    <PublicFrame portalName={portalName()} links={[]} title="Ook hier uitloggen?" sentence={`U bent uitgelogd bij de uitgeverij. Bij ${portalName()} bent u nog ingelogd als ${actor.kind === 'home' ? actor.email : actor.name}.`}>
      <div className="flex flex-wrap gap-3">
        <LogOut to={actor.kind === 'home' ? '/thuis' : '/login/leerkracht'} />
        <LinkButton href="/" variant="secondary">Ingelogd blijven</LinkButton>
      </div>
    </PublicFrame>
  )
}
