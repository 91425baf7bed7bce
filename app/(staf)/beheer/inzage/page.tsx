import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { SearchForm } from '@/components/ui/SearchForm'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { day } from '@/lib/core/dates'
import { findParentAction } from '@/lib/privacy/actions'
import { findPeople, MOST_FOUND } from '@/lib/privacy/find-people'
import { KIND_WORDS } from './kinds'

export const metadata: Metadata = { title: 'Inzage en wissen' }

/** DAT-3: whom somebody asks about, those who left included. */
export default async function AccessPage({ searchParams }: { searchParams: Promise<{ zoek?: string; gedaan?: string }> }) {
  const actor = await requirePermission('privacy.requests')
  const { zoek, gedaan } = await searchParams
  const words = String(zoek ?? '').trim().slice(0, 80)
  const found = await findPeople(scopeOf(actor), words)
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer">Beheer</BackLink>} title="Inzage en wissen"
        sentence="Vraagt iemand wat het portaal van hem, haar of een kind bewaart? Zoek de persoon op: u krijgt alles in één overzicht. Van wie weg is, kunt u de gegevens meteen wissen."
      />
      {gedaan === 'gewist' && <Alert tone="success" live="polite">Alle gegevens van deze persoon zijn gewist.</Alert>}
      <SearchForm label="Zoek een leerling of medewerker op naam" defaultValue={words} />
      {words && found.length === 0 && <EmptyState title="Niemand gevonden">Het portaal bewaart van niemand met deze naam gegevens voor uw school.</EmptyState>}
      {found.length > 0 && (
        <Table label="Gevonden personen">
          <TableHead><Th>Naam</Th><Th>Wie</Th><Th>Groep</Th><Th>Stand</Th></TableHead>
          <TableBody>
            {found.slice(0, MOST_FOUND).map((person) => (
              <Tr key={person.id}>
                <Td head><CellLink href={`/beheer/inzage/${KIND_WORDS[person.kind]}/${person.id}`}>{person.name}</CellLink></Td>
                <Td>{KIND_WORDS[person.kind]}</Td>
                <Td>{person.group ?? ''}</Td>
                <Td>{person.removedAt ? <Badge tone="warn">weg sinds {day(person.removedAt)}</Badge> : <Badge tone="success">actief</Badge>}</Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      {found.length > MOST_FOUND && <p className="text-muted">Er zijn er meer. Typ meer van de naam.</p>}
      <Card title="Een ouder of verzorger" sentence="Van ouders kent het portaal alleen het e-mailadres. Vul het adres in zoals de ouder het zelf geeft.">
        <ActionForm action={findParentAction} school={actor.school.id}>
          <FormTextField name="email" type="email" label="E-mailadres van de ouder" autoComplete="off" />
          <div><SubmitButton variant="secondary">Zoek ouder</SubmitButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
