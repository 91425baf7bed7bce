/** Given levels in the order in which the title has them; those that it does not know any more stand last, by name (LIC-4). */
export function inOrderOf(all: readonly string[], given: readonly string[]): string[] {
  const place = (level: string) => (all.includes(level) ? all.indexOf(level) : all.length)
  return [...new Set(given)].sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'nl', { numeric: true }))
}

/** The levels of a form that a title does not have. */
export function unknownLevels(all: readonly string[], wanted: readonly string[]): string[] {
  return wanted.filter((level) => !all.includes(level))
}
