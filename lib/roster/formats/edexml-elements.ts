import type { Position, RosterDraft } from '../draft'
import type { Findings } from '../findings'
import { createRecordBuilder, type OpenRecord } from './edexml-records'
import { ACROSS_CLASSES, ANSWERS, dialectOf, readVersion, VOCABULARY, WRAPPERS, type Context, type Dialect, type Field } from './edexml-vocabulary'
import type { ReaderLimits } from './limits'
import type { SoapMessage } from './message'
import { Refusal } from './refusal'

/** Takes the parser's events and makes a draft of them. */
export type ElementReader = {
  open: (name: string, attributes: Record<string, string>, start: () => Position) => void
  text: (text: string) => void
  /** True when this was the end of the root. */
  close: () => boolean
  /** True inside an element that we do not read. */
  skipping: () => boolean
  draft: () => RosterDraft
  /** What the answer of a link was; 'data' for every file. */
  message: () => SoapMessage
  dropped: () => Record<string, number>
}

/**
 * Reads the elements of EDEXML 1.03, 2.0 and 2.1 and of ECK2 (UWLR 1.0) and UWLR 2.x, with or without the SOAP message
 * around it, in any order. Throws a Refusal when the root is none of these or when a limit is passed. Pupils who have left by `today` are counted and left out.
 * With `link` a message without data is no refusal when it says why there is none.
 */
