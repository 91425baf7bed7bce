import fc from 'fast-check'
import { carryOut } from './carry-out'
import { diffRoster } from './diff'
import { isDummyKey } from './keys'
import type { Roster, RosterGroup, RosterPupil, RosterStaff } from './model'
import type { Pair } from './pairs'
import { currentOfState, type RosterState } from './state'
import { roster } from './test-support'

/** Rosters and schools for properties: generated, never real. */

export const EMPTY: RosterState = { groups: [], pupils: [], staff: [] }
let last = 0
export const newId = () => `id-${(last += 1)}`

/** What a school has after an import, in memory: the very rules of the real thing, without the database. */
export function importInto(state: RosterState, incoming: Roster, at = new Date('2026-01-15T09:00:00Z'), pairs: readonly Pair[] = []): RosterState {
  return carryOut(diffRoster(currentOfState(state), incoming, pairs), state, { now: at, newId })
}

const NAMES = ['Bo', 'Chris', 'Zoë', 'Łucja', "D'Arcy", '李']
const pick = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
/** Few keys, so that two files often speak of the same people, and often of others under the same key. */
const keys = (letter: string, dummies: boolean) =>
  fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 6 }).map((list) => list.map((n) => (dummies && n === 5 ? `#${letter}${n}` : `${letter}${n}`)))

const group = (key: string): fc.Arbitrary<RosterGroup> =>
  fc.record({ name: fc.constantFrom('Vier', 'Vijf', 'Plus'), yearGroup: pick('1' as const, '5' as const), description: pick('Klas') }).map((rest) => ({ key, kind: key.endsWith('6') ? 'combined' : 'base', ...rest }))
const person = { firstName: fc.constantFrom(...NAMES), prefix: pick('van', 'de'), lastName: pick(...NAMES), initials: pick('A.B.') }

function pupil(key: string, eckId: string | undefined, groups: RosterGroup[]): fc.Arbitrary<RosterPupil> {
  const [base, combined] = (['base', 'combined'] as const).map((kind) => groups.filter((one) => one.kind === kind).map((one) => one.key)) as [string[], string[]]
  const inGroup = base.length > 0 ? pick(...base) : fc.constant(undefined)
  return fc.record({ ...person, yearGroup: pick('5' as const), groupKey: inGroup, combinedGroupKeys: fc.subarray(combined) }).map((rest) => ({ key, ...(eckId ? { eckId } : {}), ...rest }))
}

const teacher = (key: string, eckId: string | undefined, groups: string[]): fc.Arbitrary<RosterStaff> =>
  fc.record({ ...person, email: pick(`${key}@school.example`), groupKeys: fc.subarray(groups, { minLength: 1 }) }).map((rest) => ({ key, ...(eckId ? { eckId } : {}), ...rest }))

/** People with keys, some with an ECK iD, no two with the same. Keys pass from one person to another. */
function people<Person>(letter: string, dummies: boolean, make: (key: string, eckId: string | undefined) => fc.Arbitrary<Person>): fc.Arbitrary<Person[]> {
  return fc.tuple(keys(letter, dummies), fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 }), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })).chain(([list, order, has]) =>
    fc.tuple(...list.map((key, at) => make(key, has[at] ? `https://ketenid.nl/${letter}${order[at]}` : undefined))),
  )
}

/** Files of one small school. `dummies`: some keys are good for one file only. */
export const rosters = (dummies = true): fc.Arbitrary<Roster> => keys('g', dummies).chain((list) => fc.tuple(...list.map(group))).chain((groups) =>
  fc.tuple(
    people('p', dummies, (key, eckId) => pupil(key, eckId, groups)),
    groups.length === 0 ? fc.constant<RosterStaff[]>([]) : people('t', dummies, (key, eckId) => teacher(key, eckId, groups.map((one) => one.key))),
  ).map(([pupils, staff]) => roster({ groups, pupils, staff })),
)

/** A school as a file would tell of it: who is there, by what imports bring, without ids. To compare with a roster. */
export function asRoster(state: RosterState): object {
  const current = currentOfState(state)
  const here = <Row extends { removed?: boolean }>(rows: Row[]) => rows.filter((row) => !row.removed)
  const groupName = new Map(current.groups.map((one) => [one.key ?? one.id, one.name]))
  const named = (list: readonly string[]) => list.map((key) => groupName.get(key) ?? key).sort()
  return {
    groups: here(current.groups).map((one) => [one.name, one.kind, one.yearGroup ?? null, one.description ?? null]).sort(byText),
    pupils: here(current.pupils).map((one) => [one.firstName, one.prefix ?? null, one.lastName ?? null, one.initials ?? null, one.yearGroup ?? null, named(one.groupKey ? [one.groupKey] : []), named(one.combinedGroupKeys)]).sort(byText),
    staff: here(current.staff).filter((one) => !one.manual).map((one) => [one.firstName, one.prefix ?? null, one.lastName ?? null, one.initials ?? null, named([...one.groupKeys])]).sort(byText),
  }
}

/** The same of a file. */
export function ofFile(file: Roster): object {
  const groupName = new Map(file.groups.map((one) => [one.key, one.name]))
  const named = (list: readonly string[]) => list.map((key) => groupName.get(key) ?? key).sort()
  return {
    groups: file.groups.map((one) => [one.name, one.kind, one.yearGroup ?? null, one.description ?? null]).sort(byText),
    pupils: file.pupils.map((one) => [one.firstName, one.prefix ?? null, one.lastName ?? null, one.initials ?? null, one.yearGroup ?? null, named(one.groupKey ? [one.groupKey] : []), named(one.combinedGroupKeys)]).sort(byText),
    staff: file.staff.map((one) => [one.firstName, one.prefix ?? null, one.lastName ?? null, one.initials ?? null, named(one.groupKeys)]).sort(byText),
  }
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

/** Rows of a kind with the same lasting key or ECK iD: must never be any. */
export function doubles(state: RosterState): string[] {
  return (['groups', 'pupils', 'staff'] as const).flatMap((kind) => {
    const identities = state[kind].flatMap((row) => [...(row.lasKey ? [`key ${row.lasKey}`] : []), ...('eckId' in row && row.eckId ? [`eck ${row.eckId}`] : [])])
    return identities.filter((one, at) => identities.indexOf(one) !== at || isDummyKey(one.slice(4)))
  })
}
