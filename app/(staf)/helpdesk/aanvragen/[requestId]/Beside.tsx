import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { Alert } from '@/components/ui/Alert'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import type { RequestToDecide } from '@/lib/account-requests/queries'
import { fullName } from '@/lib/core/names'

/** What was asked, for whom, by whom. */
export function Asked({ request }: { request: RequestToDecide['request'] }) {
  return (
    <DescriptionList items={[
      { term: 'School', value: [request.schoolName, request.city].filter(Boolean).join(', ') },
      { term: request.brin ? 'BRIN met vestiging' : 'Schoolsleutel', value: request.brin ?? request.schoolKey ?? 'niet opgegeven' },
      { term: 'Bestuur', value: `${request.boardName} (${request.boardNumber})` },
      { term: 'Wettig bestuurslid', value: `${request.signatoryName}, ${request.signatoryEmail}` },
      { term: 'ICT-coördinator', value: `${fullName(request)}, ${request.email}` },
    ]} />
  )
}

/** ACC-1: the request beside DUO's record, differences marked by a word. */
export function BesideDuo({ found: { request, duo, compared } }: { found: RequestToDecide }) {
  if (!duo) return request.brin || request.schoolKind === 'primary' ? <Alert tone="danger" title="Niet bij DUO">Het BRIN {request.brin} staat niet in het register van DUO.</Alert> : null
  return (
    <Card title="Vergeleken met DUO" sentence={`Bij DUO: ${duo.address ?? 'geen adres'}.`}>
      {duo.closed && <Alert tone="danger" className="mb-4">Deze vestiging is volgens DUO gesloten.</Alert>}
      <Table label="Aanvraag en DUO" narrow>
        <TableHead><Th>Gegeven</Th><Th>In de aanvraag</Th><Th>Bij DUO</Th><Th>Vergeleken</Th></TableHead>
        <TableBody>
          {compared.map(({ label, asked, atDuo, same }) => (
            <Tr key={label}><Td head>{label}</Td><Td>{asked}</Td><Td>{atDuo ?? <span className="text-muted">niet bekend</span>}</Td><Td><Badge tone={same ? 'success' : 'warn'}>{same ? 'gelijk' : 'verschilt'}</Badge></Td></Tr>
          ))}
        </TableBody>
      </Table>
      <p className="mt-3 text-muted">Controleer bij de Kamer van Koophandel of het bestuurslid bevoegd is.</p>
    </Card>
  )
}
