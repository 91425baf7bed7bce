import { plainInitials } from '@/lib/core/names'
import { isSchoolYear, nextSchoolYear } from '@/lib/core/school-year'
import { isYearGroup } from '@/lib/core/year-group'
import { cleanText } from '@/lib/roster/formats/text'
import { isDummyKey } from '@/lib/roster/keys'
import { COLUMNS } from './columns'
import { filledRows } from './edits'
import { groupIndex, type GroupIndex } from './groups'
import { TABLES, type AnyRow, type Draft, type GroupRow, type PupilRow, type StaffRow, type TableName } from './model'
import { problemWords, type ProblemCode } from './problem-words'
import { yearsInCombined, yearsToChoose } from './years'

/**
 * `error` must be mended before a file can be made; `eck2` stands in the way of that form only; `advice` of nothing.
 */
export type Level = 'error' | 'eck2' | 'advice'

/** What is still wrong, and where: a cell, a row, a table or (without table) the whole. */
export type Problem = { level: Level; code: ProblemCode; table?: TableName; rowId?: string; row?: number; field?: string; message: string; remedy: string }

/** What the file will say of the school: by what DUO or its LAS knows it. */
export type SchoolMark = { brin: string | null; schoolKey: string | null }

/** The longest texts of EDEXML 2.1 and, where they are shorter, of ECK2 (domain facts 2.2 and 2.5). */
const LONGEST: Record<string, { edexml: number; eck2?: number }> = {
  name: { edexml: 64 }, description: { edexml: 256, eck2: 128 }, key: { edexml: 256, eck2: 64 },
  firstName: { edexml: 64 }, prefix: { edexml: 10 }, lastName: { edexml: 200, eck2: 70 }, initials: { edexml: 6 },
}
const REQUIRED: Record<TableName, readonly string[]> = { groups: ['name', 'key'], pupils: ['firstName', 'key'], staff: ['firstName', 'key'] }

/** Everything that is still to be mended, in the order of the tables (LAS-6). `currentYear`: the school year that it is now, to tell of another one. */
export function checkDraft(draft: Draft, school: SchoolMark, currentYear?: string): Problem[] {
  const problems: Problem[] = []
  const whole = (code: ProblemCode, table?: TableName, level: Level = 'error', values = {}) => problems.push({ level, code, ...(table ? { table } : {}), ...problemWords(code, values) })
  if (!isSchoolYear(draft.schoolYear)) whole('school-year')
  else if (currentYear && draft.schoolYear < currentYear) whole('school-year-old', undefined, 'advice', { year: draft.schoolYear, current: currentYear })
  else if (currentYear && draft.schoolYear > nextSchoolYear(currentYear)) whole('school-year-far', undefined, 'advice', { year: draft.schoolYear, current: currentYear })
  if (!school.brin && !school.schoolKey?.trim()) whole('school-unknown')
  const filled = { groups: new Set<AnyRow>(filledRows(draft, 'groups')), pupils: new Set<AnyRow>(filledRows(draft, 'pupils')), staff: new Set<AnyRow>(filledRows(draft, 'staff')) }
  if (filled.pupils.size === 0) whole('no-pupils', 'pupils')
  const index = groupIndex(draft.groups)
  const years = yearsInCombined(draft, index)
  for (const table of TABLES) {
    const seen = new Map<string, number>()
    for (const [at, row] of draft[table].entries()) {
      if (!filled[table].has(row)) continue
      const tell: Tell = (code, field, values = {}, level = 'error') => problems.push({ level, code, table, rowId: row.id, row: at + 1, field, ...problemWords(code, values) })
      checkTexts(table, row, tell)
      checkKey(row.key, at, seen, tell)
      if (table === 'groups') checkGroup(row as GroupRow, index, tell)
      else checkPerson(row as PupilRow | StaffRow, tell)
      if (table === 'pupils') checkPupil(row as PupilRow, index, years, filled.groups.size > 0, tell)
      if (table === 'staff') checkStaff(row as StaffRow, index, tell)
    }
  }
  return problems
}

/** True when nothing stands in the way of a file in this form. */
export function isReady(problems: readonly Problem[], form: 'edexml' | 'eck2'): boolean {
  return !problems.some(({ level }) => level === 'error' || (form === 'eck2' && level === 'eck2'))
}

type Tell = (code: ProblemCode, field: string, values?: Record<string, string | number>, level?: Level) => void

/** A text as it would stand in the file. */
export function asWritten(text: string): string {
  const cleaned = cleanText(text, Number.MAX_SAFE_INTEGER)
  return 'text' in cleaned ? cleaned.text : text
}

