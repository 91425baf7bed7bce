import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import type { DirectoryEntry } from '@/lib/contact/queries'

const LINK = 'inline-flex min-h-8 items-center [overflow-wrap:anywhere]'

/** Names with how to reach them. */
export function Entries({ id, title, entries }: { id: string; title: string; entries: readonly DirectoryEntry[] }) {
  return (
    <div className="flex flex-col gap-3">
      <h2 id={id}>{title}</h2>
      <Table label={title} narrow>
        <TableHead><Th>Naam</Th><Th>Contact</Th></TableHead>
        <TableBody>
          {entries.map((entry) => (
            <Tr key={entry.name}>
              <Td head className="min-w-32 [overflow-wrap:anywhere] sm:min-w-48">{entry.name}{entry.company && entry.company !== entry.name && <span className="block text-sm text-muted">{entry.company}</span>}</Td>
              <Td><Ways entry={entry} /></Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}

function Ways({ entry: { website, email, telephone } }: { entry: DirectoryEntry }) {
  if (!website && !email && !telephone) return <span className="text-muted">nog niet bekend</span>
  return (
    <span className="flex flex-wrap gap-x-4">
      {telephone && <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`} className={LINK}>{telephone}</a>}
      {email && <a href={`mailto:${email}`} className={LINK}>{email}</a>}
      {website && <a href={website} rel="noopener noreferrer" className={LINK}>{website.replace(/^https?:\/\//, '')}</a>}
    </span>
  )
}
