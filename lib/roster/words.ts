import { findStrangers } from './strangers'
import type { Roster } from './model'
import { proposePairs, textOf, type Pair, type ProposedPair } from './pairs'
import type { CurrentRoster } from './plan'

/** What a coordinator says on a preview of who is who: by id, of pairs that are proposed and of people who are in question. */
export type Spoken = { pair: readonly string[]; all?: 'ja' | undefined; same: readonly string[]; other: readonly string[]; allOther?: 'ja' | undefined }

/** Of what was said, what answers something that the preview asks; and how many pairs were proposed. */
export function wordsOf(spoken: Spoken, current: CurrentRoster, incoming: Roster): { words: Pair[]; pairs: number; of: number } {
  const proposed = proposePairs(current, incoming)
  const ticked = proposed.filter(({ id }) => spoken.all || spoken.pair.includes(id))
  const [same, other] = [new Set(spoken.same), new Set(spoken.other)]
  const taken = new Set(ticked.map((pair) => keyOf(pair)))
  const answers = findStrangers(current, incoming).flatMap(({ kind, id, key }): Pair[] => {
    // One who is ticked as somebody else is not asked about any more, and neither is a key that is ticked for another.
    if (ticked.some((pair) => pair.id === id) || taken.has(keyOf({ kind, key }))) return []
    if (same.has(id)) return [{ kind, id, key }]
    return other.has(id) || spoken.allOther ? [{ kind, id, key, other: true }] : []
  })
  return { words: [...ticked.map(({ kind, id, key }) => ({ kind, id, key })), ...answers], pairs: ticked.length, of: proposed.length }
}

const keyOf = ({ kind, key }: Pick<ProposedPair, 'kind' | 'key'>) => `${kind} ${key}`

/** Whether two say the same, in whatever order. */
export function sameWords(a: readonly Pair[], b: readonly Pair[]): boolean {
  const text = (words: readonly Pair[]) => words.map((word) => `${textOf(word)}${word.other ?? ''}`).sort().join('\n')
  return text(a) === text(b)
}
