export type LoginMethod = 'pin' | 'picture'

/** A pupil's own method, or else the group's (GRP-2). Pupils without a group use a pin. */
export function methodOf(pupil: LoginMethod | null, group: LoginMethod | null): LoginMethod {
  return pupil ?? group ?? 'pin'
}

/**
 * Names as classmates see them: the first name; where two in a group share it, with as much of the last name as tells
 * them apart. No more of a child's name than is needed.
 */
export function shortNames(pupils: { id: string; firstName: string; prefix: string | null; lastName: string | null }[]): Map<string, string> {
  const short = new Map<string, string>()
  for (const pupil of pupils) {
    const namesakes = pupils.filter((other) => other.id !== pupil.id && same(other.firstName, pupil.firstName))
    short.set(pupil.id, namesakes.length === 0 ? pupil.firstName : `${pupil.firstName} ${shortest(pupil, namesakes)}`.trim())
  }
  return short
}

type Named = { prefix: string | null; lastName: string | null }

function shortest(pupil: Named, namesakes: Named[]): string {
  const whole = [...(pupil.lastName ?? '')]
  for (let length = 1; length < whole.length; length += 1) {
    const start = whole.slice(0, length).join('')
    if (!namesakes.some((other) => same([...(other.lastName ?? '')].slice(0, length).join(''), start))) return `${start}.`
  }
  return [pupil.prefix, pupil.lastName].filter(Boolean).join(' ')
}

function same(a: string, b: string): boolean {
  return a.localeCompare(b, 'nl', { sensitivity: 'base' }) === 0
}
