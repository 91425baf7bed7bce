import { decrypt } from '@/lib/platform/crypto'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import type { CurrentRoster } from './plan'
import { currentOfState, type RosterState } from './state'

type Tx = Pick<SchoolTransaction, 'group' | 'pupil' | 'employment'>

const eckId = (cipher: Uint8Array | null) => (cipher ? decrypt(cipher, 'eck-id') : null)
const moment = (at: Date | null) => at && at.toISOString()

/**
 * What the school has now, removed people and groups included: they may come back (LAS-8). The groups' substitute accounts
 * (LAS-10) are no part of it: no import touches them.
 */
export async function readState(tx: Tx): Promise<RosterState> {
  const name = { id: true, lasKey: true, removedAt: true, eckIdCipher: true, firstName: true, prefix: true, lastName: true, initials: true } as const
  const [groups, pupils, staff] = [
    await tx.group.findMany({ select: { id: true, lasKey: true, removedAt: true, name: true, kind: true, yearGroup: true, description: true } }),
    await tx.pupil.findMany({ select: { ...name, yearGroup: true, groupId: true, combined: { select: { groupId: true } } } }),
    await tx.employment.findMany({ where: { substituteGroupId: null }, select: { ...name, lasEmail: true, fromLas: true, roles: true, groups: { select: { groupId: true, byHand: true } } } }),
  ]
  return {
    groups: groups.map(({ removedAt, ...group }) => ({ ...group, removedAt: moment(removedAt) })),
    pupils: pupils.map(({ removedAt, eckIdCipher, combined, ...pupil }) => ({
      ...pupil, removedAt: moment(removedAt), eckId: eckId(eckIdCipher), combined: combined.map(({ groupId }) => groupId),
    })),
    staff: staff.map(({ removedAt, eckIdCipher, groups: links, ...person }) => ({
      ...person, removedAt: moment(removedAt), eckId: eckId(eckIdCipher),
      links: links.filter(({ byHand }) => !byHand).map(({ groupId }) => groupId), picked: links.filter(({ byHand }) => byHand).map(({ groupId }) => groupId),
    })),
  }
}

/** `readState` as an import is compared with it. */
export async function currentRoster(tx: Tx): Promise<CurrentRoster> {
  return currentOfState(await readState(tx))
}
