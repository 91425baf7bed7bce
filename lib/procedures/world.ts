/** A value as PostgreSQL writes it in JSON. */
export type Value = string | number | boolean | null | readonly Value[]
/** One row by the names of its columns. */
export type Row = Readonly<Record<string, Value>>

type Table = {
  /** The primary key. */
  key: readonly string[]
  /** Columns that point at a row of the same school: a foreign key that carries the school. */
  refs?: Readonly<Record<string, TableName>>
  /** Keys that nobody else of the school may have; rows with a null in them have none. `where` names a column that must be null. */
  unique?: readonly { columns: readonly string[]; where?: string }[]
}

/**
 * The tables whose rows go along when two schools become one, and the school itself; in an order in which what is pointed
 * at comes first. A test compares this with the schema: a new table of a school stands here or in `STAYS`.
 */
export const TABLES = {
  school: { key: ['id'] },
  group: { key: ['id'], unique: [{ columns: ['school_id', 'las_key'] }] },
  pupil: { key: ['id'], refs: { group_id: 'group' }, unique: [{ columns: ['school_id', 'las_key'] }, { columns: ['school_id', 'eck_id_hash'] }] },
  employment: {
    key: ['id'], refs: { substitute_group_id: 'group' },
    unique: [{ columns: ['school_id', 'las_key'] }, { columns: ['school_id', 'eck_id_hash'] }, { columns: ['school_id', 'user_id'], where: 'substitute_group_id' }],
  },
  licence: { key: ['id'], unique: [{ columns: ['school_id', 'product_id'] }] },
  pupil_group: { key: ['pupil_id', 'group_id'], refs: { pupil_id: 'pupil', group_id: 'group' } },
  employment_group: { key: ['employment_id', 'group_id'], refs: { employment_id: 'employment', group_id: 'group' } },
  pupil_home: { key: ['pupil_id', 'slot'], refs: { pupil_id: 'pupil' }, unique: [{ columns: ['pupil_id', 'home_account_id'] }] },
  pupil_badge: { key: ['id'], refs: { pupil_id: 'pupil' } },
  pupil_login_code: { key: ['pupil_id'], refs: { pupil_id: 'pupil' } },
  licence_group: { key: ['licence_id', 'group_id'], refs: { licence_id: 'licence', group_id: 'group' } },
  licence_person: {
    key: ['id'], refs: { licence_id: 'licence', pupil_id: 'pupil', employment_id: 'employment' },
    unique: [{ columns: ['licence_id', 'pupil_id'] }, { columns: ['licence_id', 'employment_id'] }],
  },
  licence_lookup: {
    key: ['id'], refs: { pupil_id: 'pupil', employment_id: 'employment' },
    unique: [{ columns: ['publisher_id', 'pupil_id'] }, { columns: ['publisher_id', 'employment_id'] }],
  },
  substitution: { key: ['id'], refs: { group_id: 'group', employment_id: 'employment' } },
  school_address: { key: ['id'], unique: [{ columns: ['school_id', 'cidr'] }] },
  address_tool: { key: ['school_id'] },
  enrolled_device: { key: ['id'] },
} as const satisfies Record<string, { key: readonly string[]; refs?: Record<string, string>; unique?: Table['unique'] }>

export type TableName = keyof typeof TABLES
export const TABLE_NAMES = Object.keys(TABLES) as TableName[]
export const tableOf = (name: TableName): Table => TABLES[name]

/** Tables of a school that stay with the one that is merged into another, and why. */
export const STAYS: Record<string, string> = {
  consent: 'the publishers that the school ticked still hear where it went; for the one that stays its own ticks count',
  consent_request: 'history of what publishers asked the school that went',
  network_consent: 'the ticks of the school that stays count',
  roster_import: 'history of the school that went',
  las_link: 'there is none: a link stops a merger',
  roster_draft: 'work in progress on data that is elsewhere now; it goes by itself',
  address_report: 'history of an address',
  audit_event: 'the log only grows',
  outbox_mail: 'history',
  session: 'sessions end',
  first_school_day: 'the day of the school that stays counts',
  first_steps_hidden: 'the school that stays knows what it put away',
  name_request: 'history of a name',
  brin_takeover: 'the way back of a number that goes with its school',
  erasure_count: 'what was erased was erased there',
  look_on: 'history: who looked on at that school',
  school_login_rules: 'the rules of the school that stays count',
  school_closing: 'the closing of a school that is there',
  sandbox: 'a sandbox is its engineer’s, whatever becomes of its school',
}

/** A moment as PostgreSQL writes it in JSON: what a procedure writes must read back as the same text. */
export const momentText = (moment: Date): string => moment.toISOString().replace(/(\.\d*?)0*Z$/, (_, part: string) => `${part === '.' ? '' : part}+00:00`)

/** Rows of the schools that a procedure is about. */
export type World = Readonly<Record<TableName, readonly Row[]>>

export const keyOf = (table: TableName, row: Row): string => JSON.stringify(tableOf(table).key.map((column) => row[column] ?? null))

/** What the database would refuse of a world: pointers to another school or to nothing, and keys that are there twice. */
export function faultsOf(world: World): string[] {
  const faults: string[] = []
  const there = new Map(TABLE_NAMES.map((name) => [name, new Set(world[name].map((row) => `${String(row.school_id)} ${String(row.id)}`))]))
  for (const name of TABLE_NAMES) {
    const { refs = {}, unique = [] } = tableOf(name)
    const seen = new Set<string>()
    const once = (at: string) => (seen.has(at) ? void faults.push(`${name}: ${at} twice`) : void seen.add(at))
    for (const row of world[name]) {
      once(keyOf(name, row))
      for (const [column, target] of Object.entries(refs))
        if (row[column] != null && !there.get(target)!.has(`${String(row.school_id)} ${String(row[column])}`)) faults.push(`${name}.${column} leads nowhere`)
      for (const { columns, where } of unique) {
        const values = columns.map((column) => row[column] ?? null)
        if (!values.includes(null) && (!where || row[where] == null)) once(`${columns.join(' ')} ${JSON.stringify(values)}`)
      }
    }
  }
  return faults
}