function checkTexts(table: TableName, row: AnyRow, tell: Tell): void {
  const cells = row as unknown as Record<string, string>
  for (const { field, type } of COLUMNS[table]) {
    if (type !== 'text') continue
    const limits = LONGEST[field]!
    const cleaned = cleanText(cells[field]!, Number.MAX_SAFE_INTEGER)
    if (!('text' in cleaned) || !isWellFormed(cells[field]!)) {
      tell('invisible', field)
      continue
    }
    const length = [...(field === 'initials' ? plainInitials(cleaned.text) : cleaned.text)].length
    if (length === 0 && REQUIRED[table].includes(field)) tell('missing', field)
    else if (length > limits.edexml) tell('too-long', field, { max: limits.edexml, length })
    else if (limits.eck2 && length > limits.eck2) tell('too-long-eck2', field, { max: limits.eck2, length }, 'eck2')
    if (field !== 'key' && /^[=+@]/.test(cleaned.text)) tell('formula', field)
  }
}

/** Half a character (a lone surrogate) and the two code points that XML has no place for. */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/.test(text)
}

function checkKey(written: string, at: number, seen: Map<string, number>, tell: Tell): void {
  const key = asWritten(written)
  if (key === '') return
  if (isDummyKey(key)) tell('key-dummy', 'key')
  const first = seen.get(key)
  if (first === undefined) seen.set(key, at)
  else tell('key-double', 'key', { first: first + 1 })
}

function checkGroup(group: GroupRow, index: GroupIndex, tell: Tell): void {
  if (group.kind === 'combined') {
    if (group.yearGroup !== '') tell('year-not-used', 'yearGroup', {}, 'advice')
  } else checkYear(group.yearGroup, tell)
  if (group.name.trim() !== '' && index.labelOf(group.id) !== asWritten(group.name) && !group.name.includes(';')) tell('name-double', 'name', {}, 'advice')
}

function checkYear(code: string, tell: Tell): boolean {
  if (code === '') tell('missing', 'yearGroup')
  else if (!isYearGroup(code)) tell('year-unknown', 'yearGroup', { code: code.slice(0, 20) })
  else return true
  return false
}

function checkPerson(person: PupilRow | StaffRow, tell: Tell): void {
  if (asWritten(person.lastName) === '') for (const field of ['prefix', 'initials'] as const) if (asWritten(person[field]) !== '') tell('needs-last-name', field)
  if (person.initials !== '' && !/^[\p{Lu}\p{Lo}\p{Lt}\p{M}]*$/u.test(plainInitials(asWritten(person.initials)))) tell('initials', 'initials')
}

function checkPupil(pupil: PupilRow, index: GroupIndex, years: ReadonlyMap<string, string[]>, hasGroups: boolean, tell: Tell): void {
  const own = pupil.groups.length === 1 ? index.find(pupil.groups[0]!) : null
  // Of a class of several years nobody but a person knows which one is this pupil's.
  if (pupil.yearGroup === '' && own?.yearGroup === 'C') tell('year-choose', 'yearGroup', { group: index.labelOf(own.id).slice(0, 60), years: yearsToChoose(years.get(own.id)) })
  else if (checkYear(pupil.yearGroup, tell) && (pupil.yearGroup === 'C' || pupil.yearGroup === 'H')) tell(pupil.yearGroup === 'C' ? 'year-of-group' : 'year-left', 'yearGroup')
  if (pupil.groups.length > 1) tell('several-groups', 'groups')
  if (pupil.groups.length === 0 && hasGroups) tell('no-group', 'groups', {}, 'advice')
  for (const ref of pupil.groups) checkRef(ref, 'base', 'groups', index, tell)
  for (const ref of pupil.combined) checkRef(ref, 'combined', 'combined', index, tell)
}

function checkStaff(person: StaffRow, index: GroupIndex, tell: Tell): void {
  if (person.groups.length === 0) tell('staff-no-group', 'groups', {}, 'advice')
  for (const ref of person.groups) checkRef(ref, null, 'groups', index, tell)
}

function checkRef(ref: string, kind: 'base' | 'combined' | null, field: string, index: GroupIndex, tell: Tell): void {
  const group = index.find(ref)
  if (!group) tell('group-unknown', field, { group: ref.slice(0, 60) })
  else if (kind && group.kind !== kind) tell(kind === 'base' ? 'group-combined' : 'group-base', field, { group: index.labelOf(group.id).slice(0, 60) })
}
