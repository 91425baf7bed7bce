import type { Prisma } from '@/lib/platform/db/prisma'
import { decrypt } from '@/lib/platform/crypto'
import { acrossSchools, forSchool, tenantModels, type Scope } from '@/lib/platform/db/scope'
import { models, type Field, type Model } from './kept'
import { NOT_BY_PERSON, whereOf } from './person-rules'
import { isSecret, keepingOf, type Keeping } from './rules'
import { subjectFor, type Subject } from './subjects'

/** Said in the place of a pin, a badge, a password and the like: kept, and not shown. */
export const KEPT_NOT_SHOWN = 'bewaard, wordt niet getoond'

type Value = string | number | boolean | null | Value[] | { [key: string]: Value }
export type ReportRow = Record<string, Value>
/** Rows of one table that are about the person (`about`), or that tell of what the person did (`by`). */
export type ReportPart = Keeping & { rows: ReportRow[]; did: ReportRow[] }
export type AccessReport = { subject: Subject; parts: ReportPart[]; alsoKept: { what: string; why: string; howLong: string; because: string }[] }

type Row = Record<string, unknown>
type Reader = { findMany(args: { where: object }): Promise<Row[]> }

/**
 * Everything that is kept of somebody at this school (DAT-3), from every table that the schema describes: a new table is
 * read as soon as it is there. Secrets are named, not shown. Null when the school knows nobody by this id.
 */
export async function accessReport(scope: Scope, kind: Subject['kind'], id: string, retentionDays: number): Promise<AccessReport | null> {
  const subject = await subjectFor(scope, kind, id)
  if (!subject) return null
  const names = await namesIn(scope)
  const parts: ReportPart[] = []
  const alsoKept: AccessReport['alsoKept'] = []
  for (const model of models) {
    const keeping = keepingOf(model, retentionDays)
    if (!keeping) continue
    const [about, by] = await rowsOf(scope, model, subject)
    const seen = new Set(about.map((row) => keyOf(model, row)))
    const rows = about.map((row) => shown(model.fields, row, names))
    const did = by.filter((row) => !seen.has(keyOf(model, row))).map((row) => shown(model.fields.filter(({ name, type }) => type === 'DateTime' || name === 'id'), row, names))
    // What is kept of the person itself comes first, then what is kept around it.
    if (rows.length + did.length > 0) parts[model.name === OWN[kind] ? 'unshift' : 'push']({ ...keeping, rows, did })
    const because = NOT_BY_PERSON[model.name]
    if (because && keeping.whose.includes(WORD[kind])) alsoKept.push({ what: keeping.what, why: keeping.why, howLong: keeping.howLong, because })
  }
  return { subject, parts, alsoKept }
}
const WORD = { pupil: 'leerling', staff: 'medewerker', parent: 'ouder' } as const
const OWN = { pupil: 'Pupil', staff: 'Employment', parent: 'HomeAccount' } as const
const keyOf = (model: Model, row: Row) => model.key.map((field) => String(row[field])).join(' ')

async function rowsOf(scope: Scope, model: Model, { traces }: Subject): Promise<[Row[], Row[]]> {
  const { about, by } = whereOf(model, traces)
  const tenant = tenantModels.has(model.name as Prisma.ModelName)
  const client = tenant ? forSchool(scope) : acrossSchools('a login and its traces belong to a person, not to a school')
  const reader = (client as unknown as Record<string, Reader>)[model.name[0]!.toLowerCase() + model.name.slice(1)]!
  // What somebody did to what is of no school may have been done at another one.
  return [about ? await reader.findMany({ where: about }) : [], by && tenant ? await reader.findMany({ where: by }) : []]
}

/** Names for the ids that a person's rows point at: groups, titles, parents' addresses. */
async function namesIn(scope: Scope): Promise<Map<string, string>> {
  const database = forSchool(scope)
  const [groups, licences, homes] = await Promise.all([
    database.group.findMany({ select: { id: true, name: true } }),
    database.licence.findMany({ select: { id: true, product: { select: { name: true } } } }),
    database.pupilHome.findMany({ select: { homeAccountId: true, homeAccount: { select: { email: true } } } }),
  ])
  return new Map([...groups.map(({ id, name }) => [id, name] as const), ...licences.map(({ id, product }) => [id, product.name] as const), ...homes.map(({ homeAccountId, homeAccount }) => [homeAccountId, homeAccount.email] as const)])
}
/** Ids that are told by what they point at. */
const POINTERS: Record<string, string> = { groupId: 'groupName', licenceId: 'title', homeAccountId: 'homeAddress' }

function shown(fields: readonly Field[], row: Row, names: Map<string, string>): ReportRow {
  const out: ReportRow = {}
  for (const field of fields) {
    const value = row[field.name]
    if (field.untold) continue
    if (field.name === 'eckIdCipher') out.eckId = value ? decrypt(value as Uint8Array, 'eck-id') : null
    else if (isSecret(field)) out[field.name] = value === null ? null : KEPT_NOT_SHOWN
    else out[field.name] = plain(value)
    const pointed = POINTERS[field.name] && typeof value === 'string' ? names.get(value) : undefined
    if (pointed !== undefined) out[POINTERS[field.name]!] = pointed
  }
  return out
}

function plain(value: unknown): Value {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Uint8Array) return KEPT_NOT_SHOWN
  return (value ?? null) as Value
}
