import { ActionForm } from '@/components/forms/ActionForm'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr, type Sorting } from '@/components/ui/Table'
import { UnsavedGuard } from '@/components/ui/UnsavedGuard'
import { ROLE_WORDS } from '@/lib/access/actor'
import { fullName } from '@/lib/core/names'
import { resendLinkAction, setTeacherAddressesAction } from '@/lib/staff/actions'
import type { TeacherRow } from '@/lib/staff/teachers'
import { StateWords } from '../groepen/[groupId]/thuislogin/StateWords'
import { CONFIRM, EMAIL } from '@/lib/staff/address-fields'
import { AddressCell } from './AddressCell'

const RESEND = 'resend-link'

/** The tab 'Leerkrachten' for who sets addresses (LAS-7): all at once in the table, one 'Opslaan'; the link again for who is 'inactief' (AUT-5). */
export function TeacherTable({ staff, school, self, sorting }: { staff: readonly TeacherRow[]; school: string; self: string; sorting: Record<'naam' | 'groep' | 'status', Sorting> }) {
  const offered = staff.filter(({ email, lasEmail, declined }) => !email && lasEmail && !declined).length
  return (
    <>
      {offered > 0 && <p className="max-w-prose">{offered === 1 ? 'Bij 1 persoon staat een e-mailadres' : `Bij ${offered} personen staan e-mailadressen`} uit uw leerling-administratiesysteem. Met ‘Opslaan’ krijgen ook zij een activatielink; maak het veld leeg bij wie dat niet moet.</p>}
      {/* Its buttons stand in the table below, each with the person whom it is for. */}
      <ActionForm action={resendLinkAction} school={school} id={RESEND} className="contents" done="De activatielink wordt verzonden.">{null}</ActionForm>
      <ActionForm action={setTeacherAddressesAction} school={school} about={Object.fromEntries(staff.flatMap((person) => [EMAIL, CONFIRM].map((field) => [field + person.id, fullName(person)])))} done="De e-mailadressen zijn opgeslagen. Wie een nieuw adres heeft, krijgt een activatielink.">
        <UnsavedGuard />
        <Table label="Leerkrachten" cards>
          <TableHead><Th sort={sorting.naam}>Naam</Th><Th>Rol</Th><Th sort={sorting.groep}>Groepen</Th><Th>E-mailadres</Th><Th sort={sorting.status}>Status</Th><Th><span className="sr-only">Acties</span></Th></TableHead>
          <TableBody>
            {staff.map((person) => {
              const name = fullName(person)
              const fixed = person.substitute || person.id === self
              return (
                <Tr key={person.id}>
                  <Td head className="max-w-48 [overflow-wrap:break-word] hyphens-none">{name}</Td>
                  <Td data-label="Rol" className="max-w-40">{person.roles.map((role) => ROLE_WORDS[role]).join(', ')}</Td>
                  <Td data-label={person.groups.length > 0 ? 'Groepen' : undefined} className="max-w-40">{person.groups.map((group) => group.name).join(', ')}</Td>
                  <Td data-label="E-mailadres">{fixed ? <span className="[overflow-wrap:anywhere]">{person.email}</span> : <AddressCell id={person.id} who={name} shown={person.email} offered={person.lasEmail} declined={person.declined} />}</Td>
                  <Td data-label="Status">
                    <Badge tone={person.active ? 'success' : 'neutral'}>{person.active ? 'actief' : 'inactief'}</Badge>
                    {!person.substitute && <span className="mt-1 block max-w-48 text-sm"><StateWords state={person.state} /></span>}
                  </Td>
                  <Td>
                    <div className="print-hidden flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
                      {!person.substitute && <CellLink href={`/beheer/ondersteunend-personeel/${person.id}`}>Rollen<span className="sr-only"> van {name}</span></CellLink>}
                      {person.email && !person.active && <Button type="submit" form={RESEND} name="employmentId" value={person.id} variant="quiet" size="small" aria-label={`(Her)zend activatielink aan ${name}`}>(Her)zend activatielink</Button>}
                    </div>
                  </Td>
                </Tr>
              )
            })}
          </TableBody>
        </Table>
        {/* On a phone from edge to edge, so that nothing shows beside it; where the screen is low it does not take part of it. */}
        <div data-save-bar className="print-hidden sticky bottom-0 z-20 border-line bg-paper px-4 py-2 shadow-lift max-sm:-mx-4 max-sm:border-t sm:rounded-card sm:border sm:py-3 sm:shadow-none [@media(max-height:30rem)]:static"><SubmitButton pendingText="Bezig met opslaan…">Opslaan</SubmitButton></div>
      </ActionForm>
    </>
  )
}
