import Link from 'next/link'
import { redirect } from 'next/navigation'
import { PublicNotices } from '@/app/PublicNotices'
import { LinkButton } from '@/components/ui/Button'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { currentActor } from '@/lib/access/current'
import { portalName } from '@/lib/platform/portal'

export default async function HomePage() {
  const actor = await currentActor()
  if (actor) redirect(actor.kind === 'staff' ? '/start' : actor.kind === 'home' ? '/thuis' : '/leerling')
  return (
    <PublicFrame notices={<PublicNotices viewer="front" />} portalName={portalName()} title={`Welkom bij ${portalName()}`} sentence="Eén keer inloggen voor alle leersoftware van uw school.">
      <div className="flex flex-col gap-4">
        <LinkButton href="/login/leerkracht" wide size="large">Inloggen als leerkracht of ICT-coördinator</LinkButton>
        <LinkButton href="/thuis" wide size="large" variant="secondary">Thuis inloggen, voor ouders en verzorgers</LinkButton>
        <p>Heeft uw school nog geen account? <Link href="/aanvragen" className="inline-flex min-h-8 items-center">Vraag een account of een ICT-coördinator aan</Link></p>
        <p className="text-muted">Leerlingen komen op school binnen met de snelkoppeling op het bureaublad. Is die er niet, dan kan de ICT-coördinator van de school helpen.</p>
      </div>
    </PublicFrame>
  )
}
