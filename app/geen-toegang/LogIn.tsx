import { KindMessage } from '@/components/children/KindMessage'
import { ChildFrame } from '@/components/frames/ChildFrame'
import { linksBeforeLogin, PublicFrame } from '@/components/frames/PublicFrame'
import { LinkButton } from '@/components/ui/Button'
import { StartOver } from '@/components/ui/StartOver'
import type { PupilActor, StaffActor } from '@/lib/access/actor'
import { portalName } from '@/lib/platform/portal'
import { environmentDoor, ownDoor } from '@/lib/pupil-login/own-door'
import { REFUSALS } from '@/lib/sso/refusals'

const to = (path: string, name: 'next' | 'verder', onward: string | null, more: Record<string, string> = {}) => (onward ? `${path}?${new URLSearchParams({ ...more, [name]: onward })}` : path)
/** The staff's login page, and from there on to the publisher. */
export const staffLogin = (onward: string | null, more?: Record<string, string>) => to('/login/leerkracht', 'next', onward, more)
/** The home login, likewise. */
export const homeLogin = (onward: string | null) => to('/thuis', 'verder', onward)

/**
 * Nobody is logged in who was to enter some software, and nothing tells whether a child or an adult looks at it: each finds the
 * own way. `onward`: the publisher's request that goes on after the login.
 */
export function LogInFirst({ onward, ended }: { onward: string | null; ended: boolean }) {
  const { staff, pupil } = REFUSALS['not-signed-in']
  return (
    <PublicFrame portalName={portalName()} links={linksBeforeLogin(staffLogin(onward))} title={ended ? staff.what : 'Log eerst in.'} sentence={ended ? staff.why : `De software vraagt ${portalName()} wie er voor het scherm zit. Na het inloggen gaat zij vanzelf open.`}>
      <section aria-labelledby="leerling" className="flex flex-col gap-3 rounded-control bg-sky p-4">
        <h2 id="leerling" className="text-child">Ben je leerling?</h2>
        <p className="text-child"><b>Op school:</b> {ended ? pupil.who : 'begin met het plaatje op het bureaublad of met je badge. Dan gaat de software open.'}</p>
        <p className="text-child"><b>Thuis:</b> log in, samen met je vader, moeder of verzorger.</p>
        <div><LinkButton href={homeLogin(onward)} variant="secondary" size="large">Thuis inloggen</LinkButton></div>
      </section>
      <section aria-labelledby="medewerker" className="flex flex-col gap-3 rounded-control bg-ground p-4">
        <h2 id="medewerker" className="text-base">Werkt u op school?</h2>
        <p>Log in met uw e-mailadres en wachtwoord.{onward && ' Daarna gaat u door naar de software.'}</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href={staffLogin(onward)}>Inloggen</LinkButton>
          <StartOver />
        </div>
      </section>
    </PublicFrame>
  )
}

/** The publisher wants a new login of a pupil who is logged in (OpenID `prompt=login`, SAML `ForceAuthn`). */
export async function PupilLogsInAgain({ actor, onward }: { actor: PupilActor; onward: string | null }) {
  const { what, who } = REFUSALS['log-in-again'].pupil
  const door = onward && (await ownDoor(actor, onward))
  return (
    <ChildFrame who={{ name: actor.firstName, picture: actor.picture }}>
      <KindMessage title={what} action={door && <LinkButton href={door} size="large" native>Opnieuw inloggen</LinkButton>}>{who}{!door && ' Begin opnieuw, net als eerst.'}</KindMessage>
    </ChildFrame>
  )
}

/** The same of a member of staff, who may have come through a network environment. */
export async function StaffLogsInAgain({ actor, onward }: { actor: StaffActor; onward: string | null }) {
  const { what, why } = REFUSALS['log-in-again'].staff
  const door = onward && (await environmentDoor(actor.sessionId, onward))
  return (
    <PublicFrame portalName={portalName()} links={[]} title={what} sentence={why}>
      <div className="flex flex-wrap gap-3">
        {door ? <LinkButton href={door} native>Opnieuw inloggen</LinkButton> : <LinkButton href={staffLogin(onward, { opnieuw: '1' })}>Opnieuw inloggen</LinkButton>}
        <LinkButton href="/lesmateriaal" variant="secondary">Terug naar Lesmateriaal</LinkButton>
      </div>
    </PublicFrame>
  )
}
