const ALL = new Intl.ListFormat('nl', { type: 'conjunction' })
const ANY = new Intl.ListFormat('nl', { type: 'disjunction' })

/** Words as a sentence names them all: 'a, b en c'. */
export const allOf = (words: readonly string[]): string => ALL.format(words)

/** Words as a sentence leaves a choice of them: 'a, b of c'. */
export const anyOf = (words: readonly string[]): string => ANY.format(words)
