import { randomUUID } from 'node:crypto'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { enqueue } from '@/lib/platform/jobs'

/** What a publisher hears of at once (PUB-8), and what it must do: fetch, or forget the school and end its people's sessions, or neither. */
export type ConsentNews = 'granted' | 'withdrawn' | 'declined'

/** Puts the news in line in the transaction of the change, when the publisher said where it wants to hear it: both happen or neither. */
export async function tellPublisher(tx: SchoolTransaction, { publisherId, schoolId, what }: { publisherId: string; schoolId: string; what: ConsentNews }, now: Date): Promise<void> {
  const publisher = await tx.publisher.findFirst({ where: { id: publisherId, notifyUrl: { not: null } }, select: { id: true } })
  if (publisher) await enqueue(tx, 'publisher.tell', { publisherId, schoolId, what, at: now.toISOString(), event: randomUUID() }, publisherId)
}
