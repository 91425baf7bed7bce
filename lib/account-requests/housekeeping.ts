import { env } from '@/lib/platform/env'
import { acrossSchools } from '@/lib/platform/db/scope'
import { draftsSince } from './send-request'

/** Lets go of requests that were never sent, and of those decided so long ago that what they made is kept elsewhere; a job does this (DAT-3). */
export async function dropOldRequests(now: Date): Promise<void> {
  const decided = new Date(now.getTime() - env().RETENTION_DAYS * 86_400_000)
  await acrossSchools('a job cleans up what strangers sent in').accountRequest.deleteMany({ where: { OR: [{ status: 'draft', createdAt: { lt: draftsSince(now) } }, { decidedAt: { lt: decided } }] } })
}
