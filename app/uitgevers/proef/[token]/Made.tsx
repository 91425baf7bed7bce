import { ActionForm } from '@/components/forms/ActionForm'
import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { day } from '@/lib/core/dates'
import { prolongSandboxAction, removeSandboxAction } from '@/lib/sandbox/actions'
import type { SandboxView } from '@/lib/sandbox/queries'

const Code = ({ children }: { children: string }) => <code className="[overflow-wrap:anywhere]">{children}</code>

const Codes = ({ all }: { all: string[] }) => all.length === 0 ? 'geen' : <span className="flex flex-col">{all.map((one) => <Code key={one}>{one}</Code>)}</span>

/** What is in a sandbox: the client, the school, and who can log in there. */
export function Made({ made, token }: { made: NonNullable<SandboxView['made']>; token: string }) {
  const { client, saml, school, staff, pupils, password, expiresAt } = made
  return (
    <>
      <Card title="Verbinding">
        <DescriptionList items={[
          { term: 'Issuer', value: <Code>{client.issuer}</Code> },
          { term: 'Client ID', value: <Code>{client.id}</Code> },
          { term: 'Client secret', value: client.secret ? <Code>{client.secret}</Code> : client.auth === 'key' ? 'geen: uw sleutel (private_key_jwt)' : 'geen: een app in de browser' },
          { term: 'Redirect-adressen', value: <Codes all={client.redirectUris} /> },
          { term: 'Adressen na uitloggen', value: <Codes all={client.postLogoutRedirectUris} /> },
          { term: 'Adres voor uitlogberichten', value: client.backchannelLogoutUri ? <Code>{client.backchannelLogoutUri}</Code> : 'geen' },
          { term: 'Diensten', value: client.api ? <a href="/uitgevers/api">met uw sleutel, onder OAuth 2.0</a> : 'alleen met een openbare sleutel: maak daarvoor een nieuwe proefomgeving' },
        ]} />
      </Card>
      {saml && (
        <Card title="SAML 2.0" sentence={saml.opens ? 'De titel opent met SAML.' : 'De titel opent met OpenID Connect; met SAML begint uw software zelf.'}>
          <DescriptionList items={[
            { term: 'Metadata van het portaal', value: <a href={saml.metadata} className="[overflow-wrap:anywhere]">{saml.metadata}</a> },
            { term: 'Uw entityID', value: <Code>{saml.entityId}</Code> },
            { term: 'Adressen voor antwoorden', value: <Codes all={saml.acsUrls} /> },
            { term: 'Verzoeken', value: saml.signs ? 'ondertekend; zonder handtekening geweigerd' : 'zonder handtekening' },
          ]} />
        </Card>
      )}
      <Card title={school.name}>
        <DescriptionList items={[
          { term: 'BRIN', value: school.brin }, { term: 'Nummer', value: String(school.portalId) },
          { term: 'Snelkoppeling van leerlingen', value: <a href={school.shortcut} className="[overflow-wrap:anywhere]">Open de snelkoppeling naar de titel</a> },
          { term: 'IP-adressen van de school', value: school.addresses.join(', ') || 'nog geen: de ICT-coördinator voegt ze toe' },
        ]} />
        <p className="mt-4 text-muted">Leerlingen loggen alleen op school in: vanaf die adressen. Werkt u ergens anders, log dan in als ICT-coördinator en voeg uw adres toe bij Beheer.</p>
      </Card>
      <Card title="Wie kan inloggen" sentence={`Medewerkers met het wachtwoord ${password}, leerlingen met hun plaatje en pincode.`}>
        <Table label="Medewerkers" narrow>
          <TableHead><Th>Naam</Th><Th>Gebruikersnaam</Th><Th>Rol</Th></TableHead>
          <TableBody>{staff.map((person) => <Tr key={person.email}><Td head>{person.name}</Td><Td className="[overflow-wrap:anywhere]">{person.email}</Td><Td>{person.coordinator ? 'ICT-coördinator' : 'leerkracht'}</Td></Tr>)}</TableBody>
        </Table>
        <Table label="Leerlingen" narrow>
          <TableHead><Th>Naam</Th><Th>Groep</Th><Th>Plaatje</Th><Th>Pincode</Th></TableHead>
          <TableBody>{pupils.map((pupil) => <Tr key={pupil.name}><Td head>{pupil.name}</Td><Td>{pupil.group}</Td><Td>{pupil.picture}</Td><Td>{pupil.pin}</Td></Tr>)}</TableBody>
        </Table>
      </Card>
      <Card title={`Blijft tot ${day(expiresAt)}`} sentence="Daarna wordt alles gewist.">
        <div className="flex flex-wrap gap-3">
          <ActionForm action={prolongSandboxAction}><input type="hidden" name="token" value={token} /><SubmitButton variant="secondary">Verleng</SubmitButton></ActionForm>
          <ConfirmForm action={removeSandboxAction} hidden={{ token }} trigger="Verwijder" title="De proefomgeving verwijderen?" confirm="Verwijder" danger done="De proefomgeving is verwijderd.">De verbinding werkt dan niet meer, en de school en alles wat daarin staat worden gewist. Dat kan niet ongedaan worden gemaakt.</ConfirmForm>
        </div>
      </Card>
    </>
  )
}
