import { DescriptionList } from '@/components/ui/DescriptionList'
import type { Keeping, Whose } from '@/lib/privacy/rules'

const HEADINGS: Record<Whose, string> = {
  leerling: 'Van leerlingen', medewerker: 'Van medewerkers van scholen', ouder: 'Van ouders en verzorgers',
  bestuurder: 'Van bestuurders', bezoeker: 'Van bezoekers', school: 'Van de school',
}

/** What is kept of one kind of people: each table of the database folds open. */
export function Kept({ whose, kept }: { whose: Whose; kept: readonly Keeping[] }) {
  return (
    <section className="flex flex-col gap-2">
      <h3>{HEADINGS[whose]}</h3>
      {kept.map(({ model, what, data, why, howLong, seenBy }) => (
        <details key={model} className="rounded-control border border-line px-4 py-2">
          <summary className="py-1"><span className="font-semibold">{what}</span>: {why}</summary>
          <DescriptionList
            items={[
              { term: 'Welke gegevens', value: data.join(', ') || 'alleen nummers' },
              { term: 'Waarvoor', value: why },
              { term: 'Hoe lang', value: howLong },
              { term: 'Wie het ziet', value: seenBy },
            ]}
          />
        </details>
      ))}
    </section>
  )
}
