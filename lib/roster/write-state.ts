import { newCredentials } from '@/lib/groups/credentials'
import { encrypt, lookupHash } from '@/lib/platform/crypto'
import type { Statement } from '@/lib/platform/db/pool'
import { runIn, type Asking } from '@/lib/platform/db/connection'
import * as sql from './sql'
import type { GroupRow, PupilRow, RosterState, StaffRow } from './state'

type Tx = Asking
type Link = { personId: string; groupId: string; byHand: boolean }
type Changed<Row> = { before: Row; after: Row }

/**
 * Writes what differs between two states of a school, inside one transaction and with a few statements whatever their
 * size: keys that change hands are let go first, groups come before the people who point at them. New pupils get
 * credentials of their own.
 */
export async function writeState(tx: Tx, schoolId: string, before: RosterState, after: RosterState): Promise<void> {
  const put = (statement: Statement, rows: readonly object[]) => sql.write(tx, statement, schoolId, rows)
  const groups = difference(before.groups, after.groups)
  const pupils = difference(before.pupils, after.pupils)
  const staff = difference(before.staff, after.staff)

  await put(sql.FREE_GROUP_KEYS, groups.changed.filter(givesUpKey).map(idOf))
  await put(sql.CHANGE_GROUPS, groups.changed.map((row) => row.after))
  await put(sql.ADD_GROUPS, groups.added.map((group) => ({ ...group, loginMethod: firstMethod(group) })))

  await put(sql.FREE_PUPIL_KEYS, pupils.changed.map(givenUp).filter(({ key, eckId }) => key || eckId))
  await put(sql.CHANGE_PUPILS, pupils.changed.map((row) => pupilColumns(row.after)))
  if (pupils.added.length > 0) await put(sql.ADD_PUPILS, withCredentials(pupils.added, before.pupils.length > 0 ? await picturesInUse(tx, schoolId) : new Map()))
  const links = (row: PupilRow | undefined): Link[] => (row?.combined ?? []).map((groupId) => ({ personId: row!.id, groupId, byHand: false }))
  await link(pupils, links, (gone) => put(sql.UNLINK_PUPILS, gone), (come) => put(sql.LINK_PUPILS, come))

  await put(sql.FREE_STAFF_KEYS, staff.changed.map(givenUp).filter(({ key, eckId }) => key || eckId))
  await put(sql.CHANGE_STAFF, staff.changed.map((row) => staffColumns(row.after)))
  await put(sql.ADD_STAFF, staff.added.map(staffColumns))
  const work = (row: StaffRow | undefined): Link[] =>
    row ? [...row.links.map((groupId) => ({ personId: row.id, groupId, byHand: false })), ...row.picked.map((groupId) => ({ personId: row.id, groupId, byHand: true }))] : []
  await link(staff, work, (gone) => put(sql.UNLINK_STAFF, gone), (come) => put(sql.LINK_STAFF, come))
}

function difference<Row extends { id: string }>(before: readonly Row[], after: readonly Row[]): { changed: Changed<Row>[]; added: Row[] } {
  const was = new Map(before.map((row) => [row.id, row]))
  const changed: Changed<Row>[] = []
  const added: Row[] = []
  for (const row of after) {
    const old = was.get(row.id)
    if (!old) added.push(row)
    else if (old !== row) changed.push({ before: old, after: row })
  }
  return { changed, added }
}

const idOf = ({ after: { id } }: Changed<{ id: string }>) => ({ id })
const givesUpKey = ({ before, after }: Changed<{ id: string; lasKey: string | null }>) => before.lasKey !== null && before.lasKey !== after.lasKey
const givenUp = (row: Changed<{ id: string; lasKey: string | null; eckId: string | null }>) => ({ id: row.after.id, key: givesUpKey(row), eckId: row.before.eckId !== null && row.before.eckId !== row.after.eckId })

/** Takes away the links that are no more and adds those that came. */
async function link<Row extends { id: string }>(
  rows: { changed: Changed<Row>[]; added: Row[] }, linksOf: (row: Row | undefined) => Link[], unlink: (links: Link[]) => Promise<void>, add: (links: Link[]) => Promise<void>,
): Promise<void> {
  const gone: Link[] = []
  const come: Link[] = []
  const named = ({ personId, groupId, byHand }: Link) => `${personId} ${groupId} ${byHand}`
  for (const [before, after] of [...rows.changed.map((row) => [row.before, row.after] as const), ...rows.added.map((row) => [undefined, row] as const)]) {
    const [was, is] = [linksOf(before), linksOf(after)]
    const [had, has] = [new Set(was.map(named)), new Set(is.map(named))]
    gone.push(...was.filter((one) => !has.has(named(one))))
    come.push(...is.filter((one) => !had.has(named(one))))
  }
  await unlink(gone)
  await add(come)
}

/** Who cannot read digits yet begins with password pictures: year groups 1 and 2, and toddlers. */
function firstMethod(group: GroupRow): 'pin' | 'picture' {
  return ['B', 'D', '0', '1', '2'].includes(group.yearGroup ?? '') ? 'picture' : 'pin'
}

function identityColumns(eckId: string | null) {
  return eckId === null ? {} : { eckIdCipher: base64(encrypt(eckId, 'eck-id')), eckIdHash: base64(lookupHash(eckId, 'eck-id')) }
}

function pupilColumns({ eckId, combined: _, ...pupil }: PupilRow) {
  return { ...pupil, ...identityColumns(eckId) }
}

function staffColumns({ eckId, links: _links, picked: _picked, ...person }: StaffRow) {
  return { ...person, ...identityColumns(eckId) }
}

/** Each new pupil gets a picture that nobody in the group has yet; `taken` has the pictures of each group, and is added to. */
export function withCredentials(pupils: readonly PupilRow[], taken: Map<string, Set<string>>): object[] {
  return pupils.map((pupil) => {
    const inGroup = taken.get(pupil.groupId ?? '') ?? new Set()
    const { picture, pinCipher, pictureCipher } = newCredentials(pupil.id, inGroup)
    if (pupil.groupId) taken.set(pupil.groupId, inGroup.add(picture))
    return { ...pupilColumns(pupil), picture, pinCipher: base64(pinCipher), pictureCipher: base64(pictureCipher) }
  })
}

async function picturesInUse(tx: Tx, schoolId: string): Promise<Map<string, Set<string>>> {
  const rows = await runIn<{ groupId: string; pictures: string[] }>(tx, sql.PICTURES_IN_USE, [schoolId])
  return new Map(rows.map(({ groupId, pictures }) => [groupId, new Set(pictures)]))
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
