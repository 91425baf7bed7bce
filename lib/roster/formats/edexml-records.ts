import type { DraftGroup, DraftPerson, DraftSchool, GroupReference, Position } from '../draft'
import type { FindingDetails } from '../finding-words'
import type { Findings } from '../findings'
import { subjectOf } from '../subject'
import type { Field } from './edexml-vocabulary'
import { cleanText } from './text'

/** Names may be any script and this long (domain facts 2.2: achternaam and voornamen 1 to 200). */
const MAX_NAME = 200
const MAX_KEY = 256

/** The texts of one record's elements, as the file writes them. */
export type Fields = Partial<Record<Field, string>>

/** A record while it is being read: its place, its attributes, its links to groups. */
export type OpenRecord = { at: Position; key?: string; eckId?: string; references: GroupReference[]; repeated: Field[]; roles?: string[] }

/** Makes parts of a draft out of texts, and tells what is wrong with those texts. */
export type RecordBuilder = {
  key: (attribute: string | undefined) => string | undefined
  school: (fields: Fields, at: Position) => DraftSchool
  group: (fields: Fields, record: OpenRecord, kind: 'base' | 'combined') => DraftGroup
  person: (fields: Fields, record: OpenRecord, kind: 'pupil' | 'staff') => DraftPerson
  /** Null for a pupil who has left the school. */
  pupil: (fields: Fields, record: OpenRecord) => DraftPerson | null
  /** Whether a pupil leaves on a day to come. */
  dated: () => boolean
}

/** A builder that reports to `findings`; `today` is the day by which a pupil with an earlier uitstroomdatum has left. */
export function createRecordBuilder(today: string, findings: Findings): RecordBuilder {
  let dated = false
  type Complaint = { element: string; problem: 'too-long' | 'control'; max: number }

  function clean(raw: string | undefined, element: string, max: number, complaints: Complaint[]): string | undefined {
    if (raw === undefined) return undefined
    const cleaned = cleanText(raw, max)
    if ('text' in cleaned) return cleaned.text === '' ? undefined : cleaned.text
    complaints.push({ element, problem: cleaned.problem, max })
    return undefined
  }

  function report(complaints: Complaint[], record: OpenRecord, kind: string, subject: string | undefined): void {
    if (complaints.length === 0 && record.repeated.length === 0) return
    const about: FindingDetails = { ...record.at, ...(subject ? { subject } : {}) }
    for (const { element, problem, max } of complaints) findings.add(`text.${problem}`, { ...about, params: { kind, element, max } })
    for (const element of new Set(record.repeated)) findings.add('element.repeated', { ...about, params: { kind, element } })
  }

  /** A key or ECK iD is an opaque text: checked here, changed nowhere. */
  function checkedKey(text: string | undefined, element: string, complaints: Complaint[]): string | undefined {
    return text ? (clean(text, element, MAX_KEY, complaints) && text) : text
  }

  function person(fields: Fields, record: OpenRecord, kind: 'pupil' | 'staff'): DraftPerson {
    const complaints: Complaint[] = []
    const name = (field: Field) => clean(fields[field], field, MAX_NAME, complaints)
    const draft: DraftPerson = {
      at: record.at,
      key: checkedKey(record.key, 'key', complaints),
      eckId: checkedKey(record.eckId, 'eckid', complaints),
      callName: name('roepnaam'),
      givenNames: name('voornamen'),
      initials: name('voorletters-1'),
      prefix: name('voorvoegsel'),
      lastName: name('achternaam'),
      yearGroup: name('jaargroep'),
      email: name('emailadres'),
      references: record.references,
    }
    if (record.roles) draft.roles = record.roles
    report(complaints, record, kind, subjectOf(draft))
    if (complaints.length > 0) Object.assign(draft, { unusable: true, faulty: true })
    return draft
  }

  return {
    key(attribute) {
      // One character beyond the limit is kept, to be seen as too long.
      return attribute === undefined ? undefined : ` ${attribute.trim().slice(0, MAX_KEY + 1)}`.slice(1)
    },
    school(fields, at) {
      const complaints: Complaint[] = []
      const text = (field: Field, max: number) => clean(fields[field], field, max, complaints)
      const schoolKey = text('schoolkey', MAX_KEY) ?? text('instellingsnummer', MAX_KEY)
      const school: DraftSchool = {
        at,
        schoolYear: text('schooljaar', MAX_NAME),
        brin: text('brincode', MAX_NAME),
        location: text('dependancecode', MAX_NAME),
        schoolKey,
        producer: text('auteur', MAX_NAME),
      }
      report(complaints, { at, references: [], repeated: [] }, 'school', undefined)
      return school
    },
    group(fields, record, kind) {
      const complaints: Complaint[] = []
      const group: DraftGroup = {
        at: record.at,
        kind,
        key: checkedKey(record.key, 'key', complaints),
        name: clean(fields.naam, 'naam', MAX_NAME, complaints),
        yearGroup: clean(fields.jaargroep, 'jaargroep', MAX_NAME, complaints),
        description: clean(fields.omschrijving, 'omschrijving', MAX_KEY, complaints),
      }
      report(complaints, record, 'group', group.name)
      group.unusable = complaints.length > 0
      return group
    },
    person,
    dated: () => dated,
    pupil(fields, record) {
      const left = fields.uitstroomdatum?.trim()
      const day = left && /^\d{4}-\d{2}-\d{2}/.exec(left)?.[0]
      if (fields.jaargroep?.trim() === 'H' || (day && day <= today)) return null
      if (day) dated = true
      const pupil = person(fields, record, 'pupil')
      if (left && !day) findings.add('pupil.leave-date', { ...record.at, subject: subjectOf(pupil), params: { kind: 'pupil' } })
      return pupil
    },
  }
}
