const PATTERN = /^(\d{4})-(\d{4})$/

/** True for `YYYY-YYYY` where the second year follows the first. The list of years is never closed (domain facts 2.1). */
export function isSchoolYear(text: string): boolean {
  const match = PATTERN.exec(text)
  return !!match && Number(match[2]) === Number(match[1]) + 1
}

/** Made once: to make one costs more than an import's statement. */
const dutchMonth = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: 'numeric' })

/** The school year that a day belongs to, in Dutch time: a new one starts on 1 August. */
export function schoolYearOf(day: Date): string {
  const parts = dutchMonth.formatToParts(day)
  const read = (type: string) => Number(parts.find((part) => part.type === type)!.value)
  const first = read('month') >= 8 ? read('year') : read('year') - 1
  return `${first}-${first + 1}`
}

/** The school year after this one. */
export function nextSchoolYear(schoolYear: string): string {
  const first = Number(schoolYear.slice(0, 4)) + 1
  return `${first}-${first + 1}`
}

/** `2027-08-01` */
export function isoFirstDayOf(schoolYear: string): string {
  return `${schoolYear.slice(0, 4)}-08-01`
}

/** `1 augustus 2027`: the day on which a school year begins (ACC-10). */
export function firstDayOf(schoolYear: string): string {
  return `1 augustus ${schoolYear.slice(0, 4)}`
}
