/**
 * An error refuses the whole file; a question must be answered by a person before the import goes on;
 * a warning wants a look; a notice only informs.
 */
export type Severity = 'error' | 'question' | 'warning' | 'notice'

/** What a finding carries besides its code. Never the text of an element that a portal may not keep, nor an ECK iD. */
export type FindingDetails = {
  line?: number
  column?: number
  /** Where a line is too long to count characters in: which element it is, as `leerling[12]/groep`. */
  path?: string
  /** The person or group it is about: a pupil as `Daan C.`, a group by its name. */
  subject?: string
  params?: Record<string, string | number>
}

/** How grave it is, in a word. */
export const SEVERITY_WORDS: Record<Severity, string> = { error: 'fout', question: 'vraag', warning: 'let op', notice: 'ter informatie' }

/** One entry of the catalogue: how grave it is, what is wrong, and what to do next. */
export type FindingEntry = {
  severity: Severity
  message: (details: FindingDetails) => string
  remedy: (details: FindingDetails) => string
}

/** A parameter of a finding as text; empty when the finding lacks it. */
export function param(details: FindingDetails, name: string): string {
  return String(details.params?.[name] ?? '')
}

const KIND_NAMES: Record<string, string> = {
  pupil: 'leerling',
  staff: 'leerkracht',
  group: 'groep',
  school: 'school',
  base: 'groep',
  combined: 'samengestelde groep',
}

/** The Dutch word for a kind of record, such as `leerling`. */
export function kindName(details: FindingDetails, name = 'kind'): string {
  const kind = param(details, name)
  return KIND_NAMES[kind] ?? kind
}

/** `leerling "Daan C."`, or `een leerling` when the record cannot be named. */
export function who(details: FindingDetails): string {
  return details.subject ? `${kindName(details)} "${details.subject}"` : `${details.params?.kind === 'school' ? 'de' : 'een'} ${kindName(details)}`
}

/** `1 leerling` or `12 leerlingen`. */
export function counted(count: string, one: string, many: string): string {
  return `${count} ${count === '1' ? one : many}`
}
