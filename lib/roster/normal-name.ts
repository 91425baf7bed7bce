/** A name as people would compare it: capitals, accents and blanks do not count. */
export function normalName(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ').normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
