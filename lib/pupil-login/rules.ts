export type LoginMethod = 'pin' | 'picture' | 'badge'

/** A pupil's own method, or else the group's (GRP-2). Pupils without a group use a pin. */
export function methodOf(pupil: LoginMethod | null, group: LoginMethod | null): LoginMethod {
  return pupil ?? group ?? 'pin'
}

type Named = { id: string; firstName: string; prefix: string | null; lastName: string | null }

/**
 * Names as classmates see them: the first name; where two in a group share it, with as much of the last name as tells
 * them apart. No more of a child's name than is needed. Linear in the group's size: a file may make groups of any size.
 */
export function shortNames(pupils: readonly Named[]): Map<string, string> {
  const namesakes = new Map<string, Named[]>()
  for (const pupil of pupils) {
    const key = fold(pupil.firstName)
    const known = namesakes.get(key)
    if (known) known.push(pupil)
    else namesakes.set(key, [pupil])
  }
  return new Map([...namesakes.values()].flatMap((group) => (group.length === 1 ? [[group[0]!.id, group[0]!.firstName] as const] : tellApart(group))))
}

/** The shortest beginning of each last name that no namesake shares; the whole name when there is none. */
function tellApart(group: readonly Named[]): [id: string, name: string][] {
  const beginnings = new Map<string, number>()
  const letters = new Map(group.map((pupil) => [pupil.id, [...(pupil.lastName ?? '')]]))
  for (const name of letters.values())
    for (let length = 1; length <= Math.min(name.length, LONGEST); length += 1) {
      const start = fold(name.slice(0, length).join(''))
      beginnings.set(start, (beginnings.get(start) ?? 0) + 1)
    }
  return group.map((pupil) => {
    const name = letters.get(pupil.id)!
    for (let length = 1; length < Math.min(name.length, LONGEST); length += 1) {
      const start = name.slice(0, length).join('')
      if (beginnings.get(fold(start)) === 1) return [pupil.id, `${pupil.firstName} ${start}.`]
    }
    return [pupil.id, [pupil.firstName, pupil.prefix, pupil.lastName].filter(Boolean).join(' ')]
  })
}

/** Beyond so many letters the whole name is clearer than a beginning of it. */
const LONGEST = 12

/** Capitals and accents do not tell children apart. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Where a badge's QR leads; the token stands behind '#', which no server and no log sees (PUP-5). */
export const BADGE_PATH = '/login/leerlingen/badge'

/** The token in what a camera read; null when it is no badge of this portal. */
export function badgeToken(text: string, origin: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.origin !== origin || url.pathname !== BADGE_PATH) return null
  return isBadgeToken(url.hash.slice(1)) ? url.hash.slice(1) : null
}

/** True for what a badge's token may look like. */
export function isBadgeToken(text: string): boolean {
  return /^[\w-]{20,100}$/.test(text)
}
