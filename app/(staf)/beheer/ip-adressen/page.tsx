import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { addAddressAction, removeAddressAction } from '@/lib/network/actions'
import { addressesOf, isSchoolAddress } from '@/lib/network/queries'

export const metadata: Metadata = { title: 'IP-adres toevoegen' }

/** NET-1: the addresses from which pupils may log in. */
export default async function AddressesPage() {
  const actor = await requirePermission('network.set')
  const addresses = await addressesOf(scopeOf(actor))
  const known = await isSchoolAddress(actor.school.id, actor.address)
  return (
    <>
      <PageHeader back={<BackLink href="/beheer">Beheer</BackLink>} title="IP-adres toevoegen" sentence="De leerlingsnelkoppeling werkt alleen vanaf de adressen in deze lijst. Heeft uw school er meer, voeg ze dan allemaal toe." />
      {known
        ? <Alert tone="success">Het adres waar u nu bent, {actor.address}, staat in de lijst. U hoeft niets te doen.</Alert>
        : actor.address && <Alert tone="info">U bent nu op adres {actor.address}. Bent u op school, voeg het dan toe; bent u thuis, doe dat dan niet.</Alert>}
      <Card title="Adres toevoegen">
        <ActionForm action={addAddressAction} school={actor.school.id} done="Het adres is toegevoegd. De leerlingsnelkoppeling werkt er meteen.">
          <FormTextField name="address" label="IP-adres" help="Eén adres of een reeks: 203.0.113.7, 203.0.113.0/28 of 2001:db8::/64." defaultValue={known ? '' : (actor.address ?? '')} autoComplete="off" spellCheck={false} />
          <RadioGroup
            legend="Verbindingstype" name="connectionType" defaultValue="static"
            options={[{ value: 'static', label: 'Static IP', help: 'Het adres blijft altijd hetzelfde.' }, { value: 'dynamic', label: 'Dynamic IP', help: 'De provider geeft de school nu en dan een ander adres.' }]}
          />
          <div><SubmitButton>Toevoegen</SubmitButton></div>
        </ActionForm>
      </Card>
      {addresses.length === 0
        ? <EmptyState title="Er staan nog geen adressen in de lijst">Voeg hierboven het adres van uw school toe; dan kunnen leerlingen op school inloggen.</EmptyState>
        : (
          <Table label="IP-adressen van de school" narrow>
            <TableHead><Th>IP-adres</Th><Th>Verbindingstype</Th><Th>Toegevoegd</Th><Th><span className="sr-only">Acties</span></Th></TableHead>
            <TableBody>
              {addresses.map((address) => (
                <Tr key={address.id}>
                  <Td head>{address.cidr.replace(/\/(32|128)$/, (bits, length) => (address.cidr.includes(':') === (length === '128') ? '' : bits))}</Td>
                  <Td>{address.connectionType === 'static' ? 'Static IP' : 'Dynamic IP'}</Td>
                  <Td>{dateTime(address.createdAt)}</Td>
                  <Td className="text-right">
                    <ActionForm action={removeAddressAction} school={actor.school.id} className="contents">
                      <input type="hidden" name="id" value={address.id} />
                      <SubmitButton variant="quiet" size="small" aria-label={`${address.cidr} verwijderen`}>Verwijderen</SubmitButton>
                    </ActionForm>
                  </Td>
                </Tr>
              ))}
            </TableBody>
          </Table>
        )}
    </>
  )
}
