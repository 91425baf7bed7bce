import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { addAddressAction, removeAddressAction } from '@/lib/network/actions'
import { addressesOf, isSchoolAddress, toolOf, type SchoolAddressRow } from '@/lib/network/queries'
import { networkAround, shownNetwork } from '@/lib/network/rules'
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
        : actor.address && <Alert tone="info">U bent nu op adres {actor.address}. Bent u op school, voeg het dan toe; bent u thuis, doe dat dan niet.</Alert>}
      {unkept && <Alert tone="warn" title="Dynamic IP zonder Dynamic IP Tool">Er staat een adres met verbindingstype Dynamic IP in de lijst. Zonder de Dynamic IP Tool merkt het portaal het niet als dat adres wisselt.</Alert>}
      <Card title="Adres toevoegen">
        <ActionForm action={addAddressAction} school={actor.school.id} done="Het adres is toegevoegd. De leerlingsnelkoppeling werkt er meteen.">
          <FormTextField name="address" label="IP-adres" help="Eén adres of een reeks: 203.0.113.7, 203.0.113.0/28 of 2001:db8::/64." defaultValue={known || !actor.address ? '' : shownNetwork(networkAround(actor.address))} autoComplete="off" spellCheck={false} />
          <RadioGroup
            legend="Verbindingstype" name="connectionType" defaultValue="static"
            options={[{ value: 'static', label: 'Static IP', help: 'Het adres blijft altijd hetzelfde.' }, { value: 'dynamic', label: 'Dynamic IP', help: 'De provider geeft de school nu en dan een ander adres. Installeer dan ook de Dynamic IP Tool.' }]}
          />
          <div><SubmitButton>Toevoegen</SubmitButton></div>
        </ActionForm>
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
