import { randomUUID } from 'node:crypto'
import { newCredentials } from '@/lib/groups/credentials'
import { encrypt, lookupHash } from '@/lib/platform/crypto'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { ensureSubstituteAccounts } from '@/lib/substitutes/accounts'
import { isDummyKey } from './keys'
import type { RosterGroup, RosterPerson, RosterPupil, RosterStaff } from './model'
import type { CurrentRoster, KindPlan, Match, RosterPlan } from './plan'

type Tx = SchoolTransaction
type Groups = Map<string, string>

const lasting = (key: string) => (isDummyKey(key) ? null : key)
const touched = <C, I>(plan: KindPlan<C, I>): Match<C, I>[] => [...new Map([...plan.changed, ...plan.moved, ...plan.returned].map((match) => [match.incoming, match])).values()]

/**
 * Writes a plan into the school, inside one transaction: groups first, for people point at them; in each kind removals
 * and keys that change hands before additions, for a key may pass from one person to another (yardsticks, 'a trap').
 * Nobody is deleted, and pins, pictures, home logins and licence links of people who stay are not touched (LAS-5, LAS-8).
 * Each group comes with its substitute account (LAS-10).
 */
export async function applyPlan(tx: Tx, schoolId: string, plan: RosterPlan, current: CurrentRoster, now: Date): Promise<void> {
  const groups = await applyGroups(tx, schoolId, plan.groups, current, now)
  await applyPupils(tx, schoolId, plan.pupils, current.pupils, groups, now)
  await applyStaff(tx, schoolId, plan.staff, current.staff, groups, now)
  await ensureSubstituteAccounts(tx, schoolId, now)
}

async function applyGroups(tx: Tx, schoolId: string, plan: RosterPlan['groups'], current: CurrentRoster, now: Date): Promise<Groups> {
  await tx.group.updateMany({ where: { id: { in: plan.removed.map((group) => group.id) } }, data: { removedAt: now } })
  const columns = ({ name, kind, yearGroup, description }: RosterGroup) => ({ name, kind, yearGroup: yearGroup ?? null, description: description ?? null })
  for (const { current: { id }, incoming } of touched(plan)) await tx.group.update({ where: { id }, data: { ...columns(incoming), removedAt: null } })
  const added = plan.added.map((group) => ({ id: randomUUID(), schoolId, lasKey: lasting(group.key), ...columns(group), loginMethod: firstMethod(group) }))
  await tx.group.createMany({ data: added })
  return new Map([
    ...current.groups.flatMap((group) => (group.key === null ? [] : [[group.key, group.id] as const])),
    ...plan.added.map((group, at) => [group.key, added[at]!.id] as const),
  ])
}

/** Who cannot read digits yet begins with password pictures: year groups 1 and 2, and toddlers. */
function firstMethod(group: RosterGroup): 'pin' | 'picture' {
  return ['B', 'D', '0', '1', '2'].includes(group.yearGroup ?? '') ? 'picture' : 'pin'
}

async function applyPupils(tx: Tx, schoolId: string, plan: RosterPlan['pupils'], current: CurrentRoster['pupils'], groups: Groups, now: Date): Promise<void> {
  await tx.pupil.updateMany({ where: { id: { in: plan.removed.map((pupil) => pupil.id) } }, data: { removedAt: now } })
  await freeKeys(tx.pupil, plan, current)
  const columns = (pupil: RosterPupil) => ({ ...nameColumns(pupil), yearGroup: pupil.yearGroup ?? null, groupId: groupOf(groups, pupil.groupKey) })
  const changed = touched(plan)
  for (const { current: { id, key }, incoming } of changed)
    await tx.pupil.update({ where: { id }, data: { ...columns(incoming), ...identityColumns(incoming), lasKey: lasting(incoming.key) ?? key, removedAt: null } })
  const taken = await picturesInUse(tx)
  const added = plan.added.map((pupil) => {
    const id = randomUUID()
    const inGroup = taken.get(pupil.groupKey ? (groups.get(pupil.groupKey) ?? '') : '') ?? []
    const credentials = newCredentials(id, inGroup)
    if (pupil.groupKey) taken.set(groups.get(pupil.groupKey)!, [...inGroup, credentials.picture])
    return { id, schoolId, lasKey: lasting(pupil.key), ...columns(pupil), ...identityColumns(pupil), ...credentials }
  })
  await tx.pupil.createMany({ data: added })
  const links = (id: string, pupil: RosterPupil) => pupil.combinedGroupKeys.map((key) => ({ schoolId, pupilId: id, groupId: groups.get(key)! }))
  await tx.pupilGroup.deleteMany({ where: { pupilId: { in: changed.map((match) => match.current.id) } } })
  await tx.pupilGroup.createMany({ data: [...changed.flatMap((match) => links(match.current.id, match.incoming)), ...plan.added.flatMap((pupil, at) => links(added[at]!.id, pupil))] })
}

