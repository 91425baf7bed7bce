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
  const known: Known = { ...year, now: new Map(year.after.map((group) => [group.id, group])), ofYear: gather(year.after, yearOf), ofName: gather(year.after, nameOf), wereOfYear: gather(year.before, yearOf) }
  for (const licence of licences) carryOne(licence, known, result)
  return result
}

/** A turn of the year with its groups where they are looked for: by id, kind and year, and name with these. Made once for all licences. */
type Known = YearTurn & { now: ReadonlyMap<string, YearGroupOf>; ofYear: Gathered; ofName: Gathered; wereOfYear: Gathered }
type Gathered = ReadonlyMap<string, readonly YearGroupOf[]>

function gather(groups: readonly YearGroupOf[], by: (group: YearGroupOf) => string): Gathered {
  const found = new Map<string, YearGroupOf[]>()
  for (const group of groups) {
    const others = found.get(by(group))
    if (others) others.push(group)
    else found.set(by(group), [group])
  }
  return found
}

function carryOne(licence: LinkedLicence, known: Known, result: CarryOver): void {
  const { before, pupilsOf, now } = known
  const linked = new Set(licence.groupIds)
  const had = before.filter(({ id }) => linked.has(id))
  const fits = (group: YearGroupOf) => suits(licence.yearGroups, group.yearGroup)
  const left = had.filter((group) => !continues(group, now.get(group.id)))
  if (left.length === 0) return
  if (licence.final) return void result.open.push(...left.map(({ id }) => ({ licenceId: licence.id, groupId: id, why: 'final' as const })))

  const leaving = new Set(left)
  const kept = new Set(had.filter((group) => now.has(group.id) && (!leaving.has(group) || fits(now.get(group.id)!))).map(({ id }) => id))
  const unlinked = had.filter(({ id }) => now.has(id) && !kept.has(id))
  const hadOfYear = gather(had, yearOf)
  const heirs = new Set<readonly YearGroupOf[]>()
  const open = left.filter((group) => {
    // Whoever takes the place of a group is of the same year, and so suits the title or not as the group did.
    const found = fits(group) ? successors(group, hadOfYear, known) : []
    heirs.add(found)
    return found.length === 0
  })
  const fresh = [...new Set([...heirs].flatMap((groups) => groups.map(({ id }) => id)))].filter((id) => !kept.has(id))
  const pupils = new Set([...kept, ...fresh].flatMap((id) => pupilsOf.get(id) ?? []))
  const fit = licence.seats === null || fresh.length === 0 || pupils.size <= licence.seats
  if (fit) result.linked.push(...fresh.map((groupId) => ({ licenceId: licence.id, groupId })))
  result.unlinked.push(...unlinked.map(({ id }) => ({ licenceId: licence.id, groupId: id })))
  // A group that moved up with a title that still suits it has what it had: nobody need choose.
  const asked = fit ? open.filter(({ id }) => !kept.has(id)) : left
  result.open.push(...asked.map(({ id }) => ({ licenceId: licence.id, groupId: id, why: fit ? ('no-group' as const) : ('seats' as const) })))
}

/** The same group for the same year: pupils may come and go, the title stays. */
function continues(was: YearGroupOf, is: YearGroupOf | undefined): boolean {
  return is !== undefined && is.kind === was.kind && is.yearGroup === was.yearGroup
}

/** The groups that come in the place of one, the same list for all of a year; none when that is for a person to say. */
function successors(group: YearGroupOf, hadOfYear: Gathered, { ofYear, ofName, wereOfYear }: Known): readonly YearGroupOf[] {
  const named = ofName.get(nameOf(group)) ?? []
  if (named.length === 1) return named
  // A year group says which pupils there are only for a class of one year.
  if (group.kind !== 'base' || group.yearGroup === null || group.yearGroup === 'C') return []
  const all = wereOfYear.get(yearOf(group))?.length === hadOfYear.get(yearOf(group))?.length
  return (all && ofYear.get(yearOf(group))) || []
}

const yearOf = ({ kind, yearGroup }: YearGroupOf) => JSON.stringify([kind, yearGroup])
const nameOf = (group: YearGroupOf) => yearOf(group) + plain(group.name)
const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
