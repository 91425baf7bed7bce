'use client'

import { useMemo, useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Checkbox } from '@/components/ui/Checkbox'
import { SelectField } from '@/components/ui/SelectField'
import { TextAreaField } from '@/components/ui/TextAreaField'
import { plainCell, readCells } from '@/lib/xml-maker/cells'
import { MOST_ROWS, TABLE_WORDS, type Draft, type TableName } from '@/lib/xml-maker/model'
import { SKIP_KNOWN, type KnownRow } from '@/lib/xml-maker/known-rows'
import { repeatedWords } from '@/lib/xml-maker/repeats'
import { addPasted, fieldChoices, guessColumns, NOT_USED, type ColumnMatch, type Pasted } from '@/lib/xml-maker/paste'
import { freshId } from './fresh-id'

/** So much text is looked at: more than any school's list. */
const MOST_CHARACTERS = 2_000_000

/** Pasting from a spreadsheet in three steps on one spot: the text, which column is what, and then adding it. */
export function PasteStep({ table, draft, onAdd }: { table: TableName; draft: Draft; onAdd(change: (draft: Draft) => Draft, words: string): void }) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [own, setOwn] = useState<ColumnMatch | null>(null)
  const [makeGroups, setMakeGroups] = useState(true)
  const [choice, setChoice] = useState(SKIP_KNOWN)
  const { rows, more } = useMemo(() => readCells(text.slice(0, MOST_CHARACTERS), MOST_ROWS[table] + 1), [text, table])
  const match = useMemo(() => own ?? guessColumns(rows, table, draft.groups), [own, rows, table, draft.groups])
  const outcome = useMemo(() => (rows.length === 0 ? null : addPasted(draft, table, rows, match, { makeGroups, freshId: counter(), choice })), [draft, table, rows, match, makeGroups, choice])
  const close = () => {
    setOpen(false)
    setText('')
    setOwn(null)
    setChoice(SKIP_KNOWN)
  }
  const byKey = outcome?.known.filter(({ by }) => by === 'key') ?? []
  const byName = outcome?.known.filter(({ by }) => by === 'name') ?? []
  if (!open) return <div><Button variant="secondary" aria-expanded={false} onClick={() => setOpen(true)}>Plakken uit een spreadsheet</Button></div>
  const twice = outcome?.repeated.filter(({ by }) => by === 'name') ?? []
  const nothing = !outcome || outcome.added + outcome.updated === 0
  const add = () => {
    if (nothing) return
    onAdd((now) => addPasted(now, table, rows, match, { makeGroups, freshId, choice }).draft, `${summary(outcome, choice.twice)}.`)
    close()
  }
  return (
    <Card title={`Plakken bij ${TABLE_WORDS[table]}`} sentence="Kopieer de rijen in uw spreadsheet en plak ze hieronder, het liefst met de rij met kopjes erbij. E-mailadressen, BSN en geboortedatum worden niet overgenomen.">
      <div className="flex flex-col gap-5">
        <TextAreaField name="paste" label="Rijen uit uw spreadsheet" rows={5} className="max-w-4xl" autoComplete="off" spellCheck={false} value={text} onChange={(event) => { setText(event.target.value); setOwn(null) }} />
        {rows.length > 0 && (
          <>
            <fieldset className="flex flex-col gap-3">
              <legend className="mb-2 font-semibold">Welke kolom is wat?</legend>
              <Checkbox name="headed" label="De eerste rij bevat kopjes" checked={match.headed} onChange={(event) => setOwn({ ...match, headed: event.target.checked })} />
              <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
                {match.fields.map((field, at) => (
                  <li key={at} className="flex flex-col gap-1">
                    <SelectField
                      name={`column-${at}`} label={`Kolom ${at + 1}`} help={examples(rows, at)} value={field} options={[{ value: NOT_USED, label: 'niet gebruiken' }, ...fieldChoices(table)]}
                      onChange={(event) => setOwn({ ...match, fields: match.fields.map((one, other) => (other === at ? event.target.value : one === event.target.value ? NOT_USED : one)) })}
                    />
                  </li>
                ))}
              </ul>
            </fieldset>
            {table !== 'groups' && <Checkbox name="makeGroups" label="Groepen die er nog niet zijn, toevoegen" checked={makeGroups} onChange={(event) => setMakeGroups(event.target.checked)} />}
            {outcome && outcome.known.length > 0 && (
              <fieldset className="flex flex-col gap-3">
                <legend className="mb-2 font-semibold">Deze rijen staan al in de tabel</legend>
                {byKey.length > 0 && <Checkbox name="skipKey" checked={choice.sameKey === 'skip'} onChange={(event) => setChoice({ ...choice, sameKey: event.target.checked ? 'skip' : 'update' })} label={`Sla ${byKey.length === 1 ? 'de rij' : `de ${byKey.length} rijen`} met een nummer dat er al staat over`} help={`${listed(byKey)}. Zonder vinkje wordt de rij in de tabel bijgewerkt.`} />}
                {byName.length > 0 && <Checkbox name="skipName" checked={choice.sameName === 'skip'} onChange={(event) => setChoice({ ...choice, sameName: event.target.checked ? 'skip' : 'add' })} label={`Sla ${byName.length === 1 ? 'de rij' : `de ${byName.length} rijen`} met een naam die er al staat over`} help={`${listed(byName)}. Haal het vinkje alleen weg als het om ${table === 'groups' ? 'een andere groep' : 'iemand anders'} met dezelfde naam gaat: dan komt de rij erbij.`} />}
              </fieldset>
            )}
            {twice.length > 0 && (
              <Checkbox
                name="twice" checked={choice.twice === 'once'} onChange={(event) => setChoice({ ...choice, twice: event.target.checked ? 'once' : 'both' })}
                label={`Neem ${twice.length === 1 ? 'wie' : 'ieder die'} hierin twee keer staat één keer over`} help={`${repeatedWords(twice)}. Haal het vinkje alleen weg als het om twee ${table === 'groups' ? 'groepen' : 'mensen'} met dezelfde naam gaat.`}
              />
            )}
            <div role="status">
              {outcome && <Alert tone={nothing || outcome.left > 0 || more ? 'warn' : 'info'}>{summary(outcome, choice.twice)}.{(outcome.left > 0 || more) && ` Er is plaats voor ten hoogste ${MOST_ROWS[table]} rijen; de rest wordt niet overgenomen.`}</Alert>}
            </div>
          </>
        )}
        <div className="flex flex-wrap gap-3">
          <Button onClick={add} aria-disabled={nothing}>Voeg toe</Button>
          <Button variant="quiet" onClick={close}>Annuleren</Button>
        </div>
      </div>
    </Card>
  )
}

