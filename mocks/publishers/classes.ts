import type { Institution, Pupil } from '../portal/institution'
import type { Title } from './publisher'

/** A class as licence management sees it: who is in it and who teaches it. */
export type SchoolClass = { key: string; name: string; pupils: Pupil[]; staff: number[] }

/** The school's base groups in the order of their names. A group without LAS key cannot be named and is left out. */
export function classesOf(school: Institution): SchoolClass[] {
  const collator = new Intl.Collator('nl', { numeric: true })
  return school.groepen
    .flatMap(({ lasKey, naam }) => (lasKey ? [{ key: lasKey, name: naam || lasKey }] : []))
    .map(({ key, name }) => ({
      key,
      name,
      pupils: school.leerlingen.filter((pupil) => pupil.groep === key),
      staff: school.medewerkers.filter((member) => member.groepen.includes(key)).map(({ id }) => id),
    }))
    .sort((one, other) => collator.compare(one.name, other.name))
}

/**
 * Whether a title is made for a pupil. The pupil's own year counts before the group's: in a combination group (year
 * code C) only the pupil's tells.
 */
export function suits(title: Title, pupil: Pupil, school: Institution): boolean {
  if (!title.yearGroups) return true
  const year = pupil.jaargroep || school.groepen.find(({ lasKey }) => lasKey === pupil.groep)?.jaargroep
  return year ? title.yearGroups.includes(year) : false
}

/** Whom linking a class to a title lets in: its pupils that the title suits, and its staff, by the title's entrances. */
export function peopleToLink(title: Title, schoolClass: SchoolClass, school: Institution): number[] {
  const pupils = schoolClass.pupils.filter((pupil) => suits(title, pupil, school)).map(({ id }) => id)
  return [
    ...(title.entrances.includes('pupil') ? pupils : []),
    ...(title.entrances.includes('teacher') ? schoolClass.staff : []),
  ]
}

/**
 * Whether a class counts as linked: more than half of the pupils that the title suits are in. One pupil who came from a
 * linked class does not link the new one, and one who is new does not undo it.
 */
export function isLinked(title: Title, schoolClass: SchoolClass, school: Institution, users: ReadonlySet<number>): boolean {
  const suited = schoolClass.pupils.filter((pupil) => suits(title, pupil, school))
  return suited.filter(({ id }) => users.has(id)).length * 2 > suited.length
}
