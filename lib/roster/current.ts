import { GIVEN_ROLES, type StaffRole } from '@/lib/access/actor'
import { decrypt } from '@/lib/platform/crypto'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import type { CurrentRoster } from './plan'

const given: readonly StaffRole[] = GIVEN_ROLES
const eckId = (cipher: Uint8Array | null) => (cipher ? decrypt(cipher, 'eck-id') : null)

/**
 * What the school has now, removed people and groups included: they may come back (LAS-8). The groups' substitute accounts
 * (LAS-10) and the groups that the coordinator picked for somebody (ACC-4) are no part of it: no import touches them.
 */
export async function currentRoster(tx: Pick<SchoolTransaction, 'group' | 'pupil' | 'employment'>): Promise<CurrentRoster> {
  const name = { id: true, lasKey: true, removedAt: true, eckIdCipher: true, firstName: true, prefix: true, lastName: true, initials: true } as const
  const inGroup = { select: { group: { select: { id: true, lasKey: true, removedAt: true } } } } as const
  const [groups, pupils, staff] = [
    await tx.group.findMany({ select: { id: true, lasKey: true, removedAt: true, name: true, kind: true, yearGroup: true, description: true } }),
    await tx.pupil.findMany({ select: { ...name, yearGroup: true, group: { select: { lasKey: true, id: true } }, combined: inGroup } }),
    await tx.employment.findMany({ where: { substituteGroupId: null }, select: { ...name, lasEmail: true, fromLas: true, roles: true, groups: { where: { byHand: false }, ...inGroup } } }),
  ]
  return {
    groups: groups.map(({ lasKey, removedAt, ...group }) => ({ ...group, key: lasKey, removed: removedAt !== null })),
    pupils: pupils.map(({ lasKey, removedAt, eckIdCipher, group, combined, ...pupil }) => ({
      ...pupil, key: lasKey, removed: removedAt !== null, eckId: eckId(eckIdCipher),
      groupKey: group && (group.lasKey ?? group.id), combinedGroupKeys: keysOf(combined),
    })),
    staff: staff.map(({ lasKey, removedAt, eckIdCipher, lasEmail, fromLas, roles, groups: links, ...person }) => ({
      ...person, key: lasKey, removed: removedAt !== null, eckId: eckId(eckIdCipher), email: lasEmail,
      manual: !fromLas, keepsRole: roles.some((role) => given.includes(role)), groupKeys: keysOf(links),
    })),
  }
}

/** A group with a one-file key is named by its id, so that leaving it counts as a move. */
function keysOf(links: { group: { id: string; lasKey: string | null } }[]): string[] {
  return links.map((link) => link.group.lasKey ?? link.group.id)
}
