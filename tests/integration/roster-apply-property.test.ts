import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forSchool } from '@/lib/platform/db/scope'
import { readState } from '@/lib/roster/current'
import { diffRoster } from '@/lib/roster/diff'
import type { Roster, RosterGroup, RosterPupil, RosterStaff } from '@/lib/roster/model'
import { summarise } from '@/lib/roster/plan-summary'
import { importView } from '@/lib/roster/queries'
import { asRoster, doubles, ofFile } from '@/lib/roster/state-support'
import { roster } from '@/lib/roster/test-support'
import { undoImport } from '@/lib/roster/undo-import'
import { makeSchool } from '@/prisma/seed/factories'
import { command } from '../support/command'
import { signedIn } from '../support/people'
import { currentOf, importRoster, rowsOf } from '../support/roster'

const NAMES = ['Bo', 'Chris', 'Zoë', 'Łucja', "D'Arcy", '李', 'x'.repeat(200)]
const pick = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
/** Few keys, so that two files often speak of the same people, and often of others under the same key. */
const keys = (letter: string) => fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 6 }).map((list) => list.map((n) => `${letter}${n}`))

const group = (key: string): fc.Arbitrary<RosterGroup> =>
  fc.record({ name: fc.constantFrom(...NAMES), yearGroup: pick('1' as const, '5' as const), description: pick('Klas') }).map((rest) => ({ key, kind: key.endsWith('6') ? 'combined' : 'base', ...rest }))
const person = { firstName: fc.constantFrom(...NAMES), prefix: pick('van', 'de'), lastName: pick(...NAMES), initials: pick('A.B.') }
const some = (list: string[]) => fc.subarray(list)

function pupil(key: string, eckId: string | undefined, groups: RosterGroup[]): fc.Arbitrary<RosterPupil> {
  const [base, combined] = (['base', 'combined'] as const).map((kind) => groups.filter((one) => one.kind === kind).map((one) => one.key)) as [string[], string[]]
  const inGroup = base.length > 0 ? pick(...base) : fc.constant(undefined)
  return fc.record({ ...person, yearGroup: pick('5' as const), groupKey: inGroup, combinedGroupKeys: some(combined) }).map((rest) => ({ key, ...(eckId ? { eckId } : {}), ...rest }))
}
const teacher = (key: string, eckId: string | undefined, groups: string[]): fc.Arbitrary<RosterStaff> =>
  fc.record({ ...person, email: pick(`${key}@school.example`), groupKeys: fc.subarray(groups, { minLength: 1 }) }).map((rest) => ({ key, ...(eckId ? { eckId } : {}), ...rest }))

/** People with keys, some of them with an ECK iD, no two with the same. `hands`: keys pass from one person to another. */
function people<Person>(letter: string, hands: boolean, make: (key: string, eckId: string | undefined) => fc.Arbitrary<Person>): fc.Arbitrary<Person[]> {
  return fc.tuple(keys(letter), fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 }), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })).chain(([list, order, has]) =>
    fc.tuple(...list.map((key, at) => make(key, has[at] ? `https://ketenid.nl/${hands ? letter + order[at] : key}` : undefined))),
  )
}

const rosters = (hands: boolean): fc.Arbitrary<Roster> => keys('g').chain((list) => fc.tuple(...list.map(group))).chain((groups) =>
  fc.tuple(
    people('p', hands, (key, eckId) => pupil(key, eckId, groups)),
    groups.length === 0 ? fc.constant<RosterStaff[]>([]) : people('t', hands, (key, eckId) => teacher(key, eckId, groups.map((one) => one.key))),
  ).map(([pupils, staff]) => roster({ groups, pupils, staff })),
)

test.each([['keys are the same person’s for ever', false], ['keys pass from one person to another', true]])('LAS-3, LAS-8: where %s, after an import the school has what the file says, and nobody lost an account', { timeout: 300_000 }, async (_, hands) => {
  await fc.assert(
    fc.asyncProperty(rosters(hands), rosters(hands), async (first, second) => {
      const { actor } = await signedIn((await makeSchool()).id, { roles: ['coordinator'] })
      await importRoster(actor, first)
      const before = await rowsOf(actor)
      const view = await importRoster(actor, second)
      expect(view.status).toBe('applied')

      const now = await currentOf(actor)
      expect(summarise(diffRoster(now, second)).nothing).toBe(true)
      const here = (list: { removed?: boolean; manual?: boolean }[]) => list.filter((one) => !one.removed && !one.manual).length
      expect([here(now.groups), here(now.pupils), here(now.staff)]).toEqual([second.groups.length, second.pupils.length, second.staff.length])

      const after = await rowsOf(actor)
      const ids = new Set(after.pupils.map(({ id }) => id))
      expect(before.pupils.filter(({ id }) => !ids.has(id))).toEqual([])
      for (const { id, pinCipher, pictureCipher, picture, portalId } of before.pupils)
        expect(after.pupils.find((one) => one.id === id)).toMatchObject({ pinCipher, pictureCipher, picture, portalId })
      for (const { key, eckId } of first.pupils.filter((one) => second.pupils.some((two) => two.key === one.key && two.eckId === one.eckId && one.eckId))) {
        const was = before.pupils.find(({ lasKey }) => lasKey === key)!
        expect(now.pupils.find((one) => one.key === key)).toMatchObject({ id: was.id, eckId })
      }
    }),
    { numRuns: 20, endOnFailure: true },
  )
})

test('LAS-5: in the database too: undo gives a, importing again gives b, and nobody gets a second account', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(rosters(true), rosters(true), async (a, b) => {
      const { actor } = await signedIn((await makeSchool()).id, { roles: ['coordinator'] })
      const scope = { schoolId: actor.school.id, groupIds: 'all' as const }
      await importRoster(actor, a)
      const before = await readState(forSchool(scope), scope.schoolId)
      const nothing = summarise(diffRoster(await currentOf(actor), b)).nothing
      const { id } = await importRoster(actor, b)
      const { undo } = (await importView(scope, id))!
      expect(undo === null, 'what changed something can be undone, and nothing else').toBe(nothing)
      if (undo) await command(actor, (context) => undoImport(context, { importId: id, digest: undo.digest, sure: 'ja' }))
      const after = await readState(forSchool(scope), scope.schoolId)
      for (const kind of ['groups', 'pupils', 'staff'] as const) {
        const was = new Map(before[kind].map((row) => [row.id, row]))
        for (const row of after[kind]) if (was.has(row.id)) expect(sorted(row)).toEqual(sorted(was.get(row.id)!))
        for (const row of after[kind]) if (!was.has(row.id)) expect(row.removedAt).not.toBeNull()
        expect(after[kind].filter(({ id: each }) => was.has(each))).toHaveLength(was.size)
      }
      await importRoster(actor, b)
      const now = await readState(forSchool(scope), scope.schoolId)
      expect(asRoster(now)).toEqual(ofFile(b))
      expect(doubles(now)).toEqual([])
      const rows = await rowsOf(actor)
      await importRoster(actor, b)
      expect(await rowsOf(actor), 'the same file twice changes no row').toEqual(rows)
    }),
    { numRuns: 15, endOnFailure: true, examples: [[roster({ groups: [], pupils: [], staff: [] }), roster({ groups: [], pupils: [], staff: [] })]] },
  )
})

/** A row whose lists are in order: to the database they are sets. */
const sorted = (row: object) => Object.fromEntries(Object.entries(row).map(([field, value]: [string, unknown]) => [field, Array.isArray(value) ? [...(value as string[])].sort() : value]))
