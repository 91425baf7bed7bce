import Link from 'next/link'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import type { SchoolDetails as Details } from '@/lib/schools/queries'
import { AskName } from './AskName'

const SOURCE = {
  known: 'Naam en adres komen van DUO. Klopt er iets niet? Alleen DUO kan het verbeteren; daarna verandert het hier vanzelf.',
  unknown: 'Dit BRIN staat niet (meer) in het register van DUO. Neem contact op met DUO, of met de helpdesk van dit portaal.',
  own: 'DUO heeft deze school niet in zijn register. De helpdesk van dit portaal houdt naam en adres bij.',
}

/** ACC-2: the school as DUO knows it, and who can mend it. */
export function SchoolDetails({ school, details }: { school: string; details: Details }) {
  const { name, brin, schoolKey, address, board, knownAtDuo } = details
  return (
    <Card title="Schoolgegevens" sentence={knownAtDuo === null ? SOURCE.own : knownAtDuo ? SOURCE.known : SOURCE.unknown}>
      <DescriptionList items={[
        { term: 'School', value: name },
        brin ? { term: 'BRIN met vestiging', value: brin } : { term: 'Schoolsleutel', value: schoolKey ?? '-' },
        { term: 'Adres', value: address ?? '-' },
        { term: 'Bestuur', value: `${board.name} (${board.number})` },
      ]} />
      {!brin && <AskName school={school} asked={details.askedName} />}
      <p className="mt-3"><Link href="/beheer/opheffen" className="inline-flex min-h-6 items-center">Houdt uw school op te bestaan? Account sluiten</Link></p>
    </Card>
  )
}
