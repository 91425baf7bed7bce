import { Alert } from '@/components/ui/Alert'
import { Card } from '@/components/ui/Card'
import { Counts } from '@/components/ui/Counts'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { BOARD_AGREEMENT_WORDS } from '@/lib/procedures/boards'
import type { MergeReport } from '@/lib/procedures/report'

/** What a merger does, or did: in numbers first, then what a person must know of it. */
export function Report({ report, done }: { report: MergeReport; done: boolean }) {
  const { moved, keys } = report
  const freed = keys.groups + keys.pupils + keys.staff
  return (
    <Card title={done ? 'Wat er is overgegaan' : 'Wat er overgaat'}>
      <div className="flex flex-col gap-5">
        <Counts label="Wat overgaat" items={[
          { label: 'groepen', one: 'groep', after: moved.groups }, { label: 'leerlingen', one: 'leerling', after: moved.pupils }, { label: 'medewerkers', one: 'medewerker', after: moved.staff }, { label: 'thuisadressen', one: 'thuisadres', after: moved.homes },
          { label: 'licenties', one: 'licentie', after: moved.licences }, { label: 'IP-adressen', one: 'IP-adres', after: moved.addresses }, { label: 'apparaten', one: 'apparaat', after: moved.devices },
        ]} />
        <DescriptionList items={[
          { term: 'Leerlingen op beide scholen', value: report.pupils.length === 0 ? 'geen' : `${report.pupils.length}, herkend aan het ECK iD; één nummer per leerling gaat verder` },
          { term: 'Medewerkers op beide scholen', value: report.staff.length === 0 ? 'geen' : `${report.staff.length}, herkend aan login of ECK iD; zij krijgen de rollen en groepen van beide` },
          { term: `LAS-sleutels die ${done ? 'zijn' : 'worden'} losgelaten`, value: freed === 0 ? 'geen' : `${freed}: de andere school heeft ze voor iemand anders, of het zijn sleutels van leerlingen zonder ECK iD. Bij de volgende import worden deze groepen en mensen herkend aan het ECK iD, of door de ICT-coördinator gekoppeld.` },
          { term: 'Licenties die beide hebben', value: report.licences.join(', ') || 'geen' },
          { term: 'Groepen met dezelfde naam', value: report.sameGroups.join(', ') || 'geen' },
        ]} />
        {(report.publishersToTick.length > 0 || report.environmentsToTick.length > 0) && (
          <Alert tone="warn" title="Vinkjes van de school die blijft, tellen">
            De school die opgaat had ook aangevinkt: {[...report.publishersToTick, ...report.environmentsToTick].join(', ')}. Zolang de school die blijft dat niet doet, openen deze titels niet.
          </Alert>
        )}
        {report.boards && (
          <Alert tone="warn" title="De scholen hebben verschillende besturen">
            De school die opgaat is van {report.boards.goes}; de school die blijft is van {report.boards.stays}. {done ? 'Bij het samenvoegen gold: ' : ''}{BOARD_AGREEMENT_WORDS[report.boards.agreement]} De overeenkomst van {report.boards.goes} geldt niet voor wie overgaat.
          </Alert>
        )}
        {report.toolEnds && <Alert tone="info">De Dynamic IP Tool van de school die opgaat stopt; die van de andere school blijft werken.</Alert>}
      </div>
    </Card>
  )
}
