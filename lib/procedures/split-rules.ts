import type { TwoBoards } from './boards'
import { undoableOf, type SchoolState } from './rules'
import type { Row, TableName, World } from './world'

export type SplitOrder = {
  from: string
  to: string
  groupIds: readonly string[]
  now: string
  newId(): string
  /** A number for publishers that nobody has. */
  newNumber(): number
  /** A password picture for a new identity, sealed: the pictures that a child chooses from go by its id. */
  newPicture(pupilId: string): string
}

export type SplitReport = {
  from: { name: string; brin: string | null }
  to: { name: string; brin: string | null }
  /** The boards, where the schools had different ones. Absent in reports from before that was kept. */
  boards?: TwoBoards | null
  groups: { name: string; pupils: number }[]
  /** By the portal's numbers: nobody else keeps that the two are one child. */
  pupils: { was: number; becomes: number }[]
  staff: number
  homes: number
  /** Once undone: the numbers that it gave, which are nobody's any more. */
  ended?: number[]
}

export type SplitBlock = 'same' | 'from-closed' | 'to-closed' | 'from-link' | 'to-link' | 'from-waiting' | 'to-waiting' | 'none' | 'all' | 'substitute' | 'undoable'
export const SPLIT_WORDS: Record<SplitBlock, string> = {
  same: 'Dit is twee keer dezelfde school.',
  'from-closed': 'De school die splitst is gesloten.',
  'to-closed': 'De andere school is gesloten.',
  'from-link': 'De school die splitst heeft nog een automatische koppeling met haar LAS. Zet die uit tot de splitsing in het LAS is afgerond.',
  'to-link': 'De andere school heeft al een automatische koppeling met haar LAS. Zet die uit tot de splitsing in het LAS is afgerond.',
  'from-waiting': 'Bij de school die splitst wacht nog een import.',
  'to-waiting': 'Bij de andere school wacht nog een import.',
  none: 'Kies ten minste één groep.',
  all: 'Kies niet alle groepen. Gaat de hele school over, dan is het een fusie: daarbij blijven leerresultaten behouden.',
  substitute: 'In een van deze groepen is een invalkracht actief. Beëindig die eerst.',
  undoable: 'Een fusie van een van deze scholen kan nog ongedaan worden gemaakt. Wacht tot dat niet meer kan.',
}

/** What stands in the way of a split (ACC-8). */
export function splitBlocks(from: SchoolState, to: SchoolState, chosen: { groups: number; of: number; substitutes: number }): SplitBlock[] {
  if (from.id === to.id) return ['same']
  const blocks: [boolean, SplitBlock][] = [
    [!from.active, 'from-closed'], [!to.active, 'to-closed'], [from.link, 'from-link'], [to.link, 'to-link'], [from.waiting > 0, 'from-waiting'], [to.waiting > 0, 'to-waiting'],
    [undoableOf(from, to).length > 0, 'undoable'], [chosen.groups === 0, 'none'], [chosen.groups > 0 && chosen.groups === chosen.of, 'all'], [chosen.substitutes > 0, 'substitute'],
  ]
  return blocks.flatMap(([is, block]) => (is ? [block] : []))
}

const active = (row: Row) => row.removed_at === null

/**
 * Groups that go on at another school (ACC-8): the children are new there, with numbers and pseudonyms of their own, so that publishers
 * know them for nobody; their names, pictures, pins and addresses of home go along. At the school that splits they become inactive.
 */
