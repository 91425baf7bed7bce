import Link from 'next/link'
import { Card } from '@/components/ui/Card'
import { TitleMark } from '@/components/ui/TitleMark'
import type { PupilTitle } from '@/lib/licences/titles'

/** LIC-1: pupils' links apart from teachers'. Staff do not log in as pupils: they hand the shortcut out. */
export function PupilTitles({ titles }: { titles: readonly PupilTitle[] }) {
  if (titles.length === 0) return null
  return (
    <Card title="Voor leerlingen" sentence="Leerlingen openen deze titels zelf, met de leerlingsnelkoppeling.">
      <ul className="divide-y divide-line">
        {titles.map(({ id, name, publisher, icon }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
            <TitleMark name={publisher} icon={icon} size="small" />
            <span id={`leerling-${id}`} className="font-semibold">{name}</span>
            <span className="text-sm text-muted">{publisher}</span>
            <Link href={`/lesmateriaal/snelkoppelingen#titel-${id}`} aria-describedby={`leerling-${id}`} className="ml-auto inline-flex min-h-8 items-center text-sm">Leerlingsnelkoppeling</Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
