'use client'

import clsx from 'clsx'
import { Trash2 } from 'lucide-react'
import { memo, useState } from 'react'
import { COLUMNS, type Column } from '@/lib/xml-maker/columns'
import { showRefs, type GroupIndex } from '@/lib/xml-maker/groups'
import { valueOf, type AnyRow, type TableName } from '@/lib/xml-maker/model'
import type { GridHandlers } from './Grid'

type Told = Record<string, { words: string; level: string }>
const WIDTHS: Record<Column['width'], string> = { narrow: 'w-24 min-w-24', normal: 'min-w-40', wide: 'min-w-56' }

/** One row. Drawn anew only when it changes itself, or what is said about it. */
export const GridRow = memo(function GridRow({ row, table, at, place, told, index, eckId, onCell, onRemove }: {
  row: AnyRow
  table: TableName
  /** The row's number in the table, from 0, and its place on the page. */
  at: number
  place: number
  told: string | undefined
  index: GroupIndex
  eckId: boolean | null
  onCell: GridHandlers['onCell']
  onRemove: GridHandlers['onRemove']
}) {
  const problems = told ? (JSON.parse(told) as Told) : {}
  return (
    <tr data-row={row.id} aria-rowindex={at + 2} className="hover:bg-ground [&:last-child>*]:border-b-0">
      <th scope="row" className="border-b border-line/70 px-2 text-sm font-normal text-muted tabular-nums">{at + 1}</th>
      {columnsOf(table).map((column, place2) => (
        <td key={column.field} className={clsx('border-b border-l border-line/70 p-0 align-top', WIDTHS[column.width])}>
          <Cell row={row} column={column} name={`${column.label}, rij ${at + 1}`} cell={`${place}:${place2}`} problem={problems[column.field]} index={index} onText={(text) => onCell(row.id, column.field, text)} />
        </td>
      ))}
      {eckId !== null && <td className="border-b border-l border-line/70 px-2 text-sm">{eckId ? 'ja' : 'nee'}</td>}
      <td className="border-b border-l border-line/70 px-1">
        <button type="button" aria-label={`Verwijder rij ${at + 1}`} title="Verwijder deze rij" onClick={() => onRemove(row.id, at + 1)} className="flex size-9 items-center justify-center rounded-control text-muted hover:bg-danger-tint hover:text-danger">
          <Trash2 aria-hidden className="size-4" />
        </button>
      </td>
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
    className: clsx('focus-inset block min-h-11 w-full border-0 bg-transparent px-2 py-1.5', wrong && 'bg-danger-tint inset-ring-1 inset-ring-danger'),
  }
  const field = column.type === 'kind' ? (
    <select {...common} value={String(value)} onChange={(event) => onText(event.target.value)}>
      <option value="base">groep</option>
      <option value="combined">samengestelde groep</option>
    </select>
  ) : column.type !== 'text' ? (
    <input {...common} list={column.type === 'year' ? 'maker-years' : 'maker-groups'} autoComplete="off" spellCheck={false} value={typed ?? (column.type === 'year' ? String(value) : showRefs(value as readonly string[], index))} onChange={(event) => { setTyped(event.target.value); onText(event.target.value) }} onBlur={() => setTyped(null)} />
  ) : (
    <input {...common} autoComplete="off" spellCheck={false} value={String(value)} onChange={(event) => onText(event.target.value)} />
  )
  return (
    <>
      {field}
      {problem && <p id={`${id}-problem`} className={clsx('max-w-56 min-w-40 px-2 pb-1.5 text-sm', wrong ? 'text-danger' : 'text-warn')}>{problem.words}</p>}
    </>
  )
}
