import type { Metadata } from 'next'
import Link from 'next/link'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { Alert } from '@/components/ui/Alert'
import { COVERS, CURRENT, named } from '@/lib/agreements/text'
import { portalName } from '@/lib/platform/portal'
import { Articles } from './Articles'

export const metadata: Metadata = { title: 'Verwerkersovereenkomst' }

/** DAT-5, ACC-6: the text for everybody, and how a board signs it. */
export default function AgreementPage() {
  const name = portalName()
  return (
    <PublicFrame portalName={name} wide title="Verwerkersovereenkomst" sentence={`Versie ${CURRENT.version}. Het bestuur van een school sluit deze overeenkomst met ${name}.`}>
      <Alert tone="info" title="Alleen voor het portaal">{named(COVERS, name)}</Alert>
      <section className="flex flex-col gap-2">
        <h2 className="text-lg">Zo tekent het bestuur</h2>
        <ol className="list-decimal pl-5">
          <li>De ICT-coördinator van een school vult bij <Link href="/beheer/verwerkersovereenkomst">Beheer, Verwerkersovereenkomst</Link> in welke bestuurder tekent. Heeft de school nog geen ICT-coördinator, dan doet de helpdesk dat.</li>
          <li>De bestuurder krijgt een mail met een link, leest de overeenkomst en het scholenoverzicht, en vult het tekenblad in. Dat kan voor alle scholen van het bestuur, of voor één school.</li>
          <li>Tekenen kan alleen een bestuurder die bij de Kamer van Koophandel staat ingeschreven en het bestuur mag vertegenwoordigen, ook als het om één school gaat.</li>
          <li>Daarna is de overeenkomst als PDF te downloaden, en ziet de ICT-coördinator van elke school dat zij getekend is.</li>
        </ol>
        <p>Gaat een school naar een ander bestuur, dan tekent het nieuwe bestuur. Welke gegevens het portaal bewaart, staat bij <Link href="/privacy">Privacy</Link>.</p>
      </section>
      <Articles text={CURRENT} portal={name} />
    </PublicFrame>
  )
}
