import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { dateTime } from '@/lib/core/dates'
import type { ReportPart, ReportRow } from '@/lib/privacy/access-report'
import { FIELD_WORDS } from '@/lib/privacy/field-words'

/** So many rows are written out here; the file has them all. */
const MOST = 25
const OTHER_WORDS: Record<string, string> = { eckId: 'ECK iD', groupName: 'groep', title: 'titel', homeAddress: 'e-mailadres' }
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

function word(model: string, field: string): string | null {
  return OTHER_WORDS[field] ?? FIELD_WORDS[`${model}.${field}`] ?? FIELD_WORDS[field] ?? null
}

function text(value: ReportRow[string]): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  if (typeof value === 'string') return MOMENT.test(value) ? dateTime(new Date(value)) : value
  if (Array.isArray(value)) return value.map(text).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

type Said = { term: string; value: string }

function said(model: string, row: ReportRow): Said[] {
  return Object.entries(row).flatMap(([field, value]) => {
    const term = word(model, field)
    return term && value !== null && text(value) !== '' ? [{ term, value: text(value) }] : []
  })
}

/** Rows that say one and the same thing each, such as a title, are one list under one word. */
function Rows({ model, rows }: { model: string; rows: readonly ReportRow[] }) {
  const all = rows.map((row) => said(model, row))
  const [term] = all[0]!.map((each) => each.term)
  if (term && all.every((items) => items.length === 1 && items[0]!.term === term)) return <DescriptionList items={[{ term, value: <ul className="[overflow-wrap:anywhere]">{[...new Set(all.map(([one]) => one!.value))].map((value) => <li key={value}>{value}</li>)}</ul> }]} />
  return (
    <ul className="flex flex-col gap-4 [&>li+li]:border-t-2 [&>li+li]:border-line [&>li+li]:pt-2">
      {all.map((items, at) => <li key={at}>{items.length > 0 ? <DescriptionList items={items.map(({ term: name, value }) => ({ term: name, value: <span className="[overflow-wrap:anywhere]">{value}</span> }))} /> : <p className="text-muted">alleen nummers; ze staan in het bestand</p>}</li>)}
    </ul>
  )
}

/** One table of the database, as far as it is about somebody. */
export function Part({ part: { model, what, why, howLong, seenBy, rows, did } }: { part: ReportPart }) {
  return (
    <Card title={what} sentence={`Waarvoor: ${why}. Hoe lang: ${howLong}. Wie het ziet: ${seenBy}.`}>
      {rows.length > 0 && <Rows model={model} rows={rows.slice(-MOST)} />}
      {rows.length > MOST && <p className="mt-3 text-muted">Dit zijn de laatste {MOST} van {rows.length}. In het bestand staan ze alle.</p>}
      {did.length > 0 && <p className="mt-3">Deze persoon heeft hier {did.length === 1 ? 'één keer' : `${did.length} keer`} iets ingesteld.</p>}
    </Card>
  )
}
