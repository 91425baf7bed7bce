import type { GroupRow } from './model'

/** Finds the group that a cell names, and says what a group is called in a cell. */
export type GroupIndex = { labelOf(ref: string): string; find(ref: string): GroupRow | null; labels: readonly string[] }

/** Capitals, accents' composition and blanks do not tell groups apart when somebody types a name. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('nl')

/**
 * An index of the groups of a draft. Each has a label of its own: its name, with the key behind it where several have the
 * same name. What a cell holds is a group's id, which a new name does not change, or text that is compared with labels,
 * keys and names.
 */
export function groupIndex(groups: readonly GroupRow[]): GroupIndex {
  const known = indexes.get(groups)
  if (known) return known
  const index = makeIndex(groups)
  indexes.set(groups, index)
  return index
}

/** One a list of groups: a paste of thousands of rows asks for it thousands of times. */
const indexes = new WeakMap<readonly GroupRow[], GroupIndex>()

function makeIndex(all: readonly GroupRow[]): GroupIndex {
  // A row that nobody filled in yet is no choice.
  const groups = all.filter((group) => group.name.trim() !== '' || group.yearGroup !== '' || group.description !== '')
  const times = new Map<string, number>()
  for (const group of groups) times.set(plain(group.name), (times.get(plain(group.name)) ?? 0) + 1)
  const byId = new Map(all.map((group) => [group.id, group]))
  const byText = new Map<string, GroupRow>()
  const labels = new Map<string, string>()
  for (const group of groups) {
    const name = group.name.replace(/[;\s]+/g, ' ').trim()
    let label = name && times.get(plain(group.name)) === 1 ? name : `${name || 'groep zonder naam'} (${group.key.replaceAll(';', ',')})`
    while (byText.has(plain(label))) label += ' *'
    byText.set(plain(label), group)
    labels.set(group.id, label)
  }
  // What a spreadsheet may call a group besides its label: the key, and the name without the word 'groep'.
  const also = new Map<string, GroupRow | null>()
  for (const group of groups) for (const text of new Set([plain(group.key), plain(group.name).replace(/^groep\s+/, ''), `groep ${plain(group.name)}`])) also.set(text, also.has(text) ? null : group)
  return {
    labelOf: (ref) => labels.get(ref) ?? ref,
    find: (ref) => byId.get(ref) ?? byText.get(plain(ref)) ?? also.get(plain(ref)) ?? null,
    labels: [...labels.values()],
  }
}

/** What was typed or pasted into a cell with groups: ids where a group is called so, the text where none is. */
export function readRefs(text: string, index: GroupIndex): string[] {
  const whole = text.replace(/\s+/g, ' ').trim()
  if (whole === '') return []
  if (index.find(whole)) return [index.find(whole)!.id]
  const parts = whole.split(';').map((part) => part.trim()).filter(Boolean)
  // Commas are in names too, so they part only where each part is a group.
  const apart = parts.flatMap((part) => {
    const pieces = part.split(',').map((piece) => piece.trim()).filter(Boolean)
    return !index.find(part) && pieces.length > 1 && pieces.every((piece) => index.find(piece)) ? pieces : [part]
  })
  return [...new Set(apart.map((part) => index.find(part)?.id ?? part))]
}

/** The cell's text. */
export const showRefs = (refs: readonly string[], index: GroupIndex): string => refs.map(index.labelOf).join('; ')
