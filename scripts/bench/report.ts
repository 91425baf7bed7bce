import type { Counted } from './database'
import { spread, type Sample, type Spread } from './measure'

export type Row = { name: string; web: Spread; database: Spread | null; sum: Spread; runs: Sample[] }
export type Statements = { perOperation: number; list: { text: string; perOperation: number; milliseconds: number }[] }
export type Report = {
  versions: { node: string; postgresql: string; oidcProvider: string }
  runs: number
  size: number
  pupils: number
  /** How many other schools stand in the database. */
  schools: number
  operations: Row[]
  ratios: { hopToBareFirstLogin: Spread; hopToBareExistingSession: Spread }
  statements: { hop: Statements; pupilPath: Statements }
}

/** What issue 2 and design/yardsticks.md set; shown, never asserted: a busy machine is no mistake. */
const AIMS = { hopToBareFirstLogin: 2, statementsAHop: 6, pupilPath: 8, pupilPathInTheEnd: 4.8 }

export function rowOf(name: string, runs: Sample[], withDatabase: boolean): Row {
  return {
    name,
    web: spread(runs.map((run) => run.web)),
    database: withDatabase ? spread(runs.map((run) => run.database)) : null,
    sum: spread(runs.map(total)),
    runs,
  }
}

/** Each round's own ratio: rounds are seconds apart, and a machine that slows down slows both. */
export function ratio(above: Row, below: Row): Spread {
  return spread(above.runs.map((run, at) => total(run) / total(below.runs[at]!)))
}

export function statementsPer(counted: Counted[], operations: number): Statements {
  const list = counted.map(({ text, calls, milliseconds }) => ({ text, perOperation: calls / operations, milliseconds: milliseconds / operations }))
  return { perOperation: list.reduce((sum, each) => sum + each.perOperation, 0), list }
}

function total(sample: Sample): number {
  return sample.web + sample.database
}

/** The report as a table for people. */
export function render({ versions, runs, size, pupils, schools, operations, ratios, statements }: Report): string {
  const [path] = operations
  const head = ['operation', 'web', 'database', 'sum']
  const lines = operations.map((row) => [row.name, ms(row.web), row.database ? ms(row.database) : '-', ms(row.sum)])
  const facts = [
    ['SSO hop ÷ bare first login', ms(ratios.hopToBareFirstLogin), `aim: at most ${AIMS.hopToBareFirstLogin}`],
    ['SSO hop ÷ bare existing session', ms(ratios.hopToBareExistingSession), ''],
    ['whole pupil path, ms', ms(path!.sum), `aim: at most ${AIMS.pupilPath}, in the end ${AIMS.pupilPathInTheEnd}`],
    ['SQL statements a hop', statements.hop.perOperation.toFixed(1), `aim: at most ${AIMS.statementsAHop}`],
    ['SQL statements a pupil path', statements.pupilPath.perOperation.toFixed(1), ''],
  ]
  return [
    `Processor time in milliseconds an operation (user + system of all the server's processes), one request at a time.`,
    `Median (lowest to highest) of ${runs} runs of ${size}; ratios are those of each round, database included.`,
    '',
    ...table([head, ...lines]),
    '',
    ...table(facts),
    '',
    `Node ${versions.node}, PostgreSQL ${versions.postgresql}, oidc-provider ${versions.oidcProvider}; one school of ${pupils} pupils among ${schools} others`,
  ].join('\n')
}

function ms({ median, lowest, highest }: Spread): string {
  return `${median.toFixed(2)} (${lowest.toFixed(2)} to ${highest.toFixed(2)})`
}

/** Rows with the first as head, in columns. */
export function table(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('   ').trimEnd())
}
