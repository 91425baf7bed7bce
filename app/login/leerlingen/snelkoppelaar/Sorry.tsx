import { ChildFrame } from '@/components/frames/ChildFrame'
import { KindMessage } from '@/components/children/KindMessage'
import { Button } from '@/components/ui/Button'
import type { Trouble } from './door-api'

const WORDS: Record<Trouble | 'no-groups', { title: string; child: string; teacher: string }> = {
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
  'no-groups': {
    title: 'Er zijn nog geen groepen',
    child: 'Laat dit aan je juf of meester zien.',
    teacher: 'Bij deze school zijn nog geen groepen met leerlingen ingevoerd. De ICT-coördinator doet dat bij Beheer → Gebruikersgegevens invoeren.',
  },
}

/** What a child sees when the shortcut does not lead to the groups: what to do, never blame (PUP-2). */
export function Sorry({ trouble }: { trouble: keyof typeof WORDS }) {
  const words = WORDS[trouble]
  return (
    <ChildFrame>
      <KindMessage title={words.title} forGrownUps={<p>{words.teacher}</p>} action={<Button size="large" onClick={() => window.location.reload()}>Nog een keer</Button>}>
        {words.child}
      </KindMessage>
    </ChildFrame>
  )
}
