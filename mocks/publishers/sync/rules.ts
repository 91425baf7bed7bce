import type { Institution } from '../../portal/institution'
import { classesOf, isLinked, peopleToLink, suits } from '../classes'
import type { Title } from '../publisher'

/**
 * On order: every pupil whose year the title is made for, and the staff of the groups, base groups and others, in which
 * such pupils are. Answers those who are not in yet, in ascending order.
 */
export function automaticAdditions(title: Title, school: Institution, users: ReadonlySet<number>): number[] {
  const pupils = school.leerlingen.filter((pupil) => suits(title, pupil, school))
  const groups = new Set(pupils.flatMap(({ groep, subgroepen }) => (groep ? [groep, ...subgroepen] : subgroepen)))
  const staff = school.medewerkers.filter(({ groepen, subgroepen }) =>
    [...groepen, ...subgroepen].some((key) => groups.has(key)),
  )
  return missing(users, [
    ...(title.entrances.includes('pupil') ? pupils : []).map(({ id }) => id),
    ...(title.entrances.includes('teacher') ? staff : []).map(({ id }) => id),
  ])
}

/**
 * By hand: whoever is new in a linked group follows it, as far as there are seats. Answers who comes in, and how many pupils had to stay out.
 */
export function newcomers(
  title: Title,
  school: Institution,
  users: ReadonlySet<number>,
  seats: number | null,
): { people: number[]; short: number } {
  const linked = classesOf(school).filter((schoolClass) => isLinked(title, schoolClass, school, users))
  const wanted = missing(
    users,
    linked.flatMap((schoolClass) => peopleToLink(title, schoolClass, school)),
  )
  const pupilIds = new Set(school.leerlingen.map(({ id }) => id))
  const used = [...pupilIds].filter((id) => users.has(id)).length
  const left = seats === null ? Infinity : Math.max(0, seats - used)
  const pupils = wanted.filter((id) => pupilIds.has(id))
  const staff = wanted.filter((id) => !pupilIds.has(id))
  return { people: [...pupils.slice(0, left), ...staff], short: Math.max(0, pupils.length - left) }
}

function missing(users: ReadonlySet<number>, people: number[]): number[] {
  return [...new Set(people)].filter((id) => !users.has(id)).sort((one, other) => one - other)
}
