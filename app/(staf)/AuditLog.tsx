import { Badge } from '@/components/ui/Badge'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { SearchForm } from '@/components/ui/SearchForm'
import { SelectField } from '@/components/ui/SelectField'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { TextField } from '@/components/ui/TextField'
import type { AuditLine } from '@/lib/audit-log/queries'
import { cursorText, EVENT_KINDS, type Cursor } from '@/lib/audit-log/event-words'
import { dateTime } from '@/lib/core/dates'

/** The audit log of one school: search, the lines, and older ones (DAT-2). `hidden`: kinds that this reader does not see; `copyOf`: where a signed agreement is, for who may open it. */
export function AuditLog({ path, words, lines, next, hidden = [], copyOf }: { path: string; words: Record<string, string>; lines: readonly AuditLine[]; next: Cursor | null; hidden?: readonly string[]; copyOf?: ((agreementId: string) => string) | undefined }) {
  const kinds = Object.entries(EVENT_KINDS).filter(([kind]) => !hidden.includes(kind)).map(([value, label]) => ({ value, label }))
  return (
    <>
      <SearchForm name="wie" label="Zoek wie het deed" defaultValue={words.wie ?? ''}>
        <SelectField name="soort" label="Soort" defaultValue={words.soort ?? ''} placeholder="alles" options={kinds} />
        <TextField name="van" type="date" label="Vanaf" defaultValue={words.van} />
        <TextField name="tot" type="date" label="Tot en met" defaultValue={words.tot} />
      </SearchForm>
      {lines.length === 0 ? <EmptyState title="Niets gevonden">Kies een andere naam, soort of periode.</EmptyState> : (
        <Table label="Logboek">
          <TableHead><Th>Wanneer</Th><Th>Wie</Th><Th>Wat</Th><Th>Over</Th></TableHead>
          <TableBody>
            {lines.map((line) => (
              <Tr key={line.id}>
                <Td className="whitespace-nowrap">{dateTime(line.at)}</Td>
                <Td head className="max-w-64 [overflow-wrap:anywhere]">{line.who}</Td>
                <Td>{line.what}{line.refused && <> <Badge tone="warn">geweigerd</Badge></>}</Td>
                <Td className="max-w-64 [overflow-wrap:anywhere]">
                  {line.about ?? ''}
                  {/* A plain link: a file is not to be fetched ahead. */}
                  {line.agreementId && copyOf && <a href={copyOf(line.agreementId)} className="flex min-h-8 items-center">Bekijk wat is getekend</a>}
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      {next && <div><LinkButton href={`${path}?${new URLSearchParams({ ...words, na: cursorText(next) })}`} variant="secondary">Ouder</LinkButton></div>}
    </>
  )
}
