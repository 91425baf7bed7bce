import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { firstDayOf } from '@/lib/core/school-year'
import { spokenYearGroup } from '@/lib/core/year-group'
import { groupsFor } from '@/lib/groups/queries'
import { isSeason, yearToPrepare } from '@/lib/readiness/rules'
import { nextSchoolYearOf } from '@/lib/roster/next-year'

export const metadata: Metadata = { title: 'Groepen' }

/** GRP-6: a teacher's own groups; a coordinator's, IB'er's and RT'er's all. */
export default async function GroupsPage() {
  const actor = await requirePermission('groups.view')
  const [groups, nextYear] = await Promise.all([groupsFor(scopeOf(actor)), nextSchoolYearOf(scopeOf(actor))])
  const now = new Date()
  const importer = may(actor.roles, 'roster.import')
  return (
    <>
      <PageHeader title="Groepen" sentence="Klik op een groep voor het groepsoverzicht." count={groups.length === 1 ? '1 groep' : `${groups.length} groepen`} />
      {nextYear && (
        <Alert tone="info" title={`Nieuw schooljaar ${nextYear}`} action={<LinkButton href="/groepen/nieuw-schooljaar" size="small" variant="secondary">Bekijk de nieuwe groepen</LinkButton>}>
          De groepen van het nieuwe schooljaar staan klaar. Ze gaan in op {firstDayOf(nextYear)}.
        </Alert>
      )}
      {(nextYear || isSeason(now)) && (
        <Alert tone="info" title="Klaar voor het nieuwe schooljaar?" action={<LinkButton href="/klaar-voor-het-schooljaar" size="small" variant="secondary">Ga het na</LinkButton>}>
          Het portaal kijkt of u in {yearToPrepare(now)} uw groepen, leerlingen en software hebt.
        </Alert>
      )}
      {groups.length === 0 ? (
        <EmptyState
          title="Hier komen de groepen"
          action={importer && <LinkButton href="/beheer/gebruikersgegevens">Gebruikersgegevens invoeren</LinkButton>}
        >
          {importer ? 'Breng eerst de groepen, leerlingen en leerkrachten binnen.' : 'U bent in het leerling-administratiesysteem nog niet aan een groep gekoppeld. Vraag uw ICT-coördinator.'}
        </EmptyState>
      ) : (
        <Table label="Groepen" narrow>
          <TableHead><Th>Groep</Th><Th>Jaargroep</Th><Th>Leerkracht(en)</Th><Th className="text-right">Leerlingen</Th></TableHead>
          <TableBody>
            {groups.map((group) => (
              <Tr key={group.id}>
                <Td head><CellLink href={`/groepen/${group.id}`}>{group.name}</CellLink></Td>
                <Td>{group.yearGroup ? spokenYearGroup(group.yearGroup) : group.kind === 'combined' ? 'samengestelde groep' : 'geen'}</Td>
                <Td>{group.teachers.join(', ') || <span className="text-muted">nog niemand</span>}</Td>
                <Td numeric>{group.pupils}</Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  )
}
