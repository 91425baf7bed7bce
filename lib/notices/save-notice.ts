import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { forgetNotices } from './current'
import type { noticeIdInput, noticeInput } from './schema'

/** 'Mededeling opslaan' (AUT-8): a new one, or another text for one that is there. Without a beginning it begins now. @throws AppError 'not-found' */
export async function saveNotice({ tx, actor, now, audit, after }: BesideContext, { noticeId, startsAt = now, endsAt = null, ...words }: Omit<z.output<typeof noticeInput>, 'endsAt'> & { endsAt?: Date | null }): Promise<void> {
  if (endsAt && endsAt <= startsAt) throw new AppError('invalid-input', undefined, {}, { endsAt: ['De mededeling eindigt voordat hij begint.'] })
  const data = { ...words, startsAt, endsAt }
  const id = noticeId ?? (await tx.notice.create({ data: { ...data, createdById: actor.userId }, select: { id: true } })).id
  if (noticeId) {
    const { count } = await tx.notice.updateMany({ where: { id }, data })
    if (count === 0) throw new AppError('not-found')
    // It says something else now: who put the old words away sees the new ones.
    await tx.noticeDismissal.deleteMany({ where: { noticeId: id } })
  }
  await audit({ action: 'helpdesk.notice-written', schoolId: null, subjectId: id, details: { kind: words.kind, audience: words.audience, changed: noticeId !== undefined } })
  after(async () => forgetNotices())
}

/** 'Beëindig': it is over now; one that had not begun is taken back. @throws AppError 'not-found' */
export async function endNotice({ tx, now, audit, after }: BesideContext, { noticeId }: z.output<typeof noticeIdInput>): Promise<void> {
  const notice = await tx.notice.findUnique({ where: { id: noticeId }, select: { startsAt: true, endsAt: true } })
  if (!notice || (notice.endsAt && notice.endsAt <= now)) throw new AppError('not-found')
  if (notice.startsAt > now) await tx.notice.delete({ where: { id: noticeId } })
  else await tx.notice.update({ where: { id: noticeId }, data: { endsAt: now } })
  await audit({ action: 'helpdesk.notice-ended', schoolId: null, subjectId: noticeId })
  after(async () => forgetNotices())
}
