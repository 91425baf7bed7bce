/** A school location's number at DUO: two digits, two capitals, two digits (`99AA99`). ACC-2. */
export type Brin = string & { readonly __brin: unique symbol }

const PATTERN = /^(\d{2}[A-Z]{2})(\d{2})?$/

/**
 * Reads a BRIN as people and files write it: 4 or 6 characters, any case, blanks around it.
 * Without a location code it is the main location (`00`). Returns null when it is no BRIN.
 */
export function parseBrin(text: string, location?: string): Brin | null {
  const match = PATTERN.exec(text.trim().toUpperCase() + (location?.trim() ?? ''))
  return match ? (`${match[1]}${match[2] ?? '00'}` as Brin) : null
}

/** The four characters that name the institution, and the two that name the location. */
export function splitBrin(brin: string): { institution: string; location: string } {
  return { institution: brin.slice(0, 4), location: brin.slice(4, 6) }
}
