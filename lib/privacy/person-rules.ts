import type { Model } from './kept'

export const SUBJECT_KINDS = ['pupil', 'staff', 'parent'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** Somebody as the tables know them: by which ids and addresses, at one school. */
export type Traces = { schoolId: string; pupilId?: string; employmentId?: string; userId?: string; homeAccountId?: string; emails: readonly string[] }

/** `about`: rows that are about the person, told whole. `by`: rows about something else that the person did, told by when. */
export type Found = { about: object | null; by: object | null }

const OWN_ROW: Record<string, keyof Traces> = { Pupil: 'pupilId', Employment: 'employmentId', User: 'userId', HomeAccount: 'homeAccountId' }
const LINKS = ['pupilId', 'employmentId', 'userId', 'homeAccountId'] as const

/**
 * Where a table holds somebody, told from its columns alone: so a new table is found without anybody thinking of it
 * (DAT-3). Tables of a school are bound to it by whoever reads them; links in mails to the school that had them sent.
 */
export function whereOf({ name, fields }: Model, traces: Traces): Found {
  const has = (field: string) => fields.some((each) => each.name === field)
  const own = OWN_ROW[name]
  const about: object[] = own && traces[own] ? [{ id: traces[own] }] : []
  for (const link of LINKS) if (has(link) && traces[link]) about.push({ [link]: traces[link] })
  const people = [traces.pupilId, traces.employmentId].filter((id) => id !== undefined)
  if (has('personId') && people.length > 0) about.push({ personId: { in: people } })
  const ids = [...people, traces.userId, traces.homeAccountId].filter((id) => id !== undefined)
  for (const field of ['subjectId', 'actorId']) if (has(field) && ids.length > 0) about.push({ [field]: { in: ids } })
  for (const field of ['recipient', 'invitedEmail', 'lasEmail']) if (has(field) && traces.emails.length > 0) about.push({ [field]: { in: [...traces.emails] } })
  const doers = fields.filter((field) => /ById$/.test(field.name)).map((field) => field.name)
  const mine = has('sentBySchool') ? { sentBySchool: traces.schoolId } : {}
  return {
    about: about.length > 0 ? { ...mine, OR: about } : null,
    by: traces.userId && doers.length > 0 ? { OR: doers.map((field) => ({ [field]: traces.userId })) } : null,
  }
}

/** True when a table is reached for somebody of this kind at all. */
export function reaches(model: Model, kind: SubjectKind): boolean {
  const all: Record<SubjectKind, Traces> = {
    pupil: { schoolId: 's', pupilId: 'p', emails: [] }, staff: { schoolId: 's', employmentId: 'e', userId: 'u', emails: ['a'] }, parent: { schoolId: 's', homeAccountId: 'h', emails: ['a'] },
  }
  const { about, by } = whereOf(model, all[kind])
  return about !== null || by !== null
}

/** What an access report can only name, for it is not kept by person: each with the reason. */
export const NOT_BY_PERSON: Record<string, string> = {
  RateLimit: 'tellers van mislukte pogingen, na enkele minuten of uren weg',
  RosterImport: 'bestanden die op verwerking wachten en verslagen van imports, versleuteld, en wat daarin opviel',
  RosterDraft: 'concepten in de XML-maker, versleuteld',
  OidcPayload: 'een inlog die nu bezig is',
  SamlRequest: 'een inlog die nu bezig is',
  SsoVisit: 'uitgeverijen die moeten horen dat een inlog van nu eindigt',
  NetworkAttempt: 'een inlog via een netwerkomgeving die nu bezig is',
  Sandbox: 'proefomgevingen van uitgeverijen, waarin niets echt is',
  AccountRequest: 'de aanvraag waarmee iemand ICT-coördinator werd, bij de helpdesk',
  AgreementRequest: 'verzoeken aan bestuurders om te tekenen',
  SchoolMerge: 'verslagen van fusies: nummers van mensen, geen namen',
  SchoolSplit: 'verslagen van splitsingen: nummers van mensen, geen namen',
  ProcessingAgreement: 'getekende verwerkersovereenkomsten',
}

/** Whether what was typed is somebody's name: case and spaces do not count. */
export function namesPerson(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl')
  return plain(typed) !== '' && plain(typed) === plain(name)
}

/** Whether a text tells of somebody: by a key of the LAS in quotes, or by first and last name both. */
export function tellsOf(text: string, { lasKey, firstName, lastName }: { lasKey: string | null; firstName: string; lastName: string | null }): boolean {
  if (lasKey && text.includes(JSON.stringify(lasKey))) return true
  return text.includes(firstName) && (!lastName || text.includes(lastName))
}
