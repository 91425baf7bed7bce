import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { mayDismiss } from './rules'
import type { noticeIdInput } from './schema'

/** 'Niet meer tonen': for this person, and never a fault that goes on. Nothing to audit: it changes what one person sees. @throws AppError 'not-found' */
export async function dismissNotice({ tx, actor, now }: BesideContext, { noticeId }: z.output<typeof noticeIdInput>): Promise<void> {
  const notice = await tx.notice.findUnique({ where: { id: noticeId }, select: { kind: true } })
  if (!notice || !mayDismiss(notice.kind)) throw new AppError('not-found')
  await tx.noticeDismissal.upsert({ where: { noticeId_userId: { noticeId, userId: actor.userId } }, create: { noticeId, userId: actor.userId, at: now }, update: {} })
}