export function createElementReader(today: string, limits: ReaderLimits, findings: Findings, link = false): ElementReader {
  const build = createRecordBuilder(today, findings)
  const draft: RosterDraft = { format: 'edexml-2.1', school: null, groups: [], pupils: [], staff: [], leavers: 0 }
  const dropped = new Map<string, number>()
  const contexts: Context[] = []
  // How many records of each name were begun.
  const numbers = new Map<string, number>()
  // The attributes of the elements around the data, by depth: only they declare its prefix, and no more are kept than are open.
  const around: Record<string, string>[] = []
  let prefix = ''
  let dialect: Dialect | null = null
  let message: SoapMessage = { kind: 'data' }
  let skipped = 0
  let references = 0
  let hasEckId = false
  let version: string | undefined
  // The record, the field in it and the text of that field that are being read.
  let fields: Partial<Record<Field, string>> = {}
  let record: OpenRecord = { at: { line: 1, column: 1 }, references: [], repeated: [] }
  let field: Field | null = null
  let fieldAt: Position = record.at
  let text = ''

  function refuseBeyond(count: number, limit: 'depth' | 'people' | 'groups' | 'references', at: Position): void {
    if (count > limits[limit]) throw new Refusal(`limit.${limit}`, { ...at, params: { max: limits[limit] } })
  }

  function openRoot(name: string, attributes: Record<string, string>, at: Position): void {
    const local = localName(name)
    around[0] = attributes
    if (local === 'EDEX') beginData(name, 'edexml')
    else if (local === 'leerlinggegevens') beginData(name)
    else if (local === 'Envelope') contexts.push('envelope')
    else if (ANSWERS.includes(local)) contexts.push('answer')
    else throw otherRoot(local, at)
  }

  function namespaceOf(prefix: string): string | undefined {
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`
    return around.slice(0, contexts.length + 1).findLast((attributes) => Object.hasOwn(attributes, name))?.[name]
  }

  function beginData(name: string, known?: Dialect): void {
    prefix = name.slice(0, name.length - localName(name).length)
    dialect = known ?? dialectOf(namespaceOf(prefix.slice(0, -1)))
    contexts.push('edex')
  }

  function enter(context: Context, attributes: Record<string, string>, at: Position, name: string): void {
    contexts.push(context)
    if (context === 'reference') {
      refuseBeyond(++references, 'references', at)
      const across = name.endsWith('samengestelde_groep') || ACROSS_CLASSES.has(contexts[contexts.length - 2]!)
      const kind = across ? 'combined' : 'base'
      record.references.push({ at: record.at.path ? { ...at, path: `${record.at.path}/${name}` } : at, key: build.key(attributes.key), kind })
    } else if (!LISTS.has(context)) {
      if (context === 'base' || context === 'combined') refuseBeyond(draft.groups.length + 1, 'groups', at)
      const people = draft.pupils.length + draft.staff.length + draft.leavers
      if (context === 'pupil' || context === 'teacher') refuseBeyond(people + 1, 'people', at)
      const number = (numbers.get(name) ?? 0) + 1
      numbers.set(name, number)
      hasEckId ||= attributes.eckid !== undefined
      const eckId = build.key(attributes.eckid) || undefined
      record = { at: at.column > LONG ? { ...at, path: `${name}[${number}]` } : at, key: build.key(attributes.key), eckId, references: [], repeated: [] }
      fields = {}
    }
  }

  function leave(context: Context | undefined): void {
    if (context === 'school') {
      // One file is one school: to take the first of two silently would be to guess whose children these are.
      if (draft.school) findings.add('school.repeated', record.at)
      else draft.school = build.school(fields, record.at)
      version ??= fields.xsdversie
    } else if (context === 'base' || context === 'combined') {
      draft.groups.push(build.group(fields, record, context))
    } else if (context === 'pupil') {
      const pupil = build.pupil(fields, record)
      if (pupil) draft.pupils.push(pupil)
      else draft.leavers += 1
    } else if (context === 'teacher') {
      draft.staff.push(build.person(fields, record, 'staff'))
    } else if (context === 'fault') {
      message = { kind: 'fault', code: (fields.faultcode ?? '').trim().slice(0, 200) }
    } else if (context === 'nothingNew' || context === 'nothingFound') {
      message = { kind: context === 'nothingNew' ? 'unchanged' : 'empty' }
    }
  }

  return {
    dropped: () => Object.fromEntries(dropped),
    message: () => message,
    skipping: () => skipped > 0,
    open(name, attributes, start) {
      const depth = contexts.length + skipped + (field ? 2 : 1)
      if (depth > limits.depth) refuseBeyond(depth, 'depth', start())
      if (skipped > 0 || field) {
        skipped += 1
        return
      }
      const context = contexts[contexts.length - 1]
      if (context === undefined) return openRoot(name, attributes, start())
      // A prefix that is not the root's belongs to another vocabulary.
      const local = WRAPPERS.has(context) ? localName(name) : prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name
      const meaning = VOCABULARY[context].get(local)
      if (meaning?.enter && WRAPPERS.has(context)) around[contexts.length] = attributes
      if (meaning?.enter === 'edex') return beginData(name)
      if (meaning?.enter) return enter(meaning.enter, attributes, start(), local)
      if (meaning?.field) {
        field = meaning.field
        fieldAt = start()
        text = ''
        return
      }
      if (meaning?.drop) dropped.set(local, (dropped.get(local) ?? 0) + 1)
      skipped = 1
    },
    text(piece) {
      if (!field || skipped > 0) return
      if (text.length + piece.length > limits.text) {
        throw new Refusal('limit.text', { ...fieldAt, params: { element: field, max: limits.text } })
      }
      text = text === '' ? piece : text + piece
    },
    close() {
      if (skipped > 0) {
        skipped -= 1
      } else if (field) {
        if (field === 'rol') {
          // Roles count over a link only, and only for who comes along (LAS-4).
          if (link) (record.roles ??= []).push(text.trim().slice(0, 64))
        } else if (fields[field] === undefined) fields[field] = text
        else record.repeated.push(field)
        field = null
      } else {
        leave(contexts.pop())
      }
      if (contexts.length > 0) return false
      if (!dialect && (!link || message.kind === 'data')) throw new Refusal('root.soap', record.at)
      return true
    },
    draft() {
      const written = version?.trim().slice(0, 32) ?? ''
      const read = readVersion(written, dialect ?? 'edexml', hasEckId)
      if (!read.known) findings.add('version.unknown', { params: { version: written, readAs: read.version } })
      return { ...draft, format: `${dialect ?? 'edexml'}-${read.version}`, ...(build.dated() ? { dated: true } : {}) }
    },
  }
}

/** Nobody counts characters so far: a line that goes on beyond this names its elements too. */
const LONG = 200

/** Contexts that only hold others: no record begins there. */
const LISTS: ReadonlySet<Context> = new Set<Context>(['pupilCombined', 'pupilSubgroups', 'teacherGroups', 'teacherSubgroups', 'envelope', 'body', 'answer', 'subgroups'])

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function otherRoot(local: string, at: Position): Refusal {
  const root = local.slice(0, 40)
  if (/^leerresultaten/.test(local)) return new Refusal('root.uwlr', { ...at, params: { root } })
  if (local.toLowerCase() === 'html') return new Refusal('file.not-xml', { params: { kind: 'html' } })
  return new Refusal('root.other', { ...at, params: { root } })
}
