import type { ReactNode } from 'react'
import { Card } from '@/components/ui/Card'

const LINKS = {
  register: { href: 'https://www.kennisnet.nl/nummervoorziening/aanmelden-schoolbesturen/', name: 'Aanmelden bij de Nummervoorziening (Kennisnet)' },
  covenant: { href: 'https://www.privacyconvenant.nl/', name: 'Privacyconvenant en modelverwerkersovereenkomst' },
  eckId: { href: 'https://www.eck-id.nl/', name: 'www.eck-id.nl' },
} as const

/** What the manual asks of the board, step by step. */
export function Steps() {
  return (
    <Card title="Wat moet uw schoolbestuur doen?">
      <ol className="flex max-w-prose list-decimal flex-col gap-4 pl-5">
        <li><Step name="Aanmelden Nummervoorziening">Meld u aan voor ingebruikname van het ECK iD bij de Nummervoorziening, die het ECK iD maakt. Dat is een voorziening van Kennisnet. <Out to="register" /></Step></li>
        <li><Step name="Aanmelden LAS-leverancier">Meld ook de leverancier van uw leerling-administratiesysteem dat u het ECK iD gaat gebruiken. Daar zet u het aan.</Step></li>
        <li><Step name="Aan privacyvereisten voldoen">Teken de verwerkersovereenkomst voor uw LAS-leverancier en die voor de Nummervoorziening, en stuur ze terug. Ga na welke andere leveranciers gegevens uitwisselen voor uw digitale leermateriaal en sluit ook met hen verwerkersovereenkomsten. De bestuurder tekent, of wie daarvoor gemandateerd is. <Out to="covenant" /></Step></li>
        <li><Step name="Schooladministratie en ICT-verantwoordelijken attenderen">Laat hen weten vanaf wanneer de school met het ECK iD werkt. Daarna komt het vanzelf mee met elke import.</Step></li>
      </ol>
      <p className="mt-4 max-w-prose text-muted">Voor leerlingen buiten Nederland en bijvoorbeeld op een VSO-school kan soms geen ECK iD worden gemaakt. Zij kunnen het portaal gewoon gebruiken. Meer informatie: <Out to="eckId" /></p>
    </Card>
  )
}

function Step({ name, children }: { name: string; children: ReactNode }) {
  return <><strong className="block font-semibold">{name}</strong>{children}</>
}

function Out({ to }: { to: keyof typeof LINKS }) {
  return <a href={LINKS[to].href} rel="noreferrer" className="inline-block min-h-6">{LINKS[to].name}</a>
}
