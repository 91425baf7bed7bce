import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EmptyState } from '@/components/ui/EmptyState'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { StatePill } from '@/components/ui/Badge'
import { PageHeader } from '@/components/ui/PageHeader'
import { PictureTile } from '@/components/ui/Picture'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { isUuid } from '@/lib/core/ids'
import { firstNameWithPrefix } from '@/lib/core/names'
import { spokenYearGroup } from '@/lib/core/year-group'
import { groupOverview, type GroupOverview } from '@/lib/groups/queries'
import { HOME_WORDS } from '@/lib/groups/rules'
import { passwordPicture, pupilPicture } from '@/lib/pictures/catalogue'

export const metadata: Metadata = { title: 'Groepsoverzicht' }
const TONE = { 'Nee/Nee': 'neutral', 'Ja/Nee': 'warn', 'Ja/Ja': 'success' } as const

/** GRP-1: the groepsoverzicht, with the columns of the manual. */
export default async function GroupPage({ params }: { params: Promise<{ groupId: string }> }) {
  const actor = await requirePermission('groups.view')
  const { groupId } = await params
  const group = isUuid(groupId) ? await groupOverview(scopeOf(actor), groupId) : null
  if (!group) notFound()
  return (
    <>
      <PageHeader
        back={<BackLink href="/groepen">Groepen</BackLink>}
        title={group.name}
        sentence={<>{group.yearGroup ? `Jaargroep ${spokenYearGroup(group.yearGroup)}` : 'Samengestelde groep'} · Leerkracht(en): {group.teachers.join(', ') || 'nog niemand'}</>}
        actions={group.kind === 'base' && may(actor.roles, 'groups.login-method') && <LinkButton href={`/groepen/${group.id}/login-methode`}>Wijzig login methode groep</LinkButton>}
        count={group.pupils.length === 1 ? '1 leerling' : `${group.pupils.length} leerlingen`}
      />
      {group.pupils.length === 0
        ? <EmptyState title="In deze groep zitten nog geen leerlingen">Wie in een groep zit, staat in het leerling-administratiesysteem. Pas het daar aan; na de volgende import ziet u het hier.</EmptyState>
        : <Pupils group={group} />}
      <p className="text-sm text-muted">Groepen en wie erin zit komen uit het leerling-administratiesysteem. Klopt er iets niet, pas het daar aan.</p>
    </>
  )
}

function Pupils({ group }: { group: GroupOverview }) {
  return (
    <Table label={`Groepsoverzicht van ${group.name}`}>
      <TableHead><Th>Voornaam</Th><Th>Achternaam</Th><Th>Leerlingplaatje</Th><Th>Wachtwoord</Th><Th>Thuislogin</Th></TableHead>
      <TableBody>
        {group.pupils.map((pupil) => (
          <Tr key={pupil.id}>
            <Td head className="max-w-64 [overflow-wrap:anywhere]">{firstNameWithPrefix(pupil)}</Td>
            <Td className="max-w-64 [overflow-wrap:anywhere]">{pupil.lastName}</Td>
            <Td><PictureTile kind="pupil" slug={pupil.picture} label={pupilPicture(pupil.picture)?.label ?? 'plaatje'} /></Td>
            <Td>{pupil.method === 'pin' ? <span className="font-mono tracking-wider">{pupil.secret}</span> : <PictureTile kind="password" slug={pupil.secret} label={passwordPicture(pupil.secret)?.label ?? 'plaatje'} />}</Td>
            <Td><StatePill tone={TONE[pupil.home]} detail={HOME_WORDS[pupil.home]}>{pupil.home}</StatePill></Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
