import { fullName } from '@/lib/core/names'
import { showRefs, type GroupIndex } from '@/lib/xml-maker/groups'
import { ownKey, type AnyRow, type TableName } from '@/lib/xml-maker/model'

const GROUPS = 'sm:min-w-[48rem] sm:[&_tr]:grid-cols-[2.75rem_minmax(9rem,1fr)_minmax(10rem,1fr)_5.5rem_minmax(11rem,2fr)_minmax(8rem,1fr)_3rem]'
/**
 * Each row is a grid of its own, so that a row that nobody sees need not be laid out, and a key that is typed lays out one
 * row: a table that measures all its cells takes a tenth of a second a key at 400 pupils. The columns of all rows are as
 * wide, with room for all of them at 1280 pixels.
 */
const COLUMNS: Record<TableName, { plain: string; eckId: string }> = {
  groups: { plain: GROUPS, eckId: GROUPS },
  pupils: {
    plain: 'sm:min-w-[61.5rem] sm:[&_tr]:grid-cols-[2.75rem_minmax(7.5rem,1.2fr)_7rem_minmax(8rem,1.2fr)_5.5rem_5.5rem_minmax(6.5rem,1fr)_minmax(8rem,1fr)_minmax(7.75rem,1fr)_3rem]',
    eckId: 'sm:min-w-[65.5rem] sm:[&_tr]:grid-cols-[2.75rem_minmax(7.5rem,1.2fr)_7rem_minmax(8rem,1.2fr)_5.5rem_5.5rem_minmax(6.5rem,1fr)_minmax(8rem,1fr)_minmax(7.75rem,1fr)_4rem_3rem]',
  },
  staff: {
    plain: 'sm:min-w-[54rem] sm:[&_tr]:grid-cols-[2.75rem_minmax(8rem,1fr)_7rem_minmax(8rem,1fr)_5.5rem_minmax(11rem,2fr)_minmax(9rem,1fr)_3rem]',
    eckId: 'sm:min-w-[58rem] sm:[&_tr]:grid-cols-[2.75rem_minmax(8rem,1fr)_7rem_minmax(8rem,1fr)_5.5rem_minmax(11rem,2fr)_minmax(9rem,1fr)_4rem_3rem]',
  },
}

/** The classes of a table's columns; with or without the one of the ECK iD. */
export const columnClasses = (table: TableName, eckId: boolean): string => COLUMNS[table][eckId ? 'eckId' : 'plain']

/** A row on a phone, closed: who it is, and what tells that person from another. A key that the portal made says nothing. */
export function cardWords(row: AnyRow, index: GroupIndex): { title: string; more: string } {
  const key = row.key === ownKey(row.id) ? '' : row.key
  if ('kind' in row) return { title: row.name, more: said(row.yearGroup && `jaargroep ${row.yearGroup}`, row.kind === 'combined' && 'samengestelde groep', key) }
  return { title: fullName(row), more: said(showRefs(row.groups, index), key) }
}

const said = (...parts: (string | false)[]) => parts.filter(Boolean).join(' · ')
