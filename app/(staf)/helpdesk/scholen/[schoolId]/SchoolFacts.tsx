import { Badge } from '@/components/ui/Badge'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { dateTime, day } from '@/lib/core/dates'
import type { HelpdeskSchool } from '@/lib/helpdesk/schools'
import { outcomeWords } from '@/lib/las/outcomes'
import { LAS_SYSTEMS, linkWords } from '@/lib/las/rules'

/** What the portal knows of the school, its link with a LAS, and when somebody last did anything. */
export function SchoolFacts({ school }: { school: HelpdeskSchool }) {
  const { details, link } = school
  return (
    <DescriptionList items={[
      { term: 'Stand', value: <Badge tone={school.active ? 'success' : 'neutral'}>{school.active ? 'actief' : 'gesloten'}</Badge> },
      { term: 'BRIN', value: details.brin ?? `geen; schoolsleutel ${details.schoolKey ?? 'ontbreekt'}` },
      { term: 'Bestuur', value: `${details.board.name} (${details.board.number})` },
      { term: 'DUO', value: details.knownAtDuo === null ? 'staat niet in het register: geen Nederlandse vestiging' : details.knownAtDuo ? 'staat in het register' : <span className="text-warn">staat niet (meer) in het register</span> },
      { term: 'INSTELLING_REF', value: <span className="font-mono text-sm [overflow-wrap:anywhere]">{school.schoolRef}</span> },
      { term: 'Leerling-administratiesysteem', value: linkWords(link) },
      ...(link ? [{ term: 'Koppeling', value: <>Laatst gelukt: {link.lastSuccessAt ? dateTime(link.lastSuccessAt) : 'nog niet'}{link.lastOutcome && <span className="block text-sm text-muted">{outcomeWords(link.lastOutcome, LAS_SYSTEMS[link.system].name).words}</span>}</> }] : []),
      { term: 'Netwerkomgeving', value: school.environments.join(', ') || 'geen' },
      { term: 'Account sinds', value: day(school.createdAt) },
      { term: 'Laatste keer ingelogd', value: school.lastSignIn ? dateTime(school.lastSignIn) : 'de laatste negentig dagen niet' },
      { term: 'Laatste activiteit', value: school.lastAt ? dateTime(school.lastAt) : 'nog geen' },
    ]} />
  )
}
