/** A Dutch postcode as people write it, `1234 AB`; anything else, such as one from abroad, as it is. */
export function spokenPostalCode(code: string | null): string | null {
  return code && code.trim().replace(/^(\d{4})\s*([A-Za-z]{2})$/, (_, digits: string, letters: string) => `${digits} ${letters.toUpperCase()}`)
}

/** The same as it is kept, as DUO and publishers have it: `1234AB`. */
export function keptPostalCode(code: string | null): string | null {
  return code && code.trim().replace(/^(\d{4})\s*([A-Za-z]{2})$/, (_, digits: string, letters: string) => `${digits}${letters.toUpperCase()}`)
}