export function split(world: World, order: SplitOrder): { after: World; report: Pick<SplitReport, 'groups' | 'pupils' | 'staff' | 'homes'> } {
  const { from, to, now } = order
  const going = world.group.filter((row) => row.school_id === from && order.groupIds.includes(String(row.id)) && row.kind === 'base' && active(row))
  const free = (table: 'group' | 'pupil' | 'employment', row: Row) => (world[table].some((each) => each.school_id === to && each.las_key === row.las_key) ? null : row.las_key!)
  const groupOf = new Map(going.map((row) => [String(row.id), order.newId()]))
  const next = Object.fromEntries(Object.entries(world)) as Record<TableName, readonly Row[]>
  const fresh = (row: Row) => ({ ...row, school_id: to, created_at: now })

  next.group = [
    ...world.group.map((row) => (going.includes(row) ? { ...row, removed_at: now } : row)),
    ...going.map((row) => ({ ...fresh(row), id: groupOf.get(String(row.id))!, las_key: free('group', row) })),
  ]
  const pupils = world.pupil.filter((row) => active(row) && groupOf.has(String(row.group_id)))
  const known = new Map(world.pupil.filter((row) => row.school_id === to && row.eck_id_hash != null).map((row) => [row.eck_id_hash!, row]))
  const becomes = new Map<string, Row>()
  for (const row of pupils) {
    const there = row.eck_id_hash != null ? known.get(row.eck_id_hash) : undefined
    const group = { group_id: groupOf.get(String(row.group_id))!, removed_at: null }
    if (there) becomes.set(String(row.id), { ...there, ...group })
    else {
      const id = order.newId()
      becomes.set(String(row.id), { ...fresh(row), ...group, id, portal_id: order.newNumber(), las_key: free('pupil', row), picture_cipher: order.newPicture(id) })
    }
  }
  const back = new Map([...becomes.values()].map((row) => [String(row.id), row]))
  next.pupil = [
    ...world.pupil.map((row) => (becomes.has(String(row.id)) ? { ...row, removed_at: now } : back.get(String(row.id)) ?? row)),
    ...[...back.values()].filter(({ id }) => !world.pupil.some((row) => row.id === id)),
  ]
  const homes = homesOf(world.pupil_home, becomes)
  next.pupil_home = homes.rows
  const staff = staffOf(world, groupOf, order, free)
  next.employment = staff.employment
  next.employment_group = staff.links
  return {
    after: next,
    report: {
      groups: going.map((row) => ({ name: String(row.name), pupils: pupils.filter((pupil) => pupil.group_id === row.id).length })),
      pupils: pupils.map((row) => ({ was: Number(row.portal_id), becomes: Number(becomes.get(String(row.id))!.portal_id) })), staff: staff.count, homes: homes.count,
    },
  }
}

/** A child's addresses of home go with it, as far as there are places. */
function homesOf(rows: readonly Row[], becomes: ReadonlyMap<string, Row>): { rows: Row[]; count: number } {
  const all = rows.filter((row) => !becomes.has(String(row.pupil_id)))
  const before = all.length
  for (const row of rows) {
    const pupil = becomes.get(String(row.pupil_id))
    if (!pupil) continue
    const theirs = all.filter((each) => each.pupil_id === pupil.id)
    const slot = [row.slot, 1, 2].find((each) => !theirs.some((home) => home.slot === each))
    if (slot !== undefined && !theirs.some((home) => home.home_account_id === row.home_account_id)) all.push({ ...row, school_id: String(pupil.school_id), pupil_id: String(pupil.id), slot: slot as number })
  }
  return { rows: all, count: all.length - before }
}

/** Roles that come with a group; a coordinator or IB'er is that of a school, and the other school chooses its own (ACC-4). */
const WITH_GROUP = ['teacher', 'intern']

/** Who works with the groups works at the other school too, for those groups; here they stay until the school ends that. */
function staffOf(world: World, groupOf: ReadonlyMap<string, string>, { to, now, newId, newNumber }: SplitOrder, free: (table: 'employment', row: Row) => Row[string]): { employment: Row[]; links: Row[]; count: number } {
  const employment = [...world.employment]
  const links = [...world.employment_group]
  const links0 = world.employment_group.filter((link) => groupOf.has(String(link.group_id)))
  const people = world.employment.filter((row) => active(row) && row.substitute_group_id === null && links0.some((link) => link.employment_id === row.id) && (row.roles as string[]).some((role) => WITH_GROUP.includes(role)))
  for (const row of people) {
    const roles = (row.roles as string[]).filter((role) => WITH_GROUP.includes(role))
    const at = employment.findIndex((each) => each.school_id === to && each.substitute_group_id === null && ((row.user_id !== null && each.user_id === row.user_id) || (row.eck_id_hash != null && each.eck_id_hash === row.eck_id_hash)))
    let id: string
    if (at >= 0) {
      const there = employment[at]!
      id = String(there.id)
      employment[at] = { ...there, roles: [...new Set([...(active(there) ? (there.roles as string[]) : []), ...roles])], removed_at: null }
    } else {
      id = newId()
      employment.push({ ...row, id, school_id: to, portal_id: newNumber(), roles, las_key: free('employment', row), created_at: now })
    }
    for (const link of links0) {
      const group = groupOf.get(String(link.group_id))!
      // Two rows here may be one person there: known by login the one, by ECK iD the other.
      if (link.employment_id === row.id && !links.some((each) => each.employment_id === id && each.group_id === group)) links.push({ ...link, school_id: to, employment_id: id, group_id: group })
    }
  }
  return { employment, links, count: people.length }
}
