import { DescriptionList } from '@/components/ui/DescriptionList'
import type { DirectoryEntry } from '@/lib/contact/queries'

const LINK = 'inline-flex min-h-8 items-center [overflow-wrap:anywhere]'

/** Names with how to reach them. */
export function Entries({ id, title, entries }: { id: string; title: string; entries: readonly DirectoryEntry[] }) {
  return (
    <div className="flex flex-col gap-3">
      <h2 id={id}>{title}</h2>
      <DescriptionList items={entries.map((entry) => ({ term: entry.company && entry.company !== entry.name ? `${entry.name} (${entry.company})` : entry.name, value: <Ways entry={entry} /> }))} />
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
