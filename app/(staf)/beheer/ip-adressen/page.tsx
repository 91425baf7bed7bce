import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { addAddressAction, removeAddressAction } from '@/lib/network/actions'
import { addressesOf, isSchoolAddress, toolOf, type SchoolAddressRow } from '@/lib/network/queries'
import { networkAround, shownNetwork } from '@/lib/network/rules'
import { AddAddress } from './AddAddress'
import { AddressList } from './AddressList'
import { TOOL_WORDS } from './tool-words'

export const metadata: Metadata = { title: 'IP-adres toevoegen' }

const rowOf = (row: SchoolAddressRow) => ({
  id: row.id, shown: shownNetwork(row.cidr), type: row.connectionType === 'static' ? 'Static IP' : 'Dynamic IP',
  by: row.addedBy ?? (row.connectionType === 'dynamic' && !row.addedById ? 'Dynamic IP Tool' : 'onbekend'), when: dateTime(row.createdAt),
})

/** NET-1: the addresses from which pupils may log in. */
export default async function AddressesPage() {
  const actor = await requirePermission('network.set')
  const scope = scopeOf(actor)
  const [addresses, known, tool] = await Promise.all([addressesOf(scope), isSchoolAddress(actor.school.id, actor.address), toolOf(scope, new Date())])
  const unkept = tool.state === 'none' && addresses.some((row) => row.connectionType === 'dynamic')
  return (
    <>
      <PageHeader back={<BackLink href="/beheer">Beheer</BackLink>} title="IP-adres toevoegen" sentence="De leerlingsnelkoppeling werkt alleen vanaf de adressen in deze lijst. Heeft uw school er meer, voeg ze dan allemaal toe." />
      {known
        ? <Alert tone="success">Het adres waar u nu bent, {actor.address}, staat in de lijst. U hoeft niets te doen.</Alert>
        : actor.address && <Alert tone="info">U bent nu op adres {actor.address}. Bent u op school en op het netwerk van de school, voeg het dan toe. Bent u thuis, of gebruikt u het internet van uw telefoon, doe dat dan niet.</Alert>}
      {unkept && <Alert tone="warn" title="Dynamic IP zonder Dynamic IP Tool">Er staat een adres met verbindingstype Dynamic IP in de lijst. Zonder de Dynamic IP Tool merkt het portaal het niet als dat adres wisselt.</Alert>}
      <Card title="Adres toevoegen">
        <AddAddress school={actor.school.id} offered={known || !actor.address ? '' : shownNetwork(networkAround(actor.address))} add={addAddressAction} />
      </Card>
      <AddressList rows={addresses.map(rowOf)} school={actor.school.id} remove={removeAddressAction} restore={addAddressAction} />
      <Card title="Wisselt het adres van uw school?" sentence="De Dynamic IP Tool op één computer van de school houdt de lijst bij. Heeft de school geen eigen adres, meld dan de apparaten van de leerlingen aan.">
        <div className="flex flex-wrap items-center gap-3">
          <LinkButton href="/beheer/ip-adressen/dynamisch" variant="secondary">Dynamic IP Tool</LinkButton>
          <LinkButton href="/beheer/apparaten" variant="secondary">Apparaten</LinkButton>
          {tool.state !== 'none' && <span className="text-muted">{TOOL_WORDS[tool.state].word}</span>}
        </div>
      </Card>
    </>
  )
}