/** Ids for looking only. */
function counter(): () => string {
  let count = 0
  return () => `look-${(count += 1)}`
}

function summary({ added, updated, skipped, repeated, newGroups }: Pick<Pasted, 'added' | 'updated' | 'skipped' | 'repeated' | 'newGroups'>, twice: 'once' | 'both'): string {
  const parts = [`${added === 1 ? '1 rij komt' : `${added} rijen komen`} erbij`]
  if (updated > 0) parts.push(`${updated === 1 ? '1 rij wordt' : `${updated} rijen worden`} bijgewerkt, omdat het nummer er al staat`)
  if (skipped > 0) parts.push(`${skipped === 1 ? '1 rij staat er al en wordt' : `${skipped} rijen staan er al en worden`} overgeslagen`)
  const once = repeated.filter(({ by }) => by === 'key' || twice === 'once')
  if (once.length > 0) parts.push(`één keer overgenomen, want twee keer in uw rijen: ${repeatedWords(once)}`)
  if (newGroups.length > 0) parts.push(`${newGroups.length === 1 ? 'nieuwe groep' : 'nieuwe groepen'}: ${newGroups.slice(0, 8).join(', ')}${newGroups.length > 8 ? ', …' : ''}`)
  return parts.join('; ')
}

/** Who is there already: by name, with the row in the table. */
function listed(known: readonly KnownRow[]): string {
  return `${known.slice(0, 8).map(({ name, row }) => `${name} (rij ${row})`).join(', ')}${known.length > 8 ? ` en nog ${known.length - 8}` : ''}`
}

/** The first texts of a column, to know it by. */
function examples(rows: readonly (readonly string[])[], at: number): string {
  const texts = rows.slice(0, 4).map((row) => plainCell(row[at] ?? '')).filter(Boolean).slice(0, 3).map((text) => (text.length > 24 ? `${text.slice(0, 24)}…` : text))
  return texts.join(' · ') || 'leeg'
}