async function applyStaff(tx: Tx, schoolId: string, plan: RosterPlan['staff'], current: CurrentRoster['staff'], groups: Groups, now: Date): Promise<void> {
  await tx.employment.updateMany({ where: { id: { in: plan.removed.map((person) => person.id) } }, data: { removedAt: now } })
  await keepGivenRoles(tx, plan.kept.map((person) => person.id))
  await freeKeys(tx.employment, plan, current)
  const columns = (person: RosterStaff) => ({ ...nameColumns(person), ...(person.email ? { lasEmail: person.email } : {}) })
  const changed = touched(plan)
  for (const { current: { id, key }, incoming } of changed)
    await tx.employment.update({ where: { id }, data: { ...columns(incoming), ...identityColumns(incoming), lasKey: lasting(incoming.key) ?? key, removedAt: null } })
  // Who was gone comes back as a teacher and no more: what a coordinator once gave ended with the work (ACC-4).
  const back = plan.returned.map((match) => match.current.id)
  await tx.employment.updateMany({ where: { id: { in: back } }, data: { fromLas: true, roles: ['teacher'] } })
  await tx.employmentGroup.deleteMany({ where: { byHand: true, employmentId: { in: back } } })
  // Who stayed for a role given by hand and is back in the LAS is a teacher again.
  await tx.employment.updateMany({ where: { id: { in: changed.map((match) => match.current.id) }, NOT: { roles: { has: 'teacher' } } }, data: { fromLas: true, roles: { push: 'teacher' } } })
  // Roles in a LAS grant nothing here: whoever comes with a group is a teacher, and no more (LAS-4, domain facts 2.3).
  const added = plan.added.map((person) => ({ id: randomUUID(), schoolId, roles: ['teacher' as const], fromLas: true, lasKey: lasting(person.key), ...columns(person), ...identityColumns(person) }))
  await tx.employment.createMany({ data: added })
  const links = (id: string, person: RosterStaff) => person.groupKeys.map((key) => ({ schoolId, employmentId: id, groupId: groups.get(key)! }))
  await tx.employmentGroup.deleteMany({ where: { byHand: false, employmentId: { in: changed.map((match) => match.current.id) } } })
  await tx.employmentGroup.createMany({ data: [...changed.flatMap((match) => links(match.current.id, match.incoming)), ...plan.added.flatMap((person, at) => links(added[at]!.id, person))], skipDuplicates: true })
}

/**
 * Who is in the LAS no more but has a role that the coordinator gave stays: the LAS never takes those (ACC-4). Only the
 * teacher in that person goes, with the LAS's groups; from then on the person counts as entered by hand.
 */
async function keepGivenRoles(tx: Tx, ids: string[]): Promise<void> {
  const stays = await tx.employment.findMany({ where: { id: { in: ids } }, select: { id: true, roles: true } })
  for (const { id, roles } of stays) await tx.employment.update({ where: { id }, data: { fromLas: false, roles: roles.filter((role) => role !== 'teacher') } })
  await tx.employmentGroup.deleteMany({ where: { byHand: false, employmentId: { in: ids } } })
}

type Keyed = { updateMany(args: { where: { id: { in: string[] } }; data: { lasKey: null } | { eckIdHash: null; eckIdCipher: null } }): Promise<unknown> }

type CurrentPerson = { id: string; key: string | null; eckId?: string | null }

/**
 * Lets go of keys that another record takes in this import, so that no unique index is hit half way: of people whose
 * own key changes, and of whoever else holds a key that the file gives to somebody, long gone people included.
 */
async function freeKeys(table: Keyed, plan: KindPlan<CurrentPerson, RosterPerson>, current: readonly CurrentPerson[]): Promise<void> {
  const matches = touched(plan)
  const changing = (field: string) => matches.filter((match) => match.changes.some((change) => change.field === field)).map((match) => match.current.id)
  const ownerOf = new Map([...plan.added.map((person) => [person.key, null] as const), ...matches.map((match) => [match.incoming.key, match.current.id] as const)])
  const givenUp = current.filter((record) => record.key !== null && ownerOf.has(record.key) && ownerOf.get(record.key) !== record.id).map((record) => record.id)
  await table.updateMany({ where: { id: { in: [...changing('key'), ...givenUp] } }, data: { lasKey: null } })
  await table.updateMany({ where: { id: { in: changing('eckId') } }, data: { eckIdHash: null, eckIdCipher: null } })
}

function nameColumns(person: RosterPerson) {
  return { firstName: person.firstName, prefix: person.prefix ?? null, lastName: person.lastName ?? null, initials: person.initials ?? null }
}

/** An ECK iD that the file does not have is not erased (LAS-9). */
function identityColumns(person: RosterPerson) {
  return person.eckId ? { eckIdCipher: encrypt(person.eckId, 'eck-id'), eckIdHash: lookupHash(person.eckId, 'eck-id') } : {}
}

function groupOf(groups: Groups, key: string | undefined): string | null {
  return key === undefined ? null : (groups.get(key) ?? null)
}

async function picturesInUse(tx: Tx): Promise<Map<string, string[]>> {
  const rows = await tx.pupil.findMany({ where: { removedAt: null, groupId: { not: null } }, select: { groupId: true, picture: true } })
  const byGroup = new Map<string, string[]>()
  for (const { groupId, picture } of rows) byGroup.set(groupId!, [...(byGroup.get(groupId!) ?? []), picture])
  return byGroup
}
