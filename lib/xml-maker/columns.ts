import type { TableName } from './model'

/**
 * `text`: as typed. `year`: a code of jaargroep. `kind`: groep or samengestelde groep. `refs`: names of groups.
 */
export type Column = {
  field: string
  label: string
  type: 'text' | 'year' | 'kind' | 'refs'
  /** How wide the cell stands, in the classes that exist for it. */
  width: 'narrow' | 'normal' | 'wide'
  help?: string
}

const KEY_HELP = 'Blijft van jaar tot jaar gelijk: hieraan wordt iemand herkend.'

/** The columns of each table, in the order in which a person fills them in. There is none for e-mail: see 'Leerkrachten' (LAS-7). */
export const COLUMNS: Record<TableName, readonly Column[]> = {
  groups: [
    { field: 'name', label: 'Groepsnaam', type: 'text', width: 'normal' },
    { field: 'kind', label: 'Soort', type: 'kind', width: 'normal' },
    { field: 'yearGroup', label: 'Jaargroep', type: 'year', width: 'narrow', help: '0 tot en met 8, of C voor een combinatiegroep.' },
    { field: 'description', label: 'Omschrijving', type: 'text', width: 'wide' },
    { field: 'key', label: 'Sleutel', type: 'text', width: 'normal', help: KEY_HELP },
  ],
  pupils: [
    { field: 'firstName', label: 'Roepnaam', type: 'text', width: 'normal' },
    { field: 'prefix', label: 'Tussenvoegsel', type: 'text', width: 'narrow' },
    { field: 'lastName', label: 'Achternaam', type: 'text', width: 'normal' },
    { field: 'initials', label: 'Voorletters', type: 'text', width: 'narrow', help: 'Hoofdletters zonder punten.' },
    { field: 'yearGroup', label: 'Jaargroep', type: 'year', width: 'narrow', help: '0 tot en met 8.' },
    { field: 'groups', label: 'Groep', type: 'refs', width: 'normal' },
    { field: 'combined', label: 'Samengestelde groepen', type: 'refs', width: 'normal', help: 'Meer groepen scheidt u met een puntkomma.' },
    { field: 'key', label: 'Leerlingnummer', type: 'text', width: 'normal', help: KEY_HELP },
  ],
  staff: [
    { field: 'firstName', label: 'Roepnaam', type: 'text', width: 'normal' },
    { field: 'prefix', label: 'Tussenvoegsel', type: 'text', width: 'narrow' },
    { field: 'lastName', label: 'Achternaam', type: 'text', width: 'normal' },
    { field: 'initials', label: 'Voorletters', type: 'text', width: 'narrow', help: 'Hoofdletters zonder punten.' },
    { field: 'groups', label: 'Groepen', type: 'refs', width: 'wide', help: 'Meer groepen scheidt u met een puntkomma.' },
    { field: 'key', label: 'Personeelsnummer', type: 'text', width: 'normal', help: KEY_HELP },
  ],
}

/** The column's label, for what is said about a cell. */
export function labelOf(table: TableName, field: string): string {
  return COLUMNS[table].find((column) => column.field === field)?.label ?? field
}
