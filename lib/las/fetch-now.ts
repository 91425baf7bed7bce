import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { clockTime } from '@/lib/core/dates'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/platform/jobs'
import { takeTryIn } from '@/lib/platform/limits'
import { linkState } from './rules'
import type { fetchNowInput } from './schema'

/**
 * 'Haal nu op' (LAS-2): has the worker fetch the school at once. Answers the moment from which to look for its end.
 * @throws AppError 'no-link', 'import-running', 'las-too-often'
 */
export async function fetchNow({ tx, actor, now, audit }: CommandContext, { look }: z.output<typeof fetchNowInput>): Promise<{ since: number }> {
  const schoolId = actor.school.id
  const link = await tx.lasLink.findFirst({ select: { system: true, keyCipher: true, lasGrantedAt: true } })
  const state = linkState(link && { ...link, hasKey: link.keyCipher !== null })
  if (state === 'manual' || state === 'needs-key') throw new AppError('no-link')
  if (await tx.rosterImport.findFirst({ where: { status: 'queued' }, select: { id: true } })) throw new AppError('import-running')
  const wait = await takeTryIn(tx, 'las-fetch', schoolId)
  if (wait > 0) throw new AppError('las-too-often', undefined, untilAgain(wait, now))
  await enqueue(tx, 'las.fetch', { schoolId, by: actor.userId, look: look === 'ja', run: randomUUID() }, link!.system)
  await audit({ action: 'las.fetch-asked', details: { system: link!.system } })
  return { since: now.getTime() }
}

/** When one may try again: in how many minutes, and at what time, both rounded up. */
export function untilAgain(seconds: number, now: Date): { minutes: string; time: string } {
  return { minutes: minutesOf(seconds), time: clockTime(new Date(Math.ceil((now.getTime() + seconds * 1000) / 60_000) * 60_000)) }
}

/** `1 minuut`, `9 minuten`: rounded up. */
function minutesOf(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return minutes === 1 ? '1 minuut' : `${minutes} minuten`
}
