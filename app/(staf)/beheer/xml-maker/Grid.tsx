'use client'

import clsx from 'clsx'
import { useCallback, useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/Button'
import { CONTROL_CLASS } from '@/components/ui/Field'
import { plainCell, readCells } from '@/lib/xml-maker/cells'
import { COLUMNS } from '@/lib/xml-maker/columns'
import { isBlank, pasteBlock } from '@/lib/xml-maker/edits'
import { groupIndex, showRefs } from '@/lib/xml-maker/groups'
import { whereTo, type CellPlace } from '@/lib/xml-maker/keys'
import { MOST_ROWS, rowsOf, valueOf, type AnyRow, type Draft, type TableName } from '@/lib/xml-maker/model'
import { YEAR_GROUPS, spokenYearGroup } from '@/lib/core/year-group'
import { freshId } from './fresh-id'
import { columnClasses } from './grid-layout'
import { GridRow } from './GridRow'

/** A cell to go to; `count` tells two wishes for the same cell apart. */
export type Focus = { table: TableName; rowId: string; field: string; count: number }
export type GridHandlers = {
  onCell(rowId: string, field: string, text: string): void
  /** Adds a row; its id. */
  onAdd(): string
  onRemove(rowId: string, row: number): void
  onPaste(change: (draft: Draft) => Draft, words: string): void
}

/** So many rows stand in the page at once: more than a school of ordinary size has. */
const PAGE = 500
/** So many rows stand open on a phone from the start. */
const FEW = 3

/** One table: a real one, with a field in each cell. Moves as a spreadsheet does, and draws only the row that changes. */
export function Grid({ table, draft, problems, withEckId, focus, handlers, label }: { table: TableName; draft: Draft; problems: ReadonlyMap<string, string>; withEckId: readonly string[]; focus: Focus | null; handlers: GridHandlers; label: string }) {
  const body = useRef<HTMLTableElement>(null)
  const [sought, setSought] = useState('')
  const [shown, setShown] = useState<ReadonlySet<string> | null>(null)
  const [page, setPage] = useState(0)
  const [wish, setWish] = useState<{ rowId: string; field: string } | null>(null)
  // On a phone a row is a card that opens; a short list, and a row that waits to be filled in, stand open.
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(rowsOf(draft, table).filter((row, at, all) => all.length <= FEW || isBlank(table, row)).map(({ id }) => id)))
  const open = useCallback((id: string, yes = true) => setOpened((known) => (known.has(id) === yes ? known : new Set(yes ? [...known, id] : [...known].filter((one) => one !== id)))), [])
  const index = useMemo(() => groupIndex(draft.groups), [draft.groups])
  const eckIds = useMemo(() => new Set(withEckId), [withEckId])
  const columns = COLUMNS[table]
  const all = rowsOf(draft, table)
  const rows = all.map((row, at) => ({ row, at })).filter(({ row }) => !shown || shown.has(row.id))
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  const current = Math.min(page, pages - 1)
  const onPage = rows.slice(current * PAGE, (current + 1) * PAGE)

  // A row may first have to come onto the page; then the wish is done.
  const wanted = wish ?? focus
  const [seen, setSeen] = useState<typeof focus>(null)
  if (focus && focus !== seen) {
    setSeen(focus)
    setWish(null)
    setShown(null)
    setSought('')
    open(focus.rowId)
    const at = all.findIndex((row) => row.id === focus.rowId)
    if (at >= 0) setPage(Math.floor(at / PAGE))
  }
  useEffect(() => {
    if (!wanted) return
    const field = body.current?.querySelector<HTMLInputElement>(`[data-row="${wanted.rowId}"] [data-field="${wanted.field}"]`)
    field?.focus()
    field?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [wanted])

  // Whether something stands beyond the edge is told in words: a bar to slide with is not on every screen.
  const region = useRef<HTMLDivElement>(null)
  const [cut, setCut] = useState(false)
  useEffect(() => {
    const box = region.current!
    const watch = new ResizeObserver(() => setCut(box.scrollWidth > box.clientWidth + 1))
    watch.observe(box)
    watch.observe(body.current!)
    return () => watch.disconnect()
  }, [])

  const cellAt = ({ row, column }: CellPlace) => body.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`)
  const onKeyDown = (event: KeyboardEvent) => {
    const field = event.target as HTMLInputElement
    const [row, column] = (field.dataset?.cell ?? '').split(':').map(Number)
    if (row === undefined || column === undefined || Number.isNaN(row) || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
    // A list to choose from keeps its arrows.
    if (field.tagName === 'SELECT' && event.key !== 'Enter') return
    const text = field.tagName === 'INPUT'
    const [start, end] = text ? [field.selectionStart ?? 0, field.selectionEnd ?? 0] : [0, 0]
    const whole = text && start === 0 && end === field.value.length
    const to = whereTo({ key: event.key, shift: event.shiftKey, ctrl: event.ctrlKey, atStart: whole || (start === 0 && end === 0), atEnd: whole || (start === field.value?.length && end === start) }, { row, column }, onPage.length, columns.length)
    if (!to) return
    event.preventDefault()
    if (to === 'add') return add(columns[column]!.field)
    const target = cellAt(to)
    target?.focus()
    if (target?.tagName === 'INPUT') target.select()
  }
  const add = (field: string) => {
    if (all.length >= MOST_ROWS[table]) return
    const id = handlers.onAdd()
    setShown((known) => known && new Set([...known, id]))
    open(id)
    setPage(Math.floor((shown ? rows.length : all.length) / PAGE))
    setWish({ rowId: id, field })
  }
  const onPaste = (event: ClipboardEvent) => {
    const field = event.target as HTMLElement
    const [rowId, name] = [field.closest<HTMLElement>('[data-row]')?.dataset.row, field.dataset.field]
    const text = event.clipboardData.getData('text/plain').replace(/(\r?\n)+$/, '')
    if (!rowId || !name || !/[\t\n]/.test(text)) return
    event.preventDefault()
    const { rows: cells } = readCells(text, MOST_ROWS[table], '\t')
    handlers.onPaste((now) => pasteBlock(now, table, rowId, name, cells.map((line) => line.map(plainCell)), freshId), `${cells.length === 1 ? '1 regel is' : `${cells.length} regels zijn`} geplakt.`)
    setShown(null)
    setSought('')
  }
  const search = (text: string) => {
    setSought(text)
    setPage(0)
    const plain = text.trim().toLocaleLowerCase('nl')
    setShown(plain === '' ? null : new Set(all.filter((row) => textOf(row, columns, index).includes(plain)).map(({ id }) => id)))
  }

  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <label className="flex w-full max-w-xs flex-col gap-1 text-sm">Zoek in deze tabel<input type="search" autoComplete="off" value={sought} onChange={(event) => search(event.target.value)} className={CONTROL_CLASS} /></label>
        <p className="text-sm text-muted max-sm:hidden">Tab en de pijltjes gaan naar de volgende cel, Enter naar de rij eronder. In de laatste rij maakt Enter een nieuwe rij.</p>
      </div>
      <datalist id="maker-years">{YEAR_GROUPS.map((code) => <option key={code} value={code}>{spokenYearGroup(code)}</option>)}</datalist>
      <datalist id="maker-groups">{index.labels.map((each) => <option key={each} value={each} />)}</datalist>
      {cut && <p className="text-sm text-muted max-sm:hidden">Niet alle kolommen passen op uw scherm: schuif de tabel opzij.</p>}
      <div ref={region} role="region" aria-label={cut ? `${label}, schuift opzij` : label} tabIndex={0} className="focus-inset rounded-card border border-line bg-paper sm:max-h-[70dvh] sm:scroll-pt-14 sm:scroll-pr-14 sm:overflow-auto">
        <table role="table" ref={body} aria-label={label} aria-rowcount={all.length + 1} onKeyDown={onKeyDown} onPaste={onPaste} className={clsx('block w-full text-left sm:[&_tr]:grid', columnClasses(table, eckIds.size > 0))}>
          <thead role="rowgroup" className="block max-sm:hidden sm:sticky sm:top-0 sm:z-20">
            <tr role="row">
              <th role="columnheader" scope="col" className={HEAD}>Rij</th>
              {columns.map(({ field, label: name, help }) => <th key={field} role="columnheader" scope="col" title={help} className={HEAD}>{name}</th>)}
              {table !== 'groups' && eckIds.size > 0 && <th role="columnheader" scope="col" className={HEAD}>ECK iD</th>}
              <th role="columnheader" scope="col" className={clsx(HEAD, 'sticky right-0')}><span className="sr-only">Verwijderen</span></th>
            </tr>
          </thead>
          <tbody role="rowgroup" className="block">
            {onPage.map(({ row, at }, place) => (
              <GridRow key={row.id} row={row} table={table} at={at} place={place} told={problems.get(row.id)} index={index} eckId={table === 'groups' || eckIds.size === 0 ? null : eckIds.has(row.id)} open={opened.has(row.id)} onOpen={open} onCell={handlers.onCell} onRemove={handlers.onRemove} />
            ))}
          </tbody>
        </table>
      </div>
      {onPage.length === 0 && <p className="text-muted">{shown ? 'Geen rij gevonden.' : `Nog geen ${label.toLowerCase()}.`}</p>}
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="secondary" onClick={() => add(columns[0]!.field)} aria-disabled={all.length >= MOST_ROWS[table]}>Rij toevoegen</Button>
        {pages > 1 && (
          <nav aria-label="Bladeren" className="flex items-center gap-3">
            <Button size="small" variant="quiet" onClick={() => setPage(Math.max(0, current - 1))}>Vorige</Button>
            <span>Rij {current * PAGE + 1} tot en met {Math.min(rows.length, (current + 1) * PAGE)} van {rows.length}</span>
            <Button size="small" variant="quiet" onClick={() => setPage(Math.min(pages - 1, current + 1))}>Volgende</Button>
          </nav>
        )}
      </div>
    </>
  )
}

const HEAD = 'border-b border-line bg-paper px-2 py-2.5 text-head font-semibold text-muted'

function textOf(row: AnyRow, columns: (typeof COLUMNS)[TableName], index: ReturnType<typeof groupIndex>): string {
  return columns.map(({ field, type }) => (type === 'refs' ? showRefs(valueOf(row, field) as readonly string[], index) : String(valueOf(row, field)))).join(' ').toLocaleLowerCase('nl')
}
