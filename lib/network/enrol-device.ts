import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { randomToken, tokenHash } from '@/lib/platform/crypto'
import type { enrolDeviceInput, revokeDeviceInput } from './schema'

/** More than the largest school has; past it somebody is playing. */
export const MOST_DEVICES = 1000

/**
 * 'Apparaat aanmelden' (PUP-6): from now on this device counts as school wherever it is. Gives the token for its cookie,
 * the only time that it is known. `before` is what the device was known by until now: it is replaced.
 * @throws AppError 'too-many-devices'
 */
export async function enrolDevice({ tx, actor, now, audit }: CommandContext, input: z.output<typeof enrolDeviceInput>, before: Uint8Array | null): Promise<{ token: string }> {
  if (before) await tx.enrolledDevice.updateMany({ where: { tokenHash: new Uint8Array(before), revokedAt: null }, data: { revokedAt: now } })
  if ((await tx.enrolledDevice.count({ where: { revokedAt: null } })) >= MOST_DEVICES) throw new AppError('too-many-devices', undefined, { max: MOST_DEVICES })
  const token = randomToken()
  const [made] = await tx.enrolledDevice.createManyAndReturn({
    data: [{ schoolId: actor.school.id, name: input.name, tokenHash: tokenHash(token), enrolledById: actor.userId }], select: { id: true },
  })
  await audit({ action: 'device.enrolled', subjectId: made!.id })
  return { token }
}

/** 'Intrekken' (PUP-6): the device is like any other again, and what pupils have open on it ends with their next click. */
export async function revokeDevice({ tx, now, audit }: CommandContext, input: z.output<typeof revokeDeviceInput>): Promise<void> {
  const { count } = await tx.enrolledDevice.updateMany({ where: { id: input.id, revokedAt: null }, data: { revokedAt: now } })
  if (count === 0) throw new AppError('not-found')
  await audit({ action: 'device.revoked', subjectId: input.id })
}
