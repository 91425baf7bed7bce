import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { SearchForm } from '@/components/ui/SearchForm'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { isUuid } from '@/lib/core/ids'
import { spokenYearGroup } from '@/lib/core/year-group'
import { arrange, readView } from '@/lib/groups/overview'
import { groupOverview } from '@/lib/groups/queries'
import { refusedToday } from '@/lib/groups/refused'
import { Credentials } from './Credentials'
import { Pupils } from './Pupils'
import { RefusedToday } from './RefusedToday'

export const metadata: Metadata = { title: 'Groepsoverzicht' }

type Props = { params: Promise<{ groupId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** GRP-1: the groepsoverzicht, with the labels and columns of the manual. */
export default async function GroupPage({ params, searchParams }: Props) {
  const actor = await requirePermission('groups.view')
  const { groupId } = await params
  const group = isUuid(groupId) ? await groupOverview(scopeOf(actor), groupId) : null
  if (!group) notFound()
  const view = readView(await searchParams)
  const shown = arrange(group.pupils, view)
  const troubles = await refusedToday(scopeOf(actor), group.pupils.map((pupil) => pupil.id))
  const [here, mends] = [`/groepen/${group.id}`, may(actor.roles, 'groups.credentials')]
  const all = group.pupils.length === 1 ? '1 leerling' : `${group.pupils.length} leerlingen`
  return (
    <>
      <PageHeader
        back={<BackLink href="/groepen">Groepen</BackLink>}
        title={group.name}
        sentence={<>{group.yearGroup ? `Jaargroep ${spokenYearGroup(group.yearGroup)}` : 'Samengestelde groep'} · Leerkracht(en): {group.teachers.join(', ') || 'nog niemand'}</>}
        actions={<>
          {group.kind === 'base' && may(actor.roles, 'groups.login-method') && <LinkButton href={`${here}/login-methode`}>Wijzig login methode groep</LinkButton>}
          {group.pupils.length > 0 && !actor.lookOn && <LinkButton href={`${here}/print`} variant="secondary">Print versie</LinkButton>}
        </>}
        count={view.search ? `${shown.length} van ${all}` : all}
      />
      <RefusedToday group={group} troubles={troubles} mends={mends} />
      {group.pupils.length === 0
        ? <EmptyState title="In deze groep zitten nog geen leerlingen">Wie in een groep zit, staat in het leerling-administratiesysteem. Pas het daar aan; na de volgende import ziet u het hier.</EmptyState>
        : <SearchForm label="Zoek een leerling" defaultValue={view.search}>
            <input type="hidden" name="sorteer" value={view.column} />
            {view.descending && <input type="hidden" name="richting" value="af" />}
          </SearchForm>}
      {shown.length > 0 && <Pupils group={group} pupils={shown} view={view} mends={mends} />}
      {group.pupils.length > 0 && shown.length === 0 && (
        <EmptyState title={`Geen leerling gevonden met ‘${view.search}’`} action={<LinkButton href={here} variant="secondary">Toon alle leerlingen</LinkButton>}>Zoek op een deel van de voornaam of de achternaam.</EmptyState>
      )}
      {mends && group.kind === 'base' && group.pupils.length > 0 && <Credentials group={group} school={actor.school.id} />}
      <p className="text-sm text-muted">Groepen, namen en wie in een groep zit komen uit het leerling-administratiesysteem (LAS). Klopt er iets niet, pas het daar aan; na de volgende import ziet u het hier.</p>
    </>
  )
}
