const ZONE = 'Europe/Amsterdam'
const DAY = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, day: 'numeric', month: 'long', year: 'numeric' })
const TIME = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })

const WEEKDAY = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** `vrijdag 27 november 2026`, in Dutch time. */
export function weekday(moment: Date): string {
  return WEEKDAY.format(moment)
}

/** `20 november 2026, 14:05`, in Dutch time. */
export function dateTime(moment: Date): string {
  return `${DAY.format(moment)}, ${TIME.format(moment)}`
}

/** `20 november 2026`, in Dutch time. */
export function day(moment: Date): string {
  return DAY.format(moment)
}

/** `08:41`, in Dutch time. */
export function clockTime(moment: Date): string {
  return TIME.format(moment)
}
