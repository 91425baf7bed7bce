import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns'
import { splitBrin } from '@/lib/core/brin'
import type { ROLE_CODES } from './contract'

/*
 * From our rows to the shapes of domain facts 1.3, cut to what was agreed with the publisher (PUB-3). What is not agreed
 * is not in the answer at all; lists are always there. Where a field falls under:
 *   schoolName  the school's name and address (its numbers say which school it is and always go along)
 *   role        rollen
 *   groups      the groups themselves and everybody's place in them; the name of a group is part of it
 *   yearGroup   jaargroep, of pupils and of groups: the group's year tells the pupils'
 *   firstName   voornaam, voorletters
 *   lastName    achternaam, voorvoegsel
 *   eckId       eckid
 *   email       emailadres; lasKey  the LAS key of a person. Nobody has agreed on these two so far.
 * A person's number is always there, and the einddatum with it: until when the number stands for somebody.
 */
export type Agreed = ReadonlySet<string>

export type SchoolRow = {
  name: string; brin: string | null; schoolKey: string | null; street: string | null; houseNumber: string | null; postalCode: string | null
  city: string | null; schoolRef: string; boardNumber: string; active: boolean
  /** The number of the school that it became part of (ACC-8); a bigint, as `pg` reads it. */
  mergedInto: string | null
}
export type GroupRow = { lasKey: string; kind: 'base' | 'combined'; name: string; yearGroup: string | null; description: string | null }
type PersonRow = {
  /** A bigint, as `pg` reads it. */
  portalId: string
  lasKey: string | null; firstName: string; prefix: string | null; lastName: string | null; initials: string | null
}
export type PupilRow = PersonRow & { yearGroup: string | null; groupKey: string | null; combinedKeys: string[] }
export type StaffRow = PersonRow & { roles: string[]; endsAt: Date | null; email: string | null; groupKeys: string[]; combinedKeys: string[] }

/** Undefined, and so not in the JSON, when it was not agreed or is not known. */
const when = <Value>(agreed: boolean, value: Value | null): Value | undefined => (agreed ? (value ?? undefined) : undefined)

/** When the school's data last changed for this publisher, and when this answer was made. */
export function metaResult(changed: Date, now: Date) {
  return { mutationTimestamp: changed.toISOString(), generationTimestamp: now.toISOString() }
}

/** InstitutionDetails without metaResult. */
export function institutionDetails(school: SchoolRow, agreed: Agreed) {
  const named = agreed.has('schoolName')
  const brin = school.brin ? splitBrin(school.brin) : null
  const { number, addition } = splitHouseNumber(school.houseNumber)
  return {
    naam: when(named, school.name),
    straat: when(named, school.street),
    huisnummer: when(named, number),
    huisnummertoevoeging: when(named, addition),
    postcode: when(named, school.postalCode),
    woonplaats: when(named, school.city),
    brincode: brin?.institution,
    dependancecode: brin?.location,
    schoolkey: when(true, school.schoolKey),
    instellingRef: school.schoolRef,
    bestuurscode: school.boardNumber,
    ...institutionState(school),
  }
}

/** What overview and details both say of the school: whether it is there, and where it went when it became part of another (ACC-8). */
export function institutionState({ active, mergedInto }: Pick<SchoolRow, 'active' | 'mergedInto'>) {
  return { actief: active, gefuseerdNaar: mergedInto === null ? null : Number(mergedInto) }
}

export type FoundRow = Pick<SchoolRow, 'name' | 'brin' | 'street' | 'houseNumber' | 'postalCode' | 'city' | 'active' | 'boardNumber'> & { portalId: string; telephone: string | null }

/** InstitutionSearchResult: what the public register has. The BRIN is of six characters here, and the addition has a capital. */
export function searchResult({ telephone, ...row }: FoundRow) {
  const { number, addition } = splitHouseNumber(row.houseNumber)
  const [, net, line] = /^\s*(0\d{1,3})[\s-]+(\d[\d\s]*?)\s*$/.exec(telephone ?? '') ?? []
  return {
    id: Number(row.portalId), naam: row.name, brincode: when(true, row.brin), straat: when(true, row.street), huisnummer: when(true, number), huisnummerToevoeging: when(true, addition),
    postcode: when(true, row.postalCode), woonplaats: when(true, row.city), telefoonNet: net, telefoonAbon: net ? line : when(true, telephone), actief: row.active, bestuurscode: row.boardNumber,
  }
}

/** `12a`, `12-3`, `12 bis`: the number and what follows it. */
export function splitHouseNumber(text: string | null): { number: string | null; addition: string | null } {
  const [, number, addition] = /^\s*(\d+)[\s/-]*(.*?)\s*$/.exec(text ?? '') ?? []
  return { number: number ?? text, addition: addition || null }
}

/** Groups by kind: base groups, and combined ones as subgroepen. */
export function groupLists(rows: readonly GroupRow[], agreed: Agreed) {
  const shown = agreed.has('groups') ? rows : []
  const shape = ({ lasKey, name, yearGroup, description }: GroupRow) => ({
    lasKey, naam: name, jaargroep: when(agreed.has('yearGroup'), yearGroup), omschrijving: when(true, description),
  })
  return { groepen: shown.filter(({ kind }) => kind === 'base').map(shape), subgroepen: shown.filter(({ kind }) => kind === 'combined').map(shape) }
}

/** Student. `eckId` is only asked for when it was agreed. */
export function student(row: PupilRow, agreed: Agreed, eckId: string | null) {
  const groups = agreed.has('groups')
  return {
    ...person(row, agreed, eckId),
    jaargroep: when(agreed.has('yearGroup'), row.yearGroup),
    groep: when(groups, row.groupKey),
    subgroepen: groups ? row.combinedKeys : [],
  }
}

/** StaffMember. */
export function staffMember(row: StaffRow, agreed: Agreed, eckId: string | null) {
  const groups = agreed.has('groups')
  return {
    ...person(row, agreed, eckId),
    emailadres: when(agreed.has('email'), row.email),
    einddatum: row.endsAt ? format(new TZDate(row.endsAt, 'Europe/Amsterdam'), 'yyyy-MM-dd') : undefined,
    rollen: agreed.has('role') ? roleCodes(row.roles) : [],
    groepen: groups ? row.groupKeys : [],
    subgroepen: groups ? row.combinedKeys : [],
  }
}

function person(row: PersonRow, agreed: Agreed, eckId: string | null) {
  const [first, last] = [agreed.has('firstName'), agreed.has('lastName')]
  return {
    id: Number(row.portalId),
    eckid: when(agreed.has('eckId'), eckId),
    lasKey: when(agreed.has('lasKey'), row.lasKey),
    persoonsgegevens: {
      achternaam: when(last, row.lastName),
      voornaam: when(first, row.firstName),
      voorvoegsel: when(last, row.prefix),
      voorletters: when(first, row.initials),
    },
  }
}

const CODES: Record<string, (typeof ROLE_CODES)[number]> = {
  teacher: 'Leerkracht', coordinator: 'ICTCoordinator', careCoordinator: 'IBRTer', remedialTeacher: 'IBRTer', intern: 'Stagiair', substitute: 'Inval',
}

/** The set of codes of domain facts 1.3; supporting staff have none there. */
export function roleCodes(roles: readonly string[]): (typeof ROLE_CODES)[number][] {
  return [...new Set(roles.flatMap((role) => CODES[role] ?? []))]
}
