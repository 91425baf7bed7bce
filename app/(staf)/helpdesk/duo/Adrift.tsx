import { Badge } from '@/components/ui/Badge'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { day } from '@/lib/core/dates'
import type { Adrift as Row } from '@/lib/schools/duo-queries'

/** ACC-2: accounts whose BRIN DUO closed or never had; the helpdesk looks for the new number of each. */
export function Adrift({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <Card title="Scholen om naar te kijken" sentence="Het BRIN van deze scholen staat niet (meer) bij DUO. Heeft de school een nieuw BRIN, neem dat dan over: mensen, vinkjes en snelkoppelingen blijven. Is de school gesloten, overleg dan met het bestuur.">
      <ul className="flex flex-col divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-end justify-between gap-4 py-4">
            <div className="min-w-0">
              <p className="font-semibold">{row.name}</p>
              <p className="text-muted">{[row.brin, row.city].filter(Boolean).join(', ')} <Badge tone="warn">{row.closedAt ? `gesloten sinds ${day(row.closedAt)}` : 'niet bij DUO'}</Badge></p>
              {row.toBrin && <p>Lijkt verder te gaan als {row.toName}, {row.toBrin}, {row.toCity}.</p>}
            </div>
            <LinkButton href={`/helpdesk/duo/brin/${row.id}${row.toBrin ? `?brin=${row.toBrin}` : ''}`} variant="secondary">Nieuw BRIN<span className="sr-only"> van {row.name}</span></LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
