import type { StaffActor } from '@/lib/access/actor'
import type { AuditActor } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import type { Transaction } from '@/lib/platform/db/prisma'

export type OwnPublisher = { id: string; name: string; attributes: string[]; loginUrl: string | null; redirectUris: string[]; allowedUrls: string[]; licenceLookupUrl: string | null }

/** The one publisher that somebody works for (LIC-10), read anew: who was taken out works for none. @throws AppError 'not-found' */
export async function ownPublisher(tx: Pick<Transaction, 'user'>, actor: Pick<StaffActor, 'userId'>): Promise<OwnPublisher> {
  const user = await tx.user.findUnique({ where: { id: actor.userId }, select: { publisher: { select: { id: true, name: true, attributes: true, loginUrl: true, redirectUris: true, allowedUrls: true, licenceLookupUrl: true } } } })
  if (!user?.publisher) throw new AppError('not-found')
  return user.publisher
}

/** In a school's audit log it is the publisher that did it, as over its API. */
export const asPublisher = (publisher: Pick<OwnPublisher, 'id'>, actor: Pick<StaffActor, 'address'>): AuditActor => ({ kind: 'publisher', id: publisher.id, address: actor.address })
