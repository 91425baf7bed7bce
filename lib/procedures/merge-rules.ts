import { samePeople, type Cluster } from './same-people'
import { keyOf, TABLE_NAMES, type Row, type TableName, type World } from './world'

export type MergeOrder = {
  goes: string
  stays: string
  now: string
  /** The INSTELLING_REF that the school that stays gets. */
  newRef: string
  /** DUO's new number for the two together, with what DUO knows of it; null: the school that stays keeps its own. */
  location: Readonly<Record<'brin' | 'name' | 'street' | 'house_number' | 'postal_code' | 'city', string | null>> | null
  /** Rows of pupils that go on, where a person chose otherwise than the rule. */
  chosen: readonly string[]
}

/** What a merger does in numbers, and what a person must know of it; by ids and the portal's numbers, never by names. */
export type MergeSummary = {
  moved: { groups: number; pupils: number; staff: number; homes: number; devices: number; addresses: number; licences: number }
  /** People who stood at both: which number at publishers goes on, and which ends. */
  pupils: { id: string; keeps: number; ends: number[]; keepsOfStays: boolean; ids: string[] }[]
  staff: { id: string; keeps: number; ends: number[] }[]
  /** LAS keys of the school that goes that are let go: the other has them for somebody else, or might, and no ECK iD would tell. */
  keys: { groups: number; pupils: number; staff: number }
  /** Titles that both had a licence for. */
  licences: string[]
  /** A Dynamic IP Tool of the school that goes which stops, since the other has one. */
  toolEnds: boolean
}

const MOVING: readonly TableName[] = ['group', 'pupil', 'employment', 'licence', 'pupil_group', 'employment_group', 'pupil_home', 'pupil_badge', 'pupil_login_code', 'licence_group', 'licence_person', 'substitution', 'school_address', 'enrolled_device']

/**
 * The two schools as one (ACC-8). Rows keep their ids, so that people keep their numbers and pseudonyms towards publishers, and with
 * them their results. Where a person stands at both, one row goes on and takes over what the other had.
 */
export function merged(world: World, order: MergeOrder): { after: World; summary: MergeSummary } {
  const { goes, stays, now } = order
  const both = { goes, stays, chosen: order.chosen }
  const pupils = samePeople(world.pupil, { ...both, by: ['eck_id_hash'] })
  const staff = samePeople(world.employment.filter((row) => row.substitute_group_id === null), { ...both, by: ['eck_id_hash', 'user_id', 'invited_email'] })
  const heir = new Map([...pupils, ...staff].flatMap(({ keeps, ends }) => ends.map((id) => [id, keeps] as const)))
  const licenceOf = licencePairs(world.licence, order)
  const [groups, pupilRows, staffRows] = [freeKeys(world.group, order), freeKeys(ended(world.pupil, heir, now), order, 'eck_id_hash'), freeKeys(joined(ended(world.employment, heir, now), world.employment, staff), order)]

  const next: Record<TableName, Row[]> = Object.fromEntries(TABLE_NAMES.map((table) => [table, [...world[table]]])) as unknown as Record<TableName, Row[]>
  next.group = groups.rows
  next.pupil = pupilRows.rows
  next.employment = staffRows.rows
  next.licence = world.licence.map((row) => takenOver(row, world.licence, licenceOf))
  next.employment_group = retarget('employment_group', world.employment_group, { employment_id: heir }, true)
  next.pupil_home = homes(world.pupil_home, heir)
  next.licence_group = retarget('licence_group', world.licence_group, { licence_id: licenceOf }, true)
  next.licence_person = people(world.licence_person, licenceOf, heir)
  for (const table of MOVING) next[table] = next[table].map((row) => (row.school_id === goes && moves(table, row, world, stays, licenceOf) ? { ...row, school_id: stays } : row))
  const tool = world.address_tool.find((row) => row.school_id === goes)
  const toolEnds = tool !== undefined && world.address_tool.some((row) => row.school_id === stays)
  if (tool && !toolEnds) next.address_tool = [{ ...tool, school_id: stays }]
  next.school = world.school.map((row) => (row.id === goes ? { ...row, active: false, merged_into_id: stays } : row.id === stays ? { ...row, school_ref: order.newRef, ...order.location } : row))
  return { after: next, summary: { ...summarise(world, next, order, pupils, staff), keys: { groups: groups.freed, pupils: pupilRows.freed, staff: staffRows.freed }, licences: [...licenceOf.keys()].map((id) => String(world.licence.find((row) => row.id === id)!.product_id)), toolEnds } }
}

