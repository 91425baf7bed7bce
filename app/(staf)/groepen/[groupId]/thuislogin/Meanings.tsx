import { StatePill } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { HOME_WORDS, type HomeState } from '@/lib/groups/rules'

export const HOME_TONE = { 'Nee/Nee': 'neutral', 'Ja/Nee': 'warn', 'Ja/Ja': 'success' } as const

/** What each state means and who must do what (GRP-5), in the manual's order. */
const MEANINGS: { state: HomeState; means: string; who: string }[] = [
  { state: 'Ja/Ja', means: 'Er is minimaal 1 thuis-inlogaccount voor de leerling ingesteld en geactiveerd.', who: 'U hoeft niets te doen.' },
  { state: 'Ja/Nee', means: 'Er is minimaal 1 e-mailadres ingesteld, maar nog geen enkel is geactiveerd.', who: 'Actie voor ouder/verzorger: open de mail met de activatielink, kijk ook in de spambox, en maak een wachtwoord voor thuis. Het e-mailadres is de gebruikersnaam.' },
  { state: 'Nee/Nee', means: 'Er staat niets ingesteld.', who: 'Actie voor leerkracht: klik op ‘wijzigen’, vul minstens 1 e-mailadres in en klik onder het scherm op ‘Wijzig’. De ouder/verzorger ontvangt dan een link.' },
]

export function Meanings() {
  return (
    <Card title="Wat er achter een leerling kan staan">
      <dl className="flex flex-col gap-4">
        {MEANINGS.map(({ state, means, who }) => (
          <div key={state} className="flex flex-col gap-1">
            <dt><StatePill tone={HOME_TONE[state]} detail={HOME_WORDS[state]}>{state}</StatePill></dt>
            <dd className="max-w-prose">{means} <strong className="font-semibold">{who}</strong></dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
