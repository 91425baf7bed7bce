import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { decrypt, encrypt, randomToken, tokenHash } from '@/lib/platform/crypto'
import { env } from '@/lib/platform/env'
import { ownClass, ownPupil } from './own'
import type { groupInput, pupilInput } from './schema'

/**
 * What a badge's QR code says: a page of the portal with the token behind the `#`, which browsers send to nobody, so that
 * it lands in no log. The page posts it (PUP-5).
 */
export function badgeAddress(tokenCipher: Uint8Array): string {
  return `${new URL(env().PUBLIC_URL).origin}/login/leerlingen/badge#${decrypt(tokenCipher, 'badge')}`
}

/**
 * Gives a badge to those of these pupils who have none (PUP-5); pupils whom the actor may not see are passed over. The
 * token is random; the database keeps its hash, to find it, and the token encrypted, to print it again. Returns how many
 * were made.
 */
export async function issueBadges({ tx, actor, now, audit }: CommandContext, pupilIds: string[]): Promise<number> {
  const without = await tx.pupil.findMany({ where: { id: { in: pupilIds }, removedAt: null, badges: { none: { voidedAt: null } } }, select: { id: true } })
  const data = without.map(({ id }) => {
    const token = randomToken()
    return { schoolId: actor.school.id, pupilId: id, tokenHash: tokenHash(token), tokenCipher: encrypt(token, 'badge'), issuedAt: now }
  })
  // Two teachers at once: the first one's badge stands.
  const { count } = await tx.pupilBadge.createMany({ data, skipDuplicates: true })
  if (count > 0) await audit({ action: 'pupil.badges-issued', ...(pupilIds.length === 1 ? { subjectId: pupilIds[0]! } : {}), details: { count } })
  return count
}

/** Badges for the pupils of a class who have none, whatever the class logs in with now: they are printed before the change. */
export async function issueClassBadges(context: CommandContext, { groupId }: z.output<typeof groupInput>): Promise<{ count: number }> {
  await ownClass(context.tx, groupId)
  const pupils = await context.tx.pupil.findMany({ where: { groupId, removedAt: null }, select: { id: true } })
  return { count: await issueBadges(context, pupils.map(({ id }) => id)) }
}

/** Makes the badges of pupils void, whom the caller found for the actor. Returns how many there were. */
export async function voidLiveBadges({ tx, now, audit }: CommandContext, pupilIds: string[]): Promise<number> {
  const live = await tx.pupilBadge.updateManyAndReturn({ where: { pupilId: { in: pupilIds }, voidedAt: null }, data: { voidedAt: now }, select: { pupilId: true } })
  for (const { pupilId } of live) await audit({ action: 'pupil.badge-voided', subjectId: pupilId })
  return live.length
}

/**
 * 'Badge ongeldig maken': the badge opens nothing from now on, and whatever it may have opened ends at the next click:
 * whoever found it could be in. The pupil's sessions at home and through a network environment stay. A pupil who logs in
 * with a badge gets a new one at once, to print (GRP-7).
 */
export async function voidBadge(context: CommandContext, { pupilId }: z.output<typeof pupilInput>): Promise<void> {
  const { tx, now } = context
  const pupil = await ownPupil(tx, pupilId)
  if ((await voidLiveBadges(context, [pupilId])) > 0)
    await tx.session.updateMany({ where: { pupilId, kind: 'pupil', revokedAt: null, homeAccountId: null, networkSupplierId: null }, data: { revokedAt: now } })
  if (pupil.method === 'badge') await issueBadges(context, [pupilId])
}
