'use client'

import { useFormAction } from '@/components/forms/useFormAction'
import { Alert } from '@/components/ui/Alert'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorSummary } from '@/components/ui/ErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import type { ActionState } from '@/lib/access/action-state'

type Listed = { cidr: string; connectionType: 'static' | 'dynamic'; at: number }
type Action<Data extends Listed> = (previous: ActionState<Data> | null, form: FormData) => Promise<ActionState<Data>>
export type AddressRow = { id: string; shown: string; type: string; by: string; when: string }

/** The school's addresses; who takes one away can put it back (NET-1). */
export function AddressList<Restored extends Listed>({ rows, school, remove, restore }: { rows: AddressRow[]; school: string; remove: Action<Listed>; restore: Action<Restored> }) {
  const [removed, removeNow] = useFormAction(remove)
  const [restored, restoreNow] = useFormAction(restore)
  const gone = removed?.ok && !(restored?.ok && restored.data.at > removed.data.at) ? removed.data : null
  const failed = gone ? restored : removed
  const bare = gone?.cidr.replace(gone.cidr.includes(':') ? /\/128$/ : /\/32$/, '')
  return (
    <>
      {failed && !failed.ok && <ErrorSummary errors={[{ message: failed.message }]} title="Dat is niet gelukt" />}
      {gone && (
        <Alert
          tone="success" live="polite"
          action={
            <form action={restoreNow}>
              <input type="hidden" name="school" value={school} />
              <input type="hidden" name="address" value={gone.cidr} />
              <input type="hidden" name="connectionType" value={gone.connectionType} />
              <SubmitButton variant="secondary" size="small">Ongedaan maken</SubmitButton>
            </form>
          }
        >
          {bare} is verwijderd. Leerlingen kunnen vanaf dat adres niet meer inloggen.
        </Alert>
      )}
      {!gone && restored?.ok && <Alert tone="success" live="polite">Het adres staat weer in de lijst.</Alert>}
      {rows.length === 0
        ? <EmptyState title="Er staan nog geen adressen in de lijst">Voeg hierboven het adres van uw school toe; dan kunnen leerlingen op school inloggen.</EmptyState>
        : (
          <Table label="IP-adressen van de school">
            <TableHead><Th>IP-adres</Th><Th>Verbindingstype</Th><Th>Toegevoegd door</Th><Th>Toegevoegd op</Th><Th><span className="sr-only">Acties</span></Th></TableHead>
            <TableBody>
              {rows.map((row) => (
                <Tr key={row.id}>
                  <Td head>{row.shown}</Td>
                  <Td>{row.type}</Td>
                  <Td>{row.by}</Td>
                  <Td>{row.when}</Td>
                  <Td className="text-right">
                    <form action={removeNow}>
                      <input type="hidden" name="school" value={school} />
                      <input type="hidden" name="id" value={row.id} />
                      <SubmitButton variant="quiet" size="small" aria-label={`${row.shown} verwijderen`}>Verwijderen</SubmitButton>
                    </form>
                  </Td>
                </Tr>
              ))}
            </TableBody>
          </Table>
        )}
    </>
  )
}
