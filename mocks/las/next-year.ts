import type { LasGroup, LasSchool } from './model'

type People = Pick<LasSchool, 'groups' | 'pupils' | 'staff'>

/** The school year of a moment, in Dutch time. */
export function yearOf(now: Date): string {
  const [month, year] = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Amsterdam', month: 'numeric', year: 'numeric' }).format(now).split('/').map(Number)
  return yearFrom((month ?? 1) >= 8 ? (year ?? 0) : (year ?? 0) - 1)
}

/** The school year after that of a moment. */
export function yearAfter(now: Date): string {
  return yearFrom(Number(yearOf(now).slice(0, 4)) + 1)
}

const yearFrom = (first: number) => `${first}-${first + 1}`

/** Who is in which group in a school year; null for a year that the school has not made ready. */
export function peopleIn(school: LasSchool, schoolYear: string, now: Date): People | null {
  if (school.preparedFor && schoolYear >= school.preparedFor) return schoolYear === school.preparedFor ? movedUp(school, schoolYear) : null
  return schoolYear === yearOf(now) ? school : null
}

/** A year on: each class goes up as it is, into a group that is new; the eighth leaves. */
function movedUp({ groups, pupils, staff }: LasSchool, schoolYear: string): People {
  const keyIn = (key: string) => `${key}-${schoolYear.slice(0, 4)}`
  const up = (year: string) => String(Number(year) + 1)
  const next = groups.filter(({ yearGroup }) => yearGroup !== '8').map(({ key, name, yearGroup }): LasGroup => ({ key: keyIn(key), name: name.replace(yearGroup, up(yearGroup)), yearGroup: up(yearGroup) }))
  const there = new Set(next.map(({ key }) => key))
  return {
    groups: next,
    pupils: pupils.filter(({ yearGroup }) => yearGroup !== '8').map((pupil) => ({ ...pupil, yearGroup: up(pupil.yearGroup), groupKey: pupil.groupKey && keyIn(pupil.groupKey) })),
    staff: staff.map((person) => ({ ...person, groupKeys: person.groupKeys.map(keyIn).filter((key) => there.has(key)) })),
  }
}
