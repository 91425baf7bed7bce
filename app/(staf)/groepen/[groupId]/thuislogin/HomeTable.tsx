import { StatePill } from '@/components/ui/Badge'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { fullName } from '@/lib/core/names'
import type { GroupOverview } from '@/lib/groups/queries'
import { HOME_WORDS } from '@/lib/groups/rules'
import type { PupilAddress } from '@/lib/home-login/staff-queries'
import { HOME_TONE } from './Meanings'
import { StateWords } from './StateWords'

/** The pupils with their state in words (HOM-8); each row is an anchor for the groepsoverzicht. Addresses for whom sets them only. */
export function HomeTable({ group, addresses, change }: { group: GroupOverview; addresses: Map<string, PupilAddress[]> | null; change: boolean }) {
  return (
    <Table label={`Thuislogin van ${group.name}`}>
      <TableHead><Th>Leerling</Th><Th>Thuislogin</Th>{addresses && <Th>E-mailadressen</Th>}{change && <Th>Acties</Th>}</TableHead>
      <TableBody>
        {group.pupils.map((pupil) => (
          <Tr key={pupil.id} id={pupil.id} className="target:bg-sun-tint">
            <Td head className="max-w-64 [overflow-wrap:anywhere]">{fullName(pupil)}</Td>
            <Td><StatePill tone={HOME_TONE[pupil.home]} detail={HOME_WORDS[pupil.home]}>{pupil.home}</StatePill></Td>
            {addresses && (
              <Td>
                <ul className="flex flex-col gap-1">
                  {(addresses.get(pupil.id) ?? []).map((home) => (
                    <li key={home.slot} className="[overflow-wrap:anywhere]">{home.email} <span className="block text-sm"><StateWords state={home.state} /></span></li>
                  ))}
                </ul>
              </Td>
            )}
            {change && <Td><CellLink href={`/groepen/${group.id}/leerlingen/${pupil.id}`}>wijzigen<span className="sr-only"> van {fullName(pupil)}</span></CellLink></Td>}
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
