import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { ERASED } from '@/lib/core/retention'
import { portalName, retentionDays } from '@/lib/platform/portal'
import { erasedEverywhere, sharedSets } from '@/lib/privacy/queries'
import { keepings, WHOSE } from '@/lib/privacy/rules'
import { Kept } from './Kept'
import { Shared } from './Shared'

export const metadata: Metadata = { title: 'Privacy' }

/** The time that the report of erased data looks back here, in days. */
const LATELY = 30

/** The parts of the page, by the ids of their headings. */
const CONTENTS = [
  ['verantwoordelijk', 'Wie waarvoor verantwoordelijk is'],
  ['bewaard', 'Wat er wordt bewaard'],
  ['gewist', 'Wat er wordt gewist'],
  ['gedeeld', 'Wie gegevens krijgt'],
  ['rechten', 'Uw rechten'],
  ['beveiliging', 'Hoe het is beveiligd'],
] as const

/** DAT-5: what is kept, why, how long and for whom, as the database's own description says. */
export default async function PrivacyPage() {
  await connection()
  const name = portalName()
  const kept = keepings(retentionDays())
  const [sets, erased] = await Promise.all([sharedSets(), erasedEverywhere(new Date(), LATELY)])
  return (
    <PublicFrame portalName={name} wide title="Privacy" sentence={`Wat ${name} van mensen bewaart, waarvoor, hoe lang, en wie het ziet. Deze pagina komt uit de beschrijving van de database zelf.`}>
      <nav aria-labelledby="inhoud" className="flex flex-col gap-2 rounded-control border border-line p-4 print:hidden">
        <h2 id="inhoud" className="text-base">Op deze pagina</h2>
        <ul className="flex flex-col">{CONTENTS.map(([id, title]) => <li key={id}><a href={`#${id}`} className="inline-flex min-h-8 items-center">{title}</a></li>)}</ul>
      </nav>
      <section className="flex flex-col gap-3">
        <h2 id="verantwoordelijk">Wie waarvoor verantwoordelijk is</h2>
        <p>
          Het bestuur van de school beslist welke gegevens {name} krijgt en waarvoor: het bestuur is de verwerkingsverantwoordelijke. {name} is verwerker:
          het doet met die gegevens alleen wat nodig is om leerlingen en medewerkers bij hun lesmateriaal te laten. Dat staat in de <Link href="/verwerkersovereenkomst">verwerkersovereenkomst</Link>.
        </p>
      </section>
      <section className="flex flex-col gap-4">
        <h2 id="bewaard">Wat er wordt bewaard</h2>
        <p>Niet bewaard worden: BSN en onderwijsnummer, geboortedatum, geslacht, herkomst, adres en foto. Staan die in een bestand van de school, dan worden ze bij het lezen weggelaten.</p>
        {WHOSE.map((whose) => <Kept key={whose} whose={whose} kept={kept.filter((each) => each.whose.includes(whose))} />)}
      </section>
      <section className="flex flex-col gap-3">
        <h2 id="gewist">Wat er wordt gewist</h2>
        <p>
          Elke nacht wist het portaal wat zijn tijd heeft gehad. De ICT-coördinator ziet per dag wat er van de eigen school is gewist.
          {erased.length > 0 && ` In de laatste ${LATELY} dagen zijn van alle scholen samen gewist:`}
        </p>
        {erased.length > 0 && <ul className="list-disc pl-5">{erased.map(({ kind, count }) => <li key={kind}>{count.toLocaleString('nl-NL')} {ERASED[kind][count === 1 ? 0 : 1]}</li>)}</ul>}
      </section>
      <section className="flex flex-col gap-3">
        <h2 id="gedeeld">Wie gegevens krijgt</h2>
        <Shared sets={sets} />
      </section>
      <section className="flex flex-col gap-3">
        <h2 id="rechten">Uw rechten</h2>
        <p>
          U kunt vragen wat er van u of van uw kind wordt bewaard, en vragen om het te verbeteren of te wissen. Vraag dat aan de school: die geeft het antwoord.
          De ICT-coördinator kan het overzicht meteen maken en, van wie niet meer bij de school hoort, de gegevens meteen wissen.
          Wie nog bij de school hoort, komt uit de administratie van de school: verbeteren gebeurt daar.
        </p>
        <p>Komt u er met de school niet uit, dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.</p>
      </section>
      <section className="flex flex-col gap-3">
        <h2 id="beveiliging">Hoe het is beveiligd</h2>
        <p>
          Alles gaat over een versleutelde verbinding. Pincodes, wachtwoordplaatjes, badges, ECK iD’s en de inhoud van mails staan versleuteld in de database; wachtwoorden kan niemand lezen.
          Niemand ziet iets van een school waar die persoon niet werkt, en de helpdesk ziet niet welke software een leerling gebruikt.
        </p>
      </section>
    </PublicFrame>
  )
}
