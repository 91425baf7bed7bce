import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { day } from '@/lib/core/dates'
import { takeOverBrinAction } from '@/lib/schools/actions'
import type { Adrift as Row } from '@/lib/schools/duo-queries'

/** ACC-2: accounts whose BRIN DUO closed or never had; the helpdesk takes the new number over. */
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
            <ActionForm action={takeOverBrinAction} className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="schoolId" value={row.id} />
              <FormTextField name="brin" id={`brin-${row.id}`} label={`Nieuw BRIN van ${row.name}`} defaultValue={row.toBrin ?? ''} autoComplete="off" />
              <SubmitButton variant="secondary">Neem BRIN over</SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Card>
  )
}
