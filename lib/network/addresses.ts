import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { readNetwork } from './rules'
import type { addAddressInput, removeAddressInput } from './schema'

/** 'IP-adres toevoegen' (NET-1). Pupils can log in from there at once. */
export async function addAddress({ tx, actor, audit }: CommandContext, input: z.output<typeof addAddressInput>): Promise<{ cidr: string }> {
  const cidr = readNetwork(input.address)
  // Two who add it at once, or a double click: one adds it, the other hears that it is there.
  const [made] = await tx.schoolAddress.createManyAndReturn({ data: [{ cidr, connectionType: input.connectionType, schoolId: actor.school.id }], skipDuplicates: true, select: { id: true } })
  if (!made) throw new AppError('address-known')
  await audit({ action: 'network.address-added', subjectId: made.id })
  return { cidr }
}

/** Takes an address away: pupils there can log in no more, and what they have open ends at the next hop (PUP-2). */
export async function removeAddress({ tx, audit }: CommandContext, input: z.output<typeof removeAddressInput>): Promise<void> {
  const { count } = await tx.schoolAddress.deleteMany({ where: { id: input.id } })
  if (count === 0) throw new AppError('not-found')
  await audit({ action: 'network.address-removed', subjectId: input.id })
}
