import { TZDate } from '@date-fns/tz'
import { addDays, differenceInCalendarDays, format } from 'date-fns'
import { nextSchoolYear, schoolYearOf } from '@/lib/core/school-year'

const ZONE = 'Europe/Amsterdam'

/** The Dutch day of a moment: `2027-07-15`. */
export function dutchDay(moment: Date): string {
  return format(new TZDate(moment, ZONE), 'yyyy-MM-dd')
}

const monthOf = (now: Date) => Number(dutchDay(now).slice(5, 7))

/** The school year that one makes ready: from May on the next one, from 1 August the one that began then. */
export function yearToPrepare(now: Date): string {
  const current = schoolYearOf(now)
  const month = monthOf(now)
  return month >= 5 && month <= 7 ? nextSchoolYear(current) : current
}

/** From May to September the new year is on everybody's mind: then the pages remind of the check (ACC-9). */
export function isSeason(now: Date): boolean {
  const month = monthOf(now)
  return month >= 5 && month <= 9
}

/** When the check counts, in words. */
export const SEASON_WORDS = 'van mei tot en met september'

/** The first and the last day that can be a first school day of a school year. */
export function firstDayBounds(schoolYear: string): { min: string; max: string } {
  const year = schoolYear.slice(0, 4)
  return { min: `${year}-08-01`, max: `${year}-09-30` }
}

/**
 * The first school day of a school year, as ISO day: what the school set, if that is of this very year, else the last Monday
 * of August. Regions differ each year; a school that begins earlier sets its own.
 */
export function firstSchoolDay(schoolYear: string, chosen: string | null): string {
  const { min, max } = firstDayBounds(schoolYear)
  if (chosen !== null && chosen >= min && chosen <= max) return chosen
  const lastOfAugust = new Date(`${schoolYear.slice(0, 4)}-08-31T12:00:00Z`)
  return addDays(lastOfAugust, -((lastOfAugust.getUTCDay() + 6) % 7)).toISOString().slice(0, 10)
}

/**
 * Which reminder is due on a Dutch day, by a name that is the same for all days on which it is the same mail: one a week
 * from 15 July, and one on the day before the first school day. Null: none.
 */
export function reminderOf(today: string, firstDay: string): string | null {
  const from = `${firstDay.slice(0, 4)}-07-15`
  if (today < from || today >= firstDay) return null
  if (days(today, firstDay) === 1) return 'last'
  return `week-${Math.floor(days(from, today) / 7)}`
}

const days = (from: string, to: string) => differenceInCalendarDays(new Date(`${to}T12:00:00Z`), new Date(`${from}T12:00:00Z`))

/** `ok`: nothing to do; `todo`: somebody must do something; `wait`: it cannot be said yet. */
export type State = 'ok' | 'todo' | 'wait'
export type Check = { what: string; state: State; words: string; /** One by one, what it is about. */ list?: string[]; href?: string; label?: string }

/** How far the year to prepare is: it began, it waits for 1 August, or nothing of it came in. */
export type YearState = 'begun' | 'scheduled' | 'none'

