import type { Metadata } from 'next'
import { HelpFrame } from '@/app/HelpFrame'
import { LinkButton } from '@/components/ui/Button'
import { currentActor } from '@/lib/access/current'
import { directory } from '@/lib/contact/queries'
import { Entries } from './Entries'

export const metadata: Metadata = { title: 'Bij wie moet ik zijn?' }

/** HLP-5: who to ask what. Parents and pupils are always sent to the school. */
export default async function DirectoryPage() {
  const actor = await currentActor()
  if (actor && actor.kind !== 'staff') return <HelpFrame title="Bij wie moet ik zijn?" sentence="Bij de school: die helpt u met alle vragen over inloggen en software."><p>De school neemt zo nodig contact op met een uitgeverij of leverancier.</p></HelpFrame>
  const { publishers, lasSuppliers, environments } = await directory()
  return (
    <HelpFrame title="Bij wie moet ik zijn?" sentence="Voor medewerkers van scholen. Ouders en verzorgers stellen hun vraag altijd aan de school.">
      <ul className="list-disc pl-5">
        <li>Een titel ontbreekt, werkt niet, of een licentie of resultaat klopt niet: de <a href="#uitgeverijen">uitgeverij</a>. De helpdesk kan niet zien welke software een leerling gebruikt.</li>
        <li>Namen, groepen, BRIN of autorisatiesleutel kloppen niet: de leverancier van uw <a href="#las">leerling-administratiesysteem</a>.</li>
        <li>Inloggen via een netwerkomgeving lukt niet: de leverancier van die <a href="#netwerkomgevingen">netwerkomgeving</a>.</li>
        <li>Inloggen in dit portaal, importeren of instellen lukt niet: eerst uw ICT-coördinator, en die de helpdesk.</li>
      </ul>
      <div><LinkButton href="/contact" variant="secondary">Contact met de helpdesk</LinkButton></div>
      <Entries id="uitgeverijen" title="Uitgeverijen" entries={publishers} />
      <Entries id="las" title="Leerling-administratiesystemen" entries={lasSuppliers} />
      <Entries id="netwerkomgevingen" title="Netwerkomgevingen" entries={environments} />
    </HelpFrame>
  )
}
