import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { NetworkHomeNotice } from '@/components/ui/NetworkHomeNotice'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { isUuid } from '@/lib/core/ids'
import { groupOverview } from '@/lib/groups/queries'
import { remindGroupAction } from '@/lib/home-login/staff-actions'
import { addressesOfPupils } from '@/lib/home-login/staff-queries'
import { tickedSuppliers } from '@/lib/network-suppliers/queries'
import { HomeTable } from './HomeTable'
import { Meanings } from './Meanings'

export const metadata: Metadata = { title: 'Thuislogin' }

/** GRP-5, HOM-8, NET-4: what 'Thuislogin' means, who must act, and how it stands with each pupil of the group. */
export default async function HomeLoginPage({ params }: { params: Promise<{ groupId: string }> }) {
  const actor = await requirePermission('groups.view')
  const { groupId } = await params
  const group = isUuid(groupId) ? await groupOverview(scopeOf(actor), groupId) : null
  if (!group) notFound()
  const sets = may(actor.roles, 'home.addresses')
  const addresses = sets ? await addressesOfPupils(scopeOf(actor), group.pupils.map((pupil) => pupil.id)) : null
  const waiting = addresses && new Set([...addresses.values()].flat().filter((home) => !home.activated).map((home) => home.accountId)).size
  return (
    <>
      <PageHeader
        back={<BackLink href={`/groepen/${group.id}`}>{group.name}</BackLink>}
        title={`Thuislogin van ${group.name}`}
        sentence="Standaard kan een leerling thuis niet inloggen. U zet het aan door een e-mailadres van een ouder of verzorger in te vullen, met toestemming van die ouder."
        actions={sets && group.pupils.length > 0 && <LinkButton href={`/groepen/${group.id}/thuislogin/adressen`}>E-mailadressen voor de hele groep</LinkButton>}
        count={group.pupils.length === 1 ? '1 leerling' : `${group.pupils.length} leerlingen`}
      />
      <NetworkHomeNotice names={await tickedSuppliers(scopeOf(actor))} />
      <Meanings />
      {waiting ? (
        <ActionForm action={remindGroupAction} school={actor.school.id} done="De herinneringen worden verzonden. Hieronder ziet u bij elk adres hoe het ermee staat.">
          <input type="hidden" name="groupId" value={group.id} />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton variant="secondary" pendingText="Bezig met verzenden…">Herinner alle ouders die nog niet activeerden</SubmitButton>
            <span className="text-muted">{waiting === 1 ? '1 adres' : `${waiting} adressen`} in deze groep; elk krijgt een nieuwe link.</span>
          </div>
        </ActionForm>
      ) : null}
      {group.pupils.length === 0
        ? <EmptyState title="In deze groep zitten nog geen leerlingen">Wie in een groep zit, staat in het leerling-administratiesysteem. Na de volgende import ziet u het hier.</EmptyState>
        : <HomeTable group={group} addresses={addresses} change={may(actor.roles, 'pupils.change')} />}
    </>
  )
}
