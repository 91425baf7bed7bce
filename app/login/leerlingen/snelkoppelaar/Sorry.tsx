import { ChildFrame } from '@/components/frames/ChildFrame'
import { KindMessage } from '@/components/children/KindMessage'
import { Button } from '@/components/ui/Button'
import { REFUSALS } from '@/lib/sso/refusals'
import type { BadgeTrouble, Closed, Trouble } from './door-api'

/** Why nobody of a school can open a title. */
export type SchoolReason = 'no-consent' | 'not-connected' | 'no-licence'

const WORDS: Record<Trouble | 'no-groups' | BadgeTrouble, { title: string; child: string; teacher: string }> = {
  'not-at-school': {
    title: 'Dit werkt alleen op school',
    child: 'Ben je op school? Laat dit dan aan je juf of meester zien.',
    teacher: 'Het IP-adres waar dit apparaat nu is, is niet bij de school bekend. De ICT-coördinator kan het toevoegen bij Beheer → IP-adres toevoegen; daarna werkt de snelkoppeling meteen. Is dit een apparaat van de school, dan kunt u het ook zelf aanmelden: log in als leerkracht en kies bij Mijn profiel Apparaat aanmelden.',
  },
  'unknown-school': {
    title: 'Dit plaatje is oud',
    child: 'Laat dit aan je juf of meester zien.',
    teacher: 'Het kenmerk van de school (INSTELLING_REF) in deze snelkoppeling bestaat niet meer, bijvoorbeeld na een fusie of splitsing. De ICT-coördinator downloadt nieuwe snelkoppelingen bij Lesmateriaal → Snelkoppelingen en vervangt de oude op de apparaten.',
  },
  'unknown-title': {
    title: 'Dit plaatje is oud',
    child: 'Laat dit aan je juf of meester zien.',
    teacher: 'De snelkoppeling wijst naar software die het portaal niet (meer) kent. De ICT-coördinator downloadt een nieuwe bij Lesmateriaal → Snelkoppelingen; staat de titel daar niet, dan weet de uitgeverij meer.',
  },
  offline: {
    title: 'Het lukt nu even niet',
    child: 'Wacht even en probeer het nog een keer.',
    teacher: 'Het portaal is niet te bereiken. Controleer het internet van de school; doet de rest het wel, probeer het dan over een minuut opnieuw.',
  },
  'unknown-badge': {
    title: 'Deze badge doet het niet',
    child: 'Laat dit aan je juf of meester zien.',
    teacher: 'De badge is ingetrokken, of hoort bij een leerling die niet meer op school zit. Geef bij de groep een nieuwe badge, of een code voor één keer.',
  },
  'not-here': {
    title: 'Deze badge werkt hier niet',
    child: 'Laat dit aan je juf of meester zien.',
    teacher: 'De badge hoort bij een andere school, of het IP-adres waar dit apparaat nu is, is niet bij de school bekend. De ICT-coördinator kan het adres toevoegen bij Beheer → IP-adres toevoegen.',
  },
  'other-pupil': {
    title: 'Dit is niet jouw badge',
    child: 'Pak je eigen badge, of vraag het aan je juf of meester.',
    teacher: 'De badge hoort bij een andere leerling dan het gekozen plaatje.',
  },
  'no-groups': {
    title: 'Er zijn nog geen groepen',
    child: 'Laat dit aan je juf of meester zien.',
    teacher: 'Bij deze school zijn nog geen groepen met leerlingen ingevoerd. De ICT-coördinator doet dat bij Beheer → Gebruikersgegevens invoeren.',
  },
}

/** The shortcut's title opens for nobody here: told at once, in the words of the page that says so after a login. */
export function SorryClosed({ why, title, publisher }: Closed) {
  const { pupil, staff } = REFUSALS[why]
  const fill = (text: string) => text.replaceAll('{title}', title).replaceAll('{publisher}', publisher)
  return (
    <ChildFrame>
      <KindMessage title={fill(pupil.what)} forGrownUps={<><p>{fill(staff.why)}</p><p>{fill(staff.who)}</p></>}>{fill(pupil.who)}</KindMessage>
    </ChildFrame>
  )
}

/** What a child sees when the shortcut does not lead to the groups: what to do, never blame (PUP-2). */
export function Sorry({ trouble, again }: { trouble: keyof typeof WORDS; again?: () => void }) {
  const words = WORDS[trouble]
  return (
    <ChildFrame>
      <KindMessage title={words.title} forGrownUps={<p>{words.teacher}</p>} action={<Button size="large" onClick={again ?? (() => window.location.reload())}>Nog een keer</Button>}>
        {words.child}
      </KindMessage>
    </ChildFrame>
  )
}
