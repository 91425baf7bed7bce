import type { Institution } from '../../portal/institution'
import { classesOf, isLinked, peopleToLink, suits, type SchoolClass } from '../classes'
import type { Title } from '../publisher'

/** What is known about one title at one school, fresh from the portal. */
export type TitleLicences = {
  title: Title
  /** Everybody who may use it, of all schools. */
  users: ReadonlySet<number>
  /** Pupils that the school paid for; null: no limit. */
  seats: number | null
}

export type CellState =
  /** At least one pupil of the class may use it; this cannot be taken back. */
  | 'linked'
  | 'free'
  | 'empty'
  /** The class has pupils, but the title is made for none of their years. */
  | 'unsuited'

export type Cell = { title: Title; group: string; state: CellState; linked: number; pupils: number }
export type Row = { group: string; name: string; cells: Cell[] }
export type LicenceTable = { columns: (TitleLicences & { used: number })[]; rows: Row[] }

/** The table of licences by groups (LIC-3). */
export function licenceTable(
  school: Institution,
  licences: readonly TitleLicences[],
  onlyGroups: ReadonlySet<string> | null,
): LicenceTable {
  return {
    columns: licences.map((licence) => ({ ...licence, used: seatsUsed(school, licence) })),
    rows: openClasses(school, onlyGroups).map((schoolClass) => ({
      group: schoolClass.key,
      name: schoolClass.name,
      cells: licences.map((licence) => cellOf(school, schoolClass, licence)),
    })),
  }
}

export type Choice = { title: string; group: string }
export type Plan = {
  additions: { title: Title; people: number[] }[]
  /** Why it cannot be saved, title by title; nothing at all is saved then. */
  refusals: { title: Title; wanted: number; left: number }[]
}

/** What saving these choices would add. What is linked already, or cannot be linked, adds nothing. */
export function planLinks(
  school: Institution,
  licences: readonly TitleLicences[],
  onlyGroups: ReadonlySet<string> | null,
  choices: readonly Choice[],
): Plan {
  const plan: Plan = { additions: [], refusals: [] }
  const classes = openClasses(school, onlyGroups)
  for (const licence of licences) {
    const { title, users, seats } = licence
    const chosen = classes.filter(
      (schoolClass) =>
        choices.some((choice) => choice.title === title.code && choice.group === schoolClass.key) &&
        cellOf(school, schoolClass, licence).state === 'free',
    )
    if (chosen.length === 0) continue
    const people = chosen.flatMap((schoolClass) => peopleToLink(title, schoolClass, school))
    const wanted = chosen.flatMap(({ pupils }) => pupils).filter((pupil) => suits(title, pupil, school)).length
    const left = seats === null ? Infinity : Math.max(0, seats - seatsUsed(school, { users }))
    if (wanted > left) plan.refusals.push({ title, wanted, left })
    else plan.additions.push({ title, people: [...new Set(people)] })
  }
  return plan
}

/** Seats are counted in pupils: staff look in for free. */
export function seatsUsed(school: Institution, { users }: Pick<TitleLicences, 'users'>): number {
  return school.leerlingen.filter(({ id }) => users.has(id)).length
}

function openClasses(school: Institution, onlyGroups: ReadonlySet<string> | null): SchoolClass[] {
  return classesOf(school).filter(({ key }) => onlyGroups === null || onlyGroups.has(key))
}

function cellOf(school: Institution, schoolClass: SchoolClass, { title, users }: TitleLicences): Cell {
  const { key, pupils } = schoolClass
  const linked = pupils.filter(({ id }) => users.has(id)).length
  const state: CellState =
    isLinked(title, schoolClass, school, users)
      ? 'linked'
      : pupils.length === 0
        ? 'empty'
        : pupils.some((pupil) => suits(title, pupil, school))
          ? 'free'
          : 'unsuited'
  return { title, group: key, state, linked, pupils: pupils.length }
}
