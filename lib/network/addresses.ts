import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { holds, isRounded, parseNetwork, readNetwork, shownNetwork } from './rules'
import type { addAddressInput, removeAddressInput } from './schema'
import { surroundings } from './surroundings'

/** More than the largest school with all its buildings has. */
export const MOST_ADDRESSES = 50

export type ListedAddress = { cidr: string; connectionType: 'static' | 'dynamic'; /** Milliseconds: which of two answers is the newer. */ at: number }
export type AddedAddress = ListedAddress & {
  /** As people write it. */
  shown: string
  /** It was typed as an address in the middle of the network that it names. */
  rounded: boolean
  /** Networks of the list that lie within the new one, as people write them. */
  spare: string[]
}

/**
 * 'IP-adres toevoegen' (NET-1). Pupils can log in from there at once. Undoing a removal is the same.
 * @throws AppError 'address-known', 'address-within', 'too-many-addresses', and those of `readNetwork`
 */
export async function addAddress({ tx, actor, now, audit }: CommandContext, input: z.output<typeof addAddressInput>): Promise<AddedAddress> {
  const cidr = readNetwork(input.address, surroundings())
  const others = (await tx.schoolAddress.findMany({ select: { cidr: true, connectionType: true } }))
    .map((row) => ({ cidr: parseNetwork(row.cidr), connectionType: row.connectionType }))
    .filter((row) => row.cidr !== cidr)
  // What lies in a network that changes some day is not safe to leave out.
  const around = others.find((row) => row.connectionType === 'static' && holds(row.cidr, cidr))
  if (around) throw new AppError('address-within', undefined, { network: shownNetwork(around.cidr) })
  // Two who add it at once, or a double click: one adds it, the other hears that it is there.
  const [made] = await tx.schoolAddress.createManyAndReturn({
    data: [{ cidr, connectionType: input.connectionType, schoolId: actor.school.id, addedById: actor.userId }], skipDuplicates: true, select: { id: true },
  })
  if (!made) throw new AppError('address-known')
  if ((await tx.schoolAddress.count()) > MOST_ADDRESSES) throw new AppError('too-many-addresses', undefined, { max: MOST_ADDRESSES })
  await audit({ action: 'network.address-added', subjectId: made.id })
  return {
    cidr, connectionType: input.connectionType, at: now.getTime(), shown: shownNetwork(cidr), rounded: isRounded(input.address, cidr),
    spare: others.filter((row) => holds(cidr, row.cidr)).map((row) => shownNetwork(row.cidr)),
  }
}

/**
 * Takes an address away: pupils there can log in no more, and what they have open ends at the next hop (PUP-2). Gives
 * what it was, so that it can be undone.
 */
export async function removeAddress({ tx, now, audit }: CommandContext, input: z.output<typeof removeAddressInput>): Promise<ListedAddress> {
  const row = await tx.schoolAddress.findFirst({ where: { id: input.id }, select: { cidr: true, connectionType: true } })
  const { count } = await tx.schoolAddress.deleteMany({ where: { id: input.id } })
  if (!row || count === 0) throw new AppError('not-found')
  await audit({ action: 'network.address-removed', subjectId: input.id })
  return { cidr: parseNetwork(row.cidr), connectionType: row.connectionType, at: now.getTime() }
}
