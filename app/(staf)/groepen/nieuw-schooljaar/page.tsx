import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { firstDayOf } from '@/lib/core/school-year'
import { spokenYearGroup } from '@/lib/core/year-group'
import { nextYearOf, type NextYearGroup } from '@/lib/roster/next-year'

export const metadata: Metadata = { title: 'Nieuw schooljaar' }

/** ACC-10: the groups that begin on 1 August, for who will work with them. */
export default async function NextYearPage() {
  const actor = await requirePermission('groups.view')
  const scope = scopeOf(actor)
  const year = await nextYearOf(scope, actor.employmentId)
  return (
    <>
      <PageHeader
        back={<BackLink href="/groepen">Groepen</BackLink>} title={`Nieuw schooljaar${year ? ` ${year.schoolYear}` : ''}`}
        sentence={year ? `De groepen zoals ze op ${firstDayOf(year.schoolYear)} ingaan.` : undefined}
      />
      {!year && <EmptyState title="Er staat geen nieuw schooljaar klaar">Zodra de groepen van het volgende schooljaar zijn aangeboden of opgehaald, staan ze hier.</EmptyState>}
      {year && year.groups.length === 0 && (
        <EmptyState title="Nog geen groep voor u">{scope.groupIds === 'all' ? 'In de klaargezette gegevens staan geen groepen.' : 'In de gegevens van het nieuwe schooljaar bent u nog niet aan een groep gekoppeld. Vraag het na op school.'}</EmptyState>
      )}
      {year && year.groups.length > 0 && (
        <>
          <Alert tone="info" title="Dit is nog niet ingegaan">Leerlingen loggen tot {firstDayOf(year.schoolYear)} in bij hun huidige groep. Wie blijft, houdt zijn plaatje, pincode en thuislogin; wie nieuw is, krijgt ze op die dag.</Alert>
          {year.groups.map((group) => <Group key={group.id} group={group} />)}
        </>
      )}
    </>
  )
}

function Group({ group: { name, kind, yearGroup, teachers, pupils } }: { group: NextYearGroup }) {
  const year = yearGroup ? `jaargroep ${spokenYearGroup(yearGroup)}` : kind === 'combined' ? 'samengestelde groep' : 'geen jaargroep'
  return (
    <Card title={name} sentence={`${year}; leerkracht(en): ${teachers.join(', ') || 'nog niemand'}; ${pupils.length === 1 ? '1 leerling' : `${pupils.length} leerlingen`}`}>
      {pupils.length === 0 ? <p className="text-muted">Nog geen leerlingen.</p> : (
        <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3 [&>li]:[overflow-wrap:anywhere]">
          {pupils.map(({ id, name: pupil, isNew }) => <li key={id}>{pupil} {isNew && <Badge tone="info">nieuw op school</Badge>}</li>)}
        </ul>
      )}
    </Card>
  )
}