export type SchoolFacts = {
  schoolYear: string
  year: YearState
  /** No LAS brings the data by itself. */
  manual: boolean
  firstDay: string
  /** Of the year to prepare where that is known, else of this one. */
  groups: { name: string; teachers: number; pupils: number; /** A group across classes (Plusklas): its pupils stand in their own classes too. */ combined?: boolean }[]
  pupilsWithoutGroup: number
  /** Teachers who work here now, but for accounts of substitutes. */
  teachers: number
  /** How many pupils leave, or left, with the year to prepare; null when that cannot be said. */
  leaving: number | null
  teachersWithoutAddress: string[]
  /** Whose address came with a file and was never saved at 'Leerkrachten': nobody mailed them a link (LAS-7). */
  teachersNotInvited: string[]
  sharedAddresses: string[]
  /** Null: DUO lists no schools of this kind. */
  knownAtDuo: boolean | null
  coordinators: number
  /** When the school's INSTELLING_REF changed last, if that was since last summer. */
  newShortcutsSince: string | null
  /** Licences for which the coordinator must choose groups after the turn of the year; null: not for who asks (HLP-3). */
  licencesOpen: number | null
  /** Ticked publishers that take new groups over only by hand, with what the school must do there (PUB-6). */
  byHand?: string[]
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const IMPORT = { href: '/beheer/gebruikersgegevens', label: 'Gebruikersgegevens invoeren' }

/** The school's list for the new year (ACC-9), in the order of the manual. */
export function schoolChecks(facts: SchoolFacts): Check[] {
  return [pupilsCheck(facts), leaversCheck(facts), teachersCheck(facts), addressCheck(facts), duoCheck(facts), coordinatorCheck(facts), shortcutCheck(facts), ...(facts.licencesOpen === null ? [] : [licenceCheck(facts.year, facts.licencesOpen)]), ...byHandCheck(facts)]
}

function pupilsCheck({ year, manual, schoolYear, groups: all, pupilsWithoutGroup }: SchoolFacts): Check {
  // Each pupil counts once, and a combined group may well be empty.
  const groups = all.filter(({ combined }) => !combined)
  const besides = all.length - groups.length
  const what = 'Leerlingen zijn overgeplaatst naar hun nieuwe groep en actief'
  if (year === 'none') {
    const how = manual ? 'Importeer het nieuwe bestand uiterlijk 1 dag voor de 1e schooldag.' : 'Zet in uw leerling-administratiesysteem het nieuwe schooljaar klaar; de koppeling haalt het op.'
    return { what, state: 'todo', words: `Van schooljaar ${schoolYear} is nog niets binnengekomen. ${how}`, ...IMPORT }
  }
  const empty = groups.filter(({ pupils }) => pupils === 0).map(({ name }) => name)
  const total = groups.reduce((sum, { pupils }) => sum + pupils, 0)
  const words = `${year === 'scheduled' ? 'Op 1 augustus gaan in' : 'Er zijn'}: ${counted(groups.length, 'groep', 'groepen')} met ${counted(total, 'leerling', 'leerlingen')}${besides > 0 ? `, en ${counted(besides, 'samengestelde groep', 'samengestelde groepen')}` : ''}.`
  if (pupilsWithoutGroup === 0 && empty.length === 0 && groups.length > 0) return { what, state: 'ok', words, href: '/groepen', label: 'Bekijk de groepen' }
  const list = [...(pupilsWithoutGroup > 0 ? [`${counted(pupilsWithoutGroup, 'leerling', 'leerlingen')} zonder groep`] : []), ...empty.map((name) => `${name}: nog geen leerlingen`)]
  return { what, state: 'todo', words: `${words} Dit klopt nog niet; pas het aan in uw leerling-administratiesysteem.`, list, href: '/groepen', label: 'Bekijk de groepen' }
}

function leaversCheck({ year, leaving }: SchoolFacts): Check {
  const what = 'Vertrekkende leerlingen (groep 8) zijn verwijderd'
  if (year === 'none' || leaving === null) return { what, state: 'wait', words: 'Dit is te zien zodra het nieuwe schooljaar binnen is.' }
  if (leaving === 0) return { what, state: 'todo', words: 'Met het nieuwe schooljaar vertrekt niemand. Controleer in uw leerling-administratiesysteem of de leerlingen die weggaan zijn uitgeschreven.', ...IMPORT }
  return { what, state: 'ok', words: year === 'scheduled' ? `Op 1 augustus ${leaving === 1 ? 'verliest 1 leerling' : `verliezen ${leaving} leerlingen`} de toegang.` : `${counted(leaving, 'leerling is', 'leerlingen zijn')} vertrokken en niet meer actief.` }
}

const NO_TEACHERS = 'Uw school heeft hier nog geen leerkrachten.'

function teachersCheck({ year, groups: all, teachers }: SchoolFacts): Check {
  // A combined group that nobody is in needs nobody yet.
  const groups = all.filter(({ combined, pupils }) => !combined || pupils > 0)
  const what = 'Leerkrachten zijn gekoppeld aan hun nieuwe groep(en)'
  if (teachers === 0 && groups.every((group) => group.teachers === 0)) return { what, state: 'todo', words: `${NO_TEACHERS} Voer ze in met de gegevens van de groepen en leerlingen.`, ...IMPORT }
  if (year === 'none') return { what, state: 'wait', words: 'Dit is te zien zodra het nieuwe schooljaar binnen is.' }
  const without = groups.filter((group) => group.teachers === 0).map(({ name }) => name)
  if (groups.length === 0) return { what, state: 'wait', words: 'Dit is te zien zodra er groepen zijn.' }
  if (without.length === 0) return { what, state: 'ok', words: 'Elke groep heeft een leerkracht.' }
  return { what, state: 'todo', words: `${counted(without.length, 'groep heeft', 'groepen hebben')} nog geen leerkracht. Koppel die in uw leerling-administratiesysteem.`, list: without, href: '/leerkrachten', label: 'Bekijk de leerkrachten' }
}

function addressCheck({ teachers, teachersWithoutAddress, teachersNotInvited, sharedAddresses }: SchoolFacts): Check {
  const what = 'Leerkrachten hebben een uniek school-e-mailadres'
  const list = [...teachersWithoutAddress.map((name) => `${name}: nog geen e-mailadres`), ...teachersNotInvited.map((name) => `${name}: het e-mailadres uit het leerling-administratiesysteem is nog niet opgeslagen bij ‘Leerkrachten’, dus er is nog geen activatielink verstuurd`), ...sharedAddresses.map((address) => `${address}: bij meer dan één leerkracht`)]
  if (teachers === 0 && list.length === 0) return { what, state: 'wait', words: `${NO_TEACHERS} Dit is te zien zodra ze er zijn.` }
  if (list.length === 0) return { what, state: 'ok', words: 'Van iedere leerkracht is een eigen e-mailadres bekend.' }
  return { what, state: 'todo', words: 'Zonder eigen, opgeslagen e-mailadres kan een leerkracht niet inloggen.', list, href: '/leerkrachten', label: 'E-mailadressen aanvullen' }
}

function duoCheck({ knownAtDuo }: SchoolFacts): Check {
  const what = 'De BRIN-/locatiecode van uw school is bekend bij DUO'
  if (knownAtDuo === null) return { what, state: 'ok', words: 'Uw school heeft geen BRIN; het portaal herkent haar aan de schoolsleutel.' }
  if (knownAtDuo) return { what, state: 'ok', words: 'DUO kent deze code. Let erop dat dezelfde code in uw leerling-administratiesysteem staat.' }
  return { what, state: 'todo', words: 'DUO kent deze code niet (meer). Gaat uw school fuseren of splitsen, of is de code gewijzigd? Neem contact op met de helpdesk.', href: '/beheer', label: 'Bekijk de schoolgegevens' }
}

function coordinatorCheck({ coordinators }: SchoolFacts): Check {
  const what = 'Het is bekend wie namens uw school coördinator is'
  const link = { href: '/beheer/ondersteunend-personeel', label: 'Bekijk wie coördinator is' }
  if (coordinators === 0) return { what, state: 'todo', words: 'Er is geen ICT-coördinator die kan inloggen.', ...link }
  if (coordinators > 1) return { what, state: 'ok', words: `${coordinators} ICT-coördinatoren kunnen inloggen.`, ...link }
  return { what, state: 'ok', words: 'Eén ICT-coördinator kan inloggen. Wijs er liever twee aan, dan staat de school niet stil als die er niet is.', ...link }
}

function shortcutCheck({ newShortcutsSince }: SchoolFacts): Check {
  const what = 'De snelkoppelingen van vorig jaar werken nog'
  if (newShortcutsSince === null) return { what, state: 'ok', words: 'Het kenmerk van uw school (INSTELLING_REF) is niet gewijzigd. Probeer er voor de eerste schooldag één uit.' }
  return { what, state: 'todo', words: `Sinds ${newShortcutsSince} heeft uw school een nieuw kenmerk (INSTELLING_REF): oude snelkoppelingen werken niet meer. Download nieuwe en zet ze op de computers van de school.`, href: '/lesmateriaal/snelkoppelingen', label: 'Snelkoppelingen downloaden' }
}

/** What is done at a publisher the portal cannot see: it only reminds (PUB-6). */
function byHandCheck({ year, byHand = [] }: SchoolFacts): Check[] {
  if (byHand.length === 0) return []
  return [{ what: 'Nieuwe groepen staan bij uitgeverijen die ze niet vanzelf overnemen', state: year === 'begun' ? 'todo' : 'wait', words: 'Dit kan het portaal niet zien. Doe het na de start van het schooljaar zelf bij de uitgeverij.', list: byHand, href: '/beheer/uitgeverijen', label: 'Bekijk de uitgeverijen' }]
}

function licenceCheck(year: YearState, licencesOpen: number): Check {
  const what = 'Licenties zijn aan de nieuwe groepen gekoppeld'
  if (year === 'none') return { what, state: 'wait', words: 'Dit is te zien zodra het nieuwe schooljaar binnen is.' }
  if (licencesOpen === 0) return { what, state: 'ok', words: 'Er zijn geen licenties waarvoor u nog groepen moet kiezen. Uitgeverijen die in een eigen scherm koppelen, weten van de nieuwe groepen.', href: '/lesmateriaal/licenties', label: 'Bekijk de licenties' }
  return { what, state: 'todo', words: `Voor ${counted(licencesOpen, 'koppeling', 'koppelingen')} van vorig jaar kiest u zelf een groep.`, href: '/lesmateriaal/licenties', label: 'Licenties koppelen' }
}
