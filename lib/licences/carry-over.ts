import { suits } from './rules'

/** A group on one side of the turn of the year, as far as licences go by it. */
export type YearGroupOf = { id: string; name: string; kind: 'base' | 'combined'; yearGroup: string | null }

/** A licence that the portal links (LIC-9), with the groups that it is linked to. */
export type LinkedLicence = { id: string; final: boolean; seats: number | null; yearGroups: readonly string[]; groupIds: readonly string[] }

/** Why the coordinator must choose: no group takes the place, too few seats for the new groups, or a link that cannot be undone. */
export type OpenReason = 'no-group' | 'seats' | 'final'

export type CarryOver = {
  linked: { licenceId: string; groupId: string }[]
  unlinked: { licenceId: string; groupId: string }[]
  /** Links of last year that nothing took the place of, by last year's group. */
  open: { licenceId: string; groupId: string; why: OpenReason }[]
}

/** The groups that are there before and after, and the pupils of each group afterwards. */
export type YearTurn = { before: readonly YearGroupOf[]; after: readonly YearGroupOf[]; pupilsOf: ReadonlyMap<string, readonly string[]> }

/**
 * What becomes of links with groups when a school year begins (ACC-10). A group that stays keeps every title that still
 * suits it. A link of a group that is gone, or that moved up a year, goes to the group of the same name and year group; or, if
 * all of that year group had the title, to all who are in it now. Where that does not tell, and where a link could not be
 * undone (LIC-3) or would need more seats than there are, the coordinator chooses.
 */
export function carryOver(licences: readonly LinkedLicence[], year: YearTurn): CarryOver {
  const result: CarryOver = { linked: [], unlinked: [], open: [] }
  for (const licence of licences) carryOne(licence, year, result)
  return result
}

function carryOne(licence: LinkedLicence, { before, after, pupilsOf }: YearTurn, result: CarryOver): void {
  const now = new Map(after.map((group) => [group.id, group]))
  const had = before.filter(({ id }) => licence.groupIds.includes(id))
  const fits = (group: YearGroupOf) => suits(licence.yearGroups, group.yearGroup)
  const left = had.filter((group) => !continues(group, now.get(group.id)))
  if (left.length === 0) return
  if (licence.final) return void result.open.push(...left.map(({ id }) => ({ licenceId: licence.id, groupId: id, why: 'final' as const })))

  const kept = had.filter((group) => now.has(group.id) && (!left.includes(group) || fits(now.get(group.id)!))).map(({ id }) => id)
  const unlinked = had.filter(({ id }) => now.has(id) && !kept.includes(id))
  const heirs = new Set<string>()
  const open = left.filter((group) => {
    const found = successors(group, had, before, after.filter(fits))
    found.forEach(({ id }) => heirs.add(id))
    return found.length === 0
  })
  const fresh = [...heirs].filter((id) => !kept.includes(id))
  const pupils = new Set([...kept, ...fresh].flatMap((id) => pupilsOf.get(id) ?? []))
  const fit = licence.seats === null || fresh.length === 0 || pupils.size <= licence.seats
  if (fit) result.linked.push(...fresh.map((groupId) => ({ licenceId: licence.id, groupId })))
  result.unlinked.push(...unlinked.map(({ id }) => ({ licenceId: licence.id, groupId: id })))
  // A group that moved up with a title that still suits it has what it had: nobody need choose.
  const asked = fit ? open.filter(({ id }) => !kept.includes(id)) : left
  result.open.push(...asked.map(({ id }) => ({ licenceId: licence.id, groupId: id, why: fit ? ('no-group' as const) : ('seats' as const) })))
}

/** The same group for the same year: pupils may come and go, the title stays. */
function continues(was: YearGroupOf, is: YearGroupOf | undefined): boolean {
  return is !== undefined && is.kind === was.kind && is.yearGroup === was.yearGroup
}

/** The groups that come in the place of one, from those that a title suits; none when that is for a person to say. */
function successors(group: YearGroupOf, had: readonly YearGroupOf[], before: readonly YearGroupOf[], after: readonly YearGroupOf[]): readonly YearGroupOf[] {
  const same = (other: YearGroupOf) => other.kind === group.kind && other.yearGroup === group.yearGroup
  const candidates = after.filter(same)
  const named = candidates.filter(({ name }) => plain(name) === plain(group.name))
  if (named.length === 1) return named
  // A year group says which pupils there are only for a class of one year.
  if (group.kind !== 'base' || group.yearGroup === null || group.yearGroup === 'C') return []
  return before.filter(same).every(({ id }) => had.some((one) => one.id === id)) ? candidates : []
}

const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
