import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/ui/Breadcrumb'
import { NetworkHomeNotice } from '@/components/ui/NetworkHomeNotice'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { groupOverview } from '@/lib/groups/queries'
import { previewAddressesAction, setGroupAddressesAction } from '@/lib/home-login/staff-actions'
import { tickedSuppliers } from '@/lib/network-suppliers/queries'
import { GroupAddresses } from './GroupAddresses'

export const metadata: Metadata = { title: 'E-mailadressen voor de hele groep' }

/** HOM-8, NET-4: the home addresses of a whole group at once, pasted or from a file, with a preview. */
export default async function GroupAddressesPage({ params }: { params: Promise<{ groupId: string }> }) {
  const actor = await requirePermission('home.addresses')
  const { groupId } = await params
  const group = isUuid(groupId) ? await groupOverview(scopeOf(actor), groupId) : null
  if (!group) notFound()
  return (
    <>
      <PageHeader
        back={<BackLink href={`/groepen/${group.id}/thuislogin`}>Thuislogin van {group.name}</BackLink>}
        title="E-mailadressen voor de hele groep"
        sentence={`Plak de namen en adressen van ${group.name} uit uw spreadsheet. U ziet eerst bij wie elk adres hoort; pas daarna wordt er iets opgeslagen en verzonden.`}
      />
      <NetworkHomeNotice names={await tickedSuppliers(scopeOf(actor))} />
      <GroupAddresses school={actor.school.id} groupId={group.id} preview={previewAddressesAction} save={setGroupAddressesAction} />
    </>
  )
}