/** Who stood at both schools ends in one of the two rows: no keys, no login, and no longer active; the other is the person. */
function ended(rows: readonly Row[], heir: ReadonlyMap<string, string>, now: string): Row[] {
  return rows.map((row) => {
    if (!heir.has(String(row.id))) return row
    return { ...row, las_key: null, eck_id_hash: null, eck_id_cipher: null, eck_id_at: null, removed_at: row.removed_at ?? now, ...('user_id' in row ? { user_id: null, invited_email: null } : {}) }
  })
}

/** The row of a member of staff that goes on has the roles, the login and the ECK iD of both. */
function joined(rows: readonly Row[], before: readonly Row[], clusters: readonly Cluster[]): Row[] {
  const was = new Map(before.map((row) => [row.id, row]))
  const of = new Map(clusters.map((cluster) => [cluster.keeps, cluster.ends]))
  return rows.map((row) => {
    const ends = of.get(String(row.id))
    if (!ends) return row
    const others = ends.map((id) => was.get(id)!)
    const active = [row, ...others].filter(({ removed_at: at }) => at === null)
    const roles = [...new Set(active.flatMap((each) => each.roles as string[]))]
    const eck = [row, ...others].find(({ eck_id_hash: hash }) => hash != null)
    const login = [row, ...others].find(({ user_id: user }) => user != null)
    const invited = login ? undefined : [row, ...others].find(({ invited_email: email }) => email != null)
    const forGood = active.some(({ ends_at: at }) => at === null)
    return {
      ...row, roles: roles.length > 0 ? roles : row.roles!, from_las: active.some(({ from_las: las }) => las === true) || row.from_las!, ends_at: forGood ? null : row.ends_at!, user_id: login?.user_id ?? null, invited_email: invited?.invited_email ?? null,
      ...(eck ? { eck_id_hash: eck.eck_id_hash!, eck_id_cipher: eck.eck_id_cipher!, eck_id_at: eck.eck_id_at! } : {}),
    }
  })
}

/**
 * A LAS key that the other school has for somebody else: the LAS that goes on means that one. It may give any key to a child of
 * its own later; one who has no ECK iD to tell them apart would become that child, results and all (`sure` is the column that tells).
 */
function freeKeys(rows: readonly Row[], { goes, stays }: MergeOrder, sure: string | null = null): { rows: Row[]; freed: number } {
  const taken = new Set(rows.filter((row) => row.school_id === stays && row.las_key !== null).map((row) => row.las_key))
  const clashes = (row: Row) => row.school_id === goes && row.las_key !== null && (taken.has(row.las_key!) || (sure !== null && row[sure] == null))
  return { rows: rows.map((row) => (clashes(row) ? { ...row, las_key: null } : row)), freed: rows.filter(clashes).length }
}

/** The licences of the school that goes for titles that the other has too: by id, the one that goes on. */
function licencePairs(licences: readonly Row[], { goes, stays }: MergeOrder): Map<string, string> {
  const own = new Map(licences.filter((row) => row.school_id === stays).map((row) => [row.product_id, String(row.id)]))
  return new Map(licences.flatMap((row) => (row.school_id === goes && own.has(row.product_id!) ? [[String(row.id), own.get(row.product_id!)!] as const] : [])))
}

/** A licence that two schools had: the seats of both, from the earlier to the later day. */
function takenOver(row: Row, licences: readonly Row[], pairs: ReadonlyMap<string, string>): Row {
  const other = licences.find(({ id }) => pairs.get(String(id)) === row.id)
  if (!other) return row
  const [seats, more] = [row.seats as number | null, other.seats as number | null]
  const ends = row.ends_on === null || other.ends_on === null ? null : [String(row.ends_on), String(other.ends_on)].sort()[1]!
  return { ...row, seats: seats === null || more === null ? null : seats + more, starts_on: [String(row.starts_on), String(other.starts_on)].sort()[0]!, ends_on: ends }
}

