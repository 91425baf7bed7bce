/** A key that the LAS cannot promise to keep starts with `#`: nothing may ever match on it (domain facts 2.4 rule 4). */
export function isDummyKey(key: string): boolean {
  return key.startsWith('#')
}

/** An order of texts that is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
