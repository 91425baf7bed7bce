'use client'

import { useCallback, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { Alert } from '@/components/ui/Alert'
import { TextField } from '@/components/ui/TextField'
import { checkDraft, type Problem, type SchoolMark } from '@/lib/xml-maker/check'
import type { Writer } from '@/lib/xml-maker/saver'
import { addRow, removeRow, setCell, undoEdit, type Undo } from '@/lib/xml-maker/edits'
import { TABLE_WORDS, type Draft, type TableName } from '@/lib/xml-maker/model'
import { Finish } from './Finish'
import { freshId } from './fresh-id'
import { Grid, type Focus, type GridHandlers } from './Grid'
import { PasteStep } from './PasteStep'
import { Problems } from './Problems'
import { SaveLine } from './SaveLine'
import { Tabs } from './Tabs'
import { useSaving } from './useSaving'

type Props = { schoolId: string; school: SchoolMark; draftId: string; version: number; start: Draft; currentYear: string; savedAt: string; writer: Writer | undefined; withEckId: string[]; notes: string[]; days: number }

type Work = { draft: Draft; undo: { words: string; undo: Undo } | null }

/** An edit by hand: what was pasted before it can be taken back no more, a removed row can. */
function edited({ draft, undo }: Work, change: (draft: Draft) => Draft): Work {
  return { draft: change(draft), undo: undo?.undo.kind === 'before' ? null : undo }
}

const never = () => () => undefined

/** The XML-maker at work (LAS-6). The tables come to life in the browser; nothing of them works without. */
export function Maker(props: Props) {
  const ready = useSyncExternalStore(never, () => true, () => false)
  return ready ? <Workbench {...props} /> : <p className="text-muted noscript:hidden">De tabellen worden geladen…</p>
}

function Workbench({ schoolId, school, draftId, version, start, currentYear, savedAt, writer, withEckId, notes, days }: Props) {
  const { saver, state } = useSaving({ schoolId, draftId, version, start, savedAt, writer })
  const [{ draft, undo }, setWork] = useState<Work>(() => ({ draft: saver.draft(), undo: null }))
  const [table, setTable] = useState<TableName>(() => (start.pupils.length > 1 ? 'pupils' : 'groups'))
  const [focus, setFocus] = useState<Focus | null>(null)
  useEffect(() => saver.change(draft), [saver, draft])
  const looked = useDeferredValue(draft)
  const problems = useMemo(() => checkDraft(looked, school, currentYear), [looked, school, currentYear])
  const told = useMemo(() => byRow(problems, table), [problems, table])

  // None of these change while somebody types: a row is drawn anew only when it changes itself.
  const edit = useCallback((change: (draft: Draft) => Draft) => setWork((work) => edited(work, change)), [])
  const replace = useCallback((change: (draft: Draft) => Draft, words: string) => setWork((work) => ({ draft: change(work.draft), undo: { words, undo: { kind: 'before', draft: work.draft } } })), [])
  const handlers = useMemo((): GridHandlers => ({
    onCell: (rowId, field, text) => edit((now) => setCell(now, table, rowId, field, text)),
    onAdd: () => {
      const id = freshId()
      edit((now) => addRow(now, table, id))
      return id
    },
    onRemove: (rowId, row) => setWork((work) => {
      const removed = removeRow(work.draft, table, rowId)
      return { draft: removed.draft, undo: removed.undo && { words: `Rij ${row} is verwijderd.`, undo: removed.undo } }
    }),
    onPaste: replace,
  }), [edit, replace, table])
  const goTo = (target: Omit<Focus, 'count'>) => {
    setTable(target.table)
    setFocus({ ...target, count: (focus?.count ?? 0) + 1 })
  }

  return (
    <div className="flex flex-col gap-6">
      {notes.length > 0 && <Alert tone="info" title="Bij het openen"><ul className="list-disc pl-5">{notes.map((note) => <li key={note}>{note}</li>)}</ul></Alert>}
      <SaveLine state={state} saver={saver} days={days} />
      <TextField name="schoolYear" label="Schooljaar" className="max-w-80" value={draft.schoolYear} autoComplete="off" error={about(problems, 'school-year')} help={about(problems, 'school-year-old') ?? about(problems, 'school-year-far')} onChange={(event) => edit((now) => ({ ...now, schoolYear: event.target.value.trim().slice(0, 20) }))} />
      <Tabs draft={draft} problems={problems} table={table} onChoose={(next) => { setTable(next); setFocus(null) }} />
      <div role="tabpanel" id="maker-panel" aria-labelledby={`maker-tab-${table}`} className="flex flex-col gap-4">
        {table === 'staff' && <p className="max-w-prose text-muted">E-mailadressen staan niet in het bestand. Na de import vult u ze in op het tabblad Leerkrachten; dan krijgt ieder een activatielink.</p>}
        <PasteStep key={`paste-${table}`} table={table} draft={draft} onAdd={replace} />
        <div role="status" className="empty:hidden">
          {undo && (
            <p className="flex flex-wrap items-center gap-3 rounded-control bg-sun-tint px-4 py-2">
              {undo.words}
              <button type="button" className="min-h-8 font-semibold text-primary-dark underline" onClick={() => setWork((work) => ({ draft: work.undo ? undoEdit(work.draft, work.undo.undo) : work.draft, undo: null }))}>Ongedaan maken</button>
            </p>
          )}
        </div>
        <Grid key={`grid-${table}`} table={table} draft={draft} problems={told} withEckId={withEckId} focus={focus?.table === table ? focus : null} handlers={handlers} label={TABLE_WORDS[table]} />
      </div>
      <Problems problems={problems} onGo={goTo} />
      <Finish schoolId={schoolId} draftId={draftId} saver={saver} problems={problems} />
    </div>
  )
}

/** What to do about the school year, where something is up with it. */
function about(problems: readonly Problem[], wanted: Problem['code']): string | undefined {
  const found = problems.find(({ code }) => code === wanted)
  return found && (found.level === 'error' ? found.remedy : `${found.message} ${found.remedy}`)
}

/** What is wrong with each row of one table, as text: rows compare it, and draw themselves anew only when it differs. */
function byRow(problems: readonly Problem[], table: TableName): ReadonlyMap<string, string> {
  const rows = new Map<string, Record<string, { words: string; level: string }>>()
  for (const { table: where, rowId, field, level, message, remedy } of problems) {
    if (where !== table || !rowId || !field) continue
    const cells = rows.get(rowId) ?? {}
    cells[field] ??= { words: `${message} ${remedy}`, level }
    rows.set(rowId, cells)
  }
  return new Map([...rows].map(([id, cells]) => [id, JSON.stringify(cells)]))
}
