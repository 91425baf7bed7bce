/** White letters have 4.5 and more on each of these grounds. */
export const MARK_GROUNDS = ['#1f5fbf', '#1b7a45', '#8a5300', '#b3261e', '#6b3fa0', '#0f6f7c', '#a1306b', '#3d4f73'] as const

/** One or two capitals that stand for a publisher, supplier or title. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s\-/&.]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const [first = name, second] = words
  return (second ? first.charAt(0) + second.charAt(0) : first.slice(0, 2)).toLocaleUpperCase('nl')
}

/** Which of the grounds a name has: always the same one. */
export function groundOf(name: string): number {
  let sum = 0
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973
  return sum % MARK_GROUNDS.length
}
