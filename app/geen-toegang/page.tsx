import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { KindMessage } from '@/components/children/KindMessage'
import { StillThere } from '@/components/children/StillThere'
import { ChildFrame } from '@/components/frames/ChildFrame'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { LinkButton } from '@/components/ui/Button'
import { currentActor, lastLoginOf } from '@/lib/access/current'
import { onwardPath } from '@/lib/core/onward'
import { titleForRefusal } from '@/lib/licences/titles'
import { portalName } from '@/lib/platform/portal'
import { isRefusalReason, REFUSALS } from '@/lib/sso/refusals'
import { pupilDone } from '@/lib/pupil-login/actions'
import { homeLogin, LogInFirst, PupilLogsInAgain, StaffLogsInAgain, staffLogin } from './LogIn'

export const metadata: Metadata = { title: 'Geen toegang' }

/** HOM-3: at home the login ends with the software; this is who comes back. */
function AgainAtHome({ href }: { href: string }) {
  return (
    <ChildFrame>
      <KindMessage title="Log opnieuw in" action={<LinkButton href={href} size="large">Thuis inloggen</LinkButton>}>Na je software ben je thuis vanzelf uitgelogd. Wil je verder, of is je broer of zus aan de beurt? Log dan samen opnieuw in.</KindMessage>
    </ChildFrame>
  )
}

/** Why a title did not open, who can mend it, and one way on; for children in their own words. */
export default async function RefusedPage({ searchParams }: { searchParams: Promise<Record<'reden' | 'titel' | 'wie' | 'verder', string | undefined>> }) {
  const { reden, titel, wie, verder: asked } = await searchParams
  const onward = onwardPath(asked)
  const [actor, title] = await Promise.all([currentActor(), titleForRefusal(titel)])
  // Who looks at it may have logged in or out since.
  const reason = !isRefusalReason(reden) ? 'unknown-title' : reden === 'log-in-again' && !actor ? 'not-signed-in' : reden
  if (reason === 'not-signed-in' && onward && actor && actor.kind !== 'home') redirect(onward)
  if (reason === 'log-in-again' && actor?.kind === 'pupil') return <PupilLogsInAgain actor={actor} onward={onward} />
  if (reason === 'log-in-again' && actor?.kind === 'staff') return <StaffLogsInAgain actor={actor} onward={onward} />
  const last = !actor && reason === 'not-signed-in' ? await lastLoginOf() : null
  const fill = (text: string) => text.replaceAll('‘{title}’', title ? `‘${title.name}’` : 'Deze software').replaceAll('{publisher}', title?.publisher ?? 'de uitgeverij')
  if (actor?.kind === 'home' || last === 'home') return <AgainAtHome href={actor ? `/thuis/kind${onward ? `?${new URLSearchParams({ verder: onward })}` : ''}` : homeLogin(onward)} />
  if (actor?.kind === 'pupil' || wie === 'leerling' || last === 'pupil') {
    const { what, who } = REFUSALS[reason].pupil
    const adult = REFUSALS[reason].staff
    return (
      <ChildFrame {...(actor ? { who: actor.kind === 'pupil' ? { name: actor.firstName, picture: actor.picture } : { name: actor.name }, done: { action: pupilDone } } : {})}>
        <KindMessage title={fill(what)} forGrownUps={<><p>{fill(adult.why)}</p><p>{fill(adult.who)}</p>{onward && <p><LinkButton href={staffLogin(onward)} variant="secondary">Inloggen als medewerker</LinkButton></p>}</>} action={actor && <LinkButton href="/leerling" size="large">Iets anders doen</LinkButton>}>{fill(who)}</KindMessage>
        {actor?.kind === 'pupil' && <StillThere end={pupilDone} />}
      </ChildFrame>
    )
  }
  if (reason === 'not-signed-in' && !actor) return <LogInFirst onward={onward} ended={last === 'staff'} />
  const { what, why, who } = REFUSALS[reason].staff
  return (
    <PublicFrame portalName={portalName()} links={actor ? [] : undefined} title={fill(what)} sentence={fill(why)}>
      <div className="rounded-control bg-ground p-4">
        <h2 className="text-base">Wie kan dit oplossen?</h2>
        <p className="mt-1">{fill(who)}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={actor ? '/lesmateriaal' : '/login/leerkracht'}>{actor ? 'Terug naar Lesmateriaal' : 'Inloggen'}</LinkButton>
        {actor?.kind === 'staff' && actor.school && title && <LinkButton href={`/lesmateriaal/waarom?${new URLSearchParams({ titel: titel! })}`} variant="secondary">Waarom zie ik dit niet?</LinkButton>}
        {actor?.kind === 'staff' && <LinkButton href="/bij-wie" variant="quiet">Bij wie moet ik zijn?</LinkButton>}
      </div>
    </PublicFrame>
  )
}
