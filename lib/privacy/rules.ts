import { KEEP_DAYS } from '@/lib/core/retention'
import { FIELD_WORDS } from './field-words'
import { models, type Field, type Model } from './kept'

/** Whose data something is, in the words of the annotations. */
export const WHOSE = ['leerling', 'medewerker', 'ouder', 'bestuurder', 'bezoeker', 'school'] as const
export type Whose = (typeof WHOSE)[number]

/** What the portal keeps in one table: of whom, what, why, how long, and who sees it (DAT-5). */
export type Keeping = { model: string; whose: Whose[]; what: string; data: string[]; why: string; howLong: string; seenBy: string }

/** Columns by which a table turns out to be about somebody: whoever adds one writes down what it is for. */
const PERSONAL = /^(schoolId|userId|pupilId|employmentId|homeAccountId|personId|actorId|passwordHash|recipient|address|fileName)$|email|firstName|lastName/i
const TECHNICAL = /(Id|Hash)$|^id$/

/** True for a table that must say what it keeps of people. */
export function mustTell(model: Model): boolean {
  return model.fields.some((field) => PERSONAL.test(field.name))
}

/** True for a value that is named in an access report and never shown: what it is would let somebody in. */
export function isSecret({ name, type }: Field): boolean {
  return (type === 'Bytes' && name !== 'eckIdCipher') || /hash|secret|token$/i.test(name)
}

/** The word for a column; null for a technical one, undefined where there is none yet. */
export function fieldWord(model: string, { name, type }: Field): string | null | undefined {
  const own = FIELD_WORDS[`${model}.${name}`]
  if (own !== undefined) return own
  if (Object.hasOwn(FIELD_WORDS, name)) return FIELD_WORDS[name]
  return TECHNICAL.test(name) || type === 'Bytes' ? null : undefined
}

/** A time as people say it: `30 dagen`, `1 dag`, `3 jaar`. */
export function dayWords(days: number): string {
  if (days >= 730 && days % 365 === 0) return `${days / 365} jaar`
  return days === 1 ? '1 dag' : `${days} dagen`
}

/**
 * The annotation's text with its times filled in: those of `KEEP_DAYS`, and the setting for people who left.
 * @throws Error for a time that nobody knows
 */
export function withTimes(text: string, retentionDays: number): string {
  const times: Record<string, number> = { ...KEEP_DAYS, RETENTION_DAYS: retentionDays }
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const days = times[name]
    if (days === undefined) throw new Error(`the schema names a time that is not in lib/core/retention: ${name}`)
    return dayWords(days)
  })
}

/** What an annotation says, or null for a table without people's data. @throws Error when it is malformed */
export function keepingOf(model: Model, retentionDays: number): Keeping | null {
  if (!model.keeps || model.keeps[0] === 'none') return null
  const [whose, what, why, howLong, seenBy, ...more] = model.keeps
  const list = (whose ?? '').split(',').map((word) => word.trim())
  if (!what || !why || !howLong || !seenBy || more.length > 0) throw new Error(`${model.name}: @keeps has five parts`)
  const strange = list.filter((word) => !(WHOSE as readonly string[]).includes(word))
  if (strange.length > 0) throw new Error(`${model.name}: @keeps is of nobody we know: ${strange.join(', ')}`)
  const data = model.fields.flatMap((field) => fieldWord(model.name, field) ?? [])
  return { model: model.name, whose: list as Whose[], what, data: [...new Set(data)], why, howLong: withTimes(howLong, retentionDays), seenBy: withTimes(seenBy, retentionDays) }
}

/** Everything that is kept, as the schema itself says. */
export function keepings(retentionDays: number): Keeping[] {
  return models.flatMap((model) => keepingOf(model, retentionDays) ?? [])
}
