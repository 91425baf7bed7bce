/** The parts of a person's name that the portal keeps. */
export type PersonName = { firstName: string; prefix?: string | null; lastName?: string | null }

/** `Aad van Aa`: the whole name, as spoken. */
export function fullName(name: PersonName): string {
  return [name.firstName, name.prefix, name.lastName].filter(Boolean).join(' ')
}

/** `Aad van`: the column 'Voornaam' of the groepsoverzicht, where the prefix stands behind the first name (GRP-1). */
export function firstNameWithPrefix(name: PersonName): string {
  return [name.firstName, name.prefix].filter(Boolean).join(' ')
}

/** Orders by last name, then first name, as Dutch alphabets do: the prefix does not count. */
export function compareNames(a: PersonName, b: PersonName): number {
  const collator = dutch()
  return (
    collator.compare(a.lastName ?? a.firstName, b.lastName ?? b.firstName) || collator.compare(a.firstName, b.firstName)
  )
}

let shared: Intl.Collator | undefined
function dutch(): Intl.Collator {
  return (shared ??= new Intl.Collator('nl', { sensitivity: 'base', numeric: true }))
}

/** Initials as the standard has them: capitals without dots (domain facts 2.2). */
export const plainInitials = (text: string): string => text.replace(/[.\s]/g, '').toLocaleUpperCase('nl')
