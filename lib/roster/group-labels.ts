import { spokenYearGroup } from '@/lib/core/year-group'
import type { GroupName } from './plan'

/** `keyless`: known by the portal's own id, which says nothing to anybody. */
type Named = GroupName & { keyless?: boolean }

/** What to call groups by, by key: the name, and where another has the same name its year too, or else its key. */
export function labelGroups(groups: readonly Named[]): Map<string, string> {
  const labels = new Map<string, string>()
  for (const namesakes of by(groups, ({ name }) => name.trim().toLocaleLowerCase('nl'))) {
    if (namesakes.length === 1) labels.set(namesakes[0]!.key, namesakes[0]!.name)
    else for (const alike of by(namesakes, kindOf)) for (const group of alike) labels.set(group.key, `${group.name} (${alike.length === 1 ? kindOf(group) : `${kindOf(group)}, ${keyOf(group)}`})`)
  }
  return labels
}

function kindOf({ kind, yearGroup }: Named): string {
  if (kind === 'combined') return 'samengestelde groep'
  if (!yearGroup) return 'zonder jaargroep'
  return /^\d+$/.test(spokenYearGroup(yearGroup)) ? `jaargroep ${yearGroup}` : spokenYearGroup(yearGroup)
}

const keyOf = ({ key, keyless }: Named) => (keyless ? 'zonder sleutel' : `sleutel ${key}`)

function by<Item>(items: readonly Item[], of: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(of(item), [...(groups.get(of(item)) ?? []), item])
  return [...groups.values()]
}
