'use client'

import clsx from 'clsx'
import { ChevronRight, Trash2 } from 'lucide-react'
import { memo, useState } from 'react'
import { COLUMNS, type Column } from '@/lib/xml-maker/columns'
import { showRefs, type GroupIndex } from '@/lib/xml-maker/groups'
import { valueOf, type AnyRow, type TableName } from '@/lib/xml-maker/model'
import type { GridHandlers } from './Grid'
import { cardWords } from './grid-layout'

type Told = Record<string, { words: string; level: string }>

/** One row. Drawn anew only when it changes itself, or what is said about it. */
export const GridRow = memo(function GridRow({ row, table, at, place, told, index, eckId, open, onOpen, onCell, onRemove }: {
  row: AnyRow
  table: TableName
  /** The row's number in the table, from 0, and its place on the page. */
  at: number
  place: number
  told: string | undefined
  index: GroupIndex
  eckId: boolean | null
  /** On a phone: with its fields. */
  open: boolean
  onOpen(id: string, yes: boolean): void
  onCell: GridHandlers['onCell']
  onRemove: GridHandlers['onRemove']
}) {
  const problems = told ? (JSON.parse(told) as Told) : {}
  const { title, more } = cardWords(row, index)
  return (
    <tr role="row" data-row={row.id} aria-rowindex={at + 2} className="group/row border-line [content-visibility:auto] [contain-intrinsic-size:auto_4.25rem] hover:bg-ground max-sm:relative max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-3 max-sm:border-b max-sm:px-3 max-sm:py-2 sm:border-b sm:border-line/70 sm:[contain-intrinsic-size:auto_2.8125rem] sm:last:border-b-0">
      <th role="rowheader" scope="row" className="min-w-0 text-left text-sm font-normal text-muted tabular-nums max-sm:col-span-2 max-sm:pr-11 sm:px-2 sm:py-3">
        <span className="max-sm:hidden"><span className="sr-only">Rij </span>{at + 1}</span>
        <button type="button" aria-expanded={open} onClick={() => onOpen(row.id, !open)} className="flex min-h-12 w-full items-center gap-2 text-left sm:hidden">
          <ChevronRight aria-hidden className={clsx('size-4 shrink-0', open && 'rotate-90')} />
          <span className="min-w-0 [overflow-wrap:anywhere]"><span className="block font-semibold text-ink">{title || `Rij ${at + 1}`}</span>{title && `Rij ${at + 1}${more && ` · ${more}`}`}</span>
        </button>
      </th>
      {columnsOf(table).map((column, place2) => (
        <td role="cell" key={column.field} className={clsx('min-w-0 p-0 sm:border-l sm:border-line/70', column.width === 'wide' && 'max-sm:col-span-2', !open && 'max-sm:hidden')}>
          <span aria-hidden className="block pt-2 text-sm text-muted sm:hidden">{column.label}</span>
          <Cell row={row} column={column} name={`${column.label}, rij ${at + 1}`} cell={`${place}:${place2}`} problem={problems[column.field]} index={index} onText={(text) => onCell(row.id, column.field, text)} />
        </td>
      ))}
      {eckId !== null && <td role="cell" className={clsx('text-sm max-sm:pt-2 sm:border-l sm:border-line/70 sm:px-2 sm:py-3', !open && 'max-sm:hidden')}><span className="text-muted sm:hidden">ECK iD: </span>{eckId ? 'ja' : 'nee'}</td>}
      <td role="cell" className="bg-paper px-1 py-1 group-hover/row:bg-ground max-sm:absolute max-sm:top-3 max-sm:right-1 sm:sticky sm:right-0 sm:border-l sm:border-line/70">
        <button type="button" aria-label={`Verwijder rij ${at + 1}`} title="Verwijder deze rij" onClick={() => onRemove(row.id, at + 1)} className="flex size-9 items-center justify-center rounded-control text-muted hover:bg-danger-tint hover:text-danger">
          <Trash2 aria-hidden className="size-4" />
        </button>
      </td>
      {told && (
        <td role="cell" className="col-span-full flex flex-col gap-1 pb-2 text-sm sm:border-t sm:border-line/70 sm:px-2 sm:pt-1.5">
          {columnsOf(table).filter(({ field }) => problems[field]).map(({ field, label }) => (
            <p key={field} className={problems[field]!.level === 'error' ? 'text-danger' : 'text-warn'}>{label}: <span id={`cell-${row.id}-${field}-problem`}>{problems[field]!.words}</span></p>
          ))}
        </td>
      )}
    </tr>
  )
})

const columnsOf = (table: TableName) => COLUMNS[table]

type CellProps = { row: AnyRow; column: Column; name: string; cell: string; problem: Told[string] | undefined; index: GroupIndex; onText(text: string): void }

function Cell({ row, column, name, cell, problem, index, onText }: CellProps) {
  // What is being typed where it is read as something else (groups, 'groep 5'); shown as that once the cell is left.
  const [typed, setTyped] = useState<string | null>(null)
  const value = valueOf(row, column.field)
  const id = `cell-${row.id}-${column.field}`
  const wrong = problem?.level === 'error'
  const common = {
    id, 'aria-label': name, 'data-cell': cell, 'data-field': column.field, 'aria-invalid': wrong || undefined, 'aria-describedby': problem ? `${id}-problem` : undefined,
    className: clsx('focus-inset block min-h-11 w-full border-0 bg-transparent px-2 py-1.5 max-sm:rounded-control max-sm:border max-sm:border-line', wrong && 'bg-danger-tint inset-ring-1 inset-ring-danger'),
  }
  return column.type === 'kind' ? (
    <select {...common} value={String(value)} onChange={(event) => onText(event.target.value)}>
      <option value="base">groep</option>
      <option value="combined">samengestelde groep</option>
    </select>
  ) : column.type !== 'text' ? (
    <input {...common} list={column.type === 'year' ? 'maker-years' : 'maker-groups'} autoComplete="off" spellCheck={false} value={typed ?? (column.type === 'year' ? String(value) : showRefs(value as readonly string[], index))} onChange={(event) => { setTyped(event.target.value); onText(event.target.value) }} onBlur={() => setTyped(null)} />
  ) : (
    <input {...common} autoComplete="off" spellCheck={false} value={String(value)} onChange={(event) => onText(event.target.value)} />
  )
}
