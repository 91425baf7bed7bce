import fc from 'fast-check'
import { TABLE_NAMES, type Row, type TableName, type World } from './world'

export const [A, B] = ['school-a', 'school-b']
export const ORDER = { goes: A, stays: B, now: '2026-11-22T10:00:00Z', newRef: 'new', location: null, chosen: [] as string[] }

const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null })
const some = (of: readonly string[]) => fc.subarray([...of])

/** Rows of one school in which no key is there twice; few values, so that two schools often share them. */
function schoolRows(school: string): fc.Arbitrary<Partial<Record<TableName, Row[]>>> {
  const keyed = (prefix: string, count: number) => fc.uniqueArray(fc.record({ las_key: maybe(fc.constantFrom('1', '2', '3')), eck: maybe(fc.constantFrom('e1', 'e2', 'e3')), user: maybe(fc.constantFrom('u1', 'u2')), gone: fc.boolean(), at: fc.nat(5) }), { maxLength: count }).map((rows) => {
    const seen = new Set<string>()
    const once = (kind: string, value: string | null) => (value === null || seen.has(`${kind}${value}`) ? null : (seen.add(`${kind}${value}`), value))
    return rows.map((row, at) => ({ ...row, id: `${school}-${prefix}${at}`, las_key: once('k', row.las_key), eck: once('e', row.eck), user: once('u', row.user) }))
  })
  return fc.record({ groups: keyed('g', 3), pupils: keyed('p', 4), staff: keyed('s', 3), products: fc.uniqueArray(fc.constantFrom('x', 'y'), { maxLength: 2 }), homes: some(['h1', 'h2', 'h3']), links: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 6 }), cidrs: some(['10.0.0.1', '10.0.0.2']), tool: fc.boolean() })
    .map(({ groups, pupils, staff, products, homes, links, cidrs, tool }) => {
      const own = { school_id: school }
      const nth = <Item>(list: readonly Item[], at: number) => list[at % list.length]
      const numbered = (index: number) => index + (school === A ? 1000 : 2000)
      const eckOf = (eck: string | null) => ({ eck_id_hash: eck, eck_id_cipher: eck && `${eck}-${school}`, eck_id_at: eck && 'then' })
      const licences = products.map((product_id, at): Row => ({ id: `${school}-l${at}`, ...own, product_id, seats: 5, starts_on: '2026-08-01', ends_on: null }))
      const unique = (rows: Row[], key: (row: Row) => string) => [...new Map(rows.map((row) => [key(row), row])).values()]
      const pairs = <X, Y>(one: readonly X[], other: readonly Y[]) => (one.length && other.length ? links.map(([a, b]) => [nth(one, a)!, nth(other, b)!] as const) : [])
      return {
        school: [{ id: school, active: true, merged_into_id: null, school_ref: `ref-${school}`, brin: school, name: school }],
        group: groups.map(({ id, las_key, gone }) => ({ id, ...own, las_key, name: id, removed_at: gone ? 'then' : null })),
        pupil: pupils.map(({ id, las_key, eck, gone, at }, index) => ({ id, ...own, portal_id: numbered(index), las_key, ...eckOf(eck), group_id: groups.length > 0 && at < 4 ? nth(groups, at)!.id : null, removed_at: gone ? 'then' : null })),
        employment: staff.map(({ id, las_key, eck, user, gone, at }, index) => ({ id, ...own, portal_id: numbered(index + 500), las_key, ...eckOf(eck), user_id: user, invited_email: null, roles: at % 2 ? ['teacher'] : ['coordinator'], from_las: at > 2, ends_at: null, substitute_group_id: null, removed_at: gone ? 'then' : null })),
        licence: licences,
        pupil_group: unique(pairs(pupils, groups).map(([pupil, group]) => ({ ...own, pupil_id: pupil.id, group_id: group.id })), (row) => `${row.pupil_id} ${row.group_id}`),
        employment_group: unique(pairs(staff, groups).map(([person, group]) => ({ ...own, employment_id: person.id, group_id: group.id, by_hand: false })), (row) => `${row.employment_id} ${row.group_id}`),
        pupil_home: unique(pupils.flatMap((pupil) => homes.slice(0, 2).map((home_account_id, at): Row => ({ ...own, pupil_id: pupil.id, slot: at + 1, home_account_id }))), (row) => `${row.pupil_id} ${row.slot}`),
        pupil_badge: pupils.map((pupil) => ({ id: `badge-${pupil.id}`, ...own, pupil_id: pupil.id })),
        licence_group: unique(pairs(licences, groups).map(([licence, group]) => ({ ...own, licence_id: licence.id!, group_id: group.id })), (row) => `${row.licence_id} ${row.group_id}`),
        licence_person: unique([...pairs(licences, pupils).map(([licence, pupil]): Row => ({ ...own, licence_id: licence.id!, pupil_id: pupil.id, employment_id: null })), ...pairs(licences, staff).map(([licence, person]): Row => ({ ...own, licence_id: licence.id!, pupil_id: null, employment_id: person.id }))], (row) => `${row.licence_id} ${row.pupil_id} ${row.employment_id}`)
          .map((row, at) => ({ id: `${school}-lp${at}`, ...row })),
        school_address: cidrs.map((cidr) => ({ id: `${school}-${cidr}`, ...own, cidr })),
        address_tool: tool ? [{ ...own, key_hash: school }] : [],
      }
    })
}

/** Two schools as the database could hold them. */
export const worlds = (): fc.Arbitrary<World> =>
  fc.tuple(schoolRows(A), schoolRows(B)).map(([a, b]) => Object.fromEntries(TABLE_NAMES.map((table) => [table, [...(a[table] ?? []), ...(b[table] ?? [])]])) as unknown as World)

/** A world whatever the order of its rows. */
export const plain = (world: World) => Object.fromEntries(TABLE_NAMES.map((table) => [table, world[table].map((row) => JSON.stringify(Object.entries(row).sort(([x], [y]) => (x < y ? -1 : 1)))).sort()]))

/** The groups of the small worlds are base groups: only those can go in a split. */
export const based = (world: World): World => ({ ...world, group: world.group.map((row) => ({ ...row, kind: 'base' })) })

/** What a split is asked: of A's groups those of which the bit in `some` is set go to B. */
export function splitOrder(world: World, some: number) {
  let [ids, numbers] = [0, 9000]
  const own = world.group.filter((row) => row.school_id === A)
  const groupIds = own.filter((_, at) => (some >> at) % 2 === 1).map(({ id }) => String(id))
  return { from: A, to: B, groupIds, now: 'now', newId: () => `new-${(ids += 1)}`, newNumber: () => (numbers += 1), newPicture: (id: string) => `picture of ${id}` }
}