/** Rows that point elsewhere now; `once`: what would be there twice falls away. */
function retarget(table: TableName, rows: readonly Row[], by: Record<string, ReadonlyMap<string, string>>, once: boolean): Row[] {
  const turned = rows.map((row) => Object.entries(by).reduce<Row>((made, [column, to]) => (to.has(String(made[column])) ? { ...made, [column]: to.get(String(made[column]))! } : made), row))
  const own = new Set(turned.flatMap((row, at) => (row === rows[at] ? [keyOf(table, row)] : [])))
  return turned.filter((row, at) => {
    if (!once || row === rows[at]) return true
    const key = keyOf(table, row)
    if (own.has(key)) return false
    own.add(key)
    return true
  })
}

/** A child's addresses of home: those of both rows, as far as there are places. */
function homes(rows: readonly Row[], heir: ReadonlyMap<string, string>): Row[] {
  const kept = rows.filter((row) => !heir.has(String(row.pupil_id)))
  const all = [...kept]
  for (const row of rows) {
    const to = heir.get(String(row.pupil_id))
    if (to === undefined) continue
    const theirs = all.filter((each) => each.pupil_id === to)
    const slot = [1, 2].find((each) => !theirs.some((home) => home.slot === each))
    const has = theirs.some((home) => home.home_account_id === row.home_account_id)
    all.push(slot === undefined || has ? row : { ...row, pupil_id: to, slot })
  }
  return all
}

/** Titles given to people: to the licence and the person that go on, once. */
function people(rows: readonly Row[], licenceOf: ReadonlyMap<string, string>, heir: ReadonlyMap<string, string>): Row[] {
  const holder = (row: Row) => `${String(row.licence_id)} ${String(row.pupil_id)} ${String(row.employment_id)}`
  const turned = rows.map((row): Row => {
    const [licence, pupil, employment] = [licenceOf.get(String(row.licence_id)), heir.get(String(row.pupil_id)), heir.get(String(row.employment_id))]
    return licence || pupil || employment ? { ...row, ...(licence ? { licence_id: licence } : {}), ...(pupil ? { pupil_id: pupil } : {}), ...(employment ? { employment_id: employment } : {}) } : row
  })
  const seen = new Set(turned.flatMap((row, at) => (row === rows[at] ? [holder(row)] : [])))
  return turned.filter((row, at) => row === rows[at] || (!seen.has(holder(row)) && seen.add(holder(row)) !== undefined))
}

/** What the school that stays has already does not come a second time. */
function moves(table: TableName, row: Row, world: World, stays: string, licenceOf: ReadonlyMap<string, string>): boolean {
  if (table === 'licence') return !licenceOf.has(String(row.id))
  if (table === 'school_address') return !world.school_address.some((each) => each.school_id === stays && each.cidr === row.cidr)
  return true
}

function summarise(world: World, after: World, { goes, stays }: MergeOrder, pupils: readonly Cluster[], staff: readonly Cluster[]): Omit<MergeSummary, 'keys' | 'licences' | 'toolEnds'> {
  const count = (table: TableName, is: (row: Row) => boolean = () => true) => {
    const there = new Set(after[table].filter((row) => row.school_id === stays).map((row) => keyOf(table, row)))
    return world[table].filter((row) => row.school_id === goes && is(row) && there.has(keyOf(table, row))).length
  }
  const active = (row: Row) => row.removed_at === null
  const byId = new Map([...world.pupil, ...world.employment].map((row) => [String(row.id), row]))
  const number = (id: string) => Number(byId.get(id)!.portal_id)
  return {
    moved: { groups: count('group', active), pupils: count('pupil', active), staff: count('employment', (row) => active(row) && row.substitute_group_id === null), homes: count('pupil_home'), devices: count('enrolled_device', (row) => row.revoked_at === null), addresses: count('school_address'), licences: count('licence') },
    pupils: pupils.map(({ id, keeps, ends }) => ({ id, keeps: number(keeps), ends: ends.map(number), keepsOfStays: byId.get(keeps)!.school_id === stays, ids: [keeps, ...ends] })),
    staff: staff.map(({ id, keeps, ends }) => ({ id, keeps: number(keeps), ends: ends.map(number) })),
  }
}
