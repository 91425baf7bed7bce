import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/platform/jobs'
import type { mailInput } from './schema'

/** 'Probeer nu': tries a mail that is still on its way once more, now. What was given up says nothing any more. @throws AppError 'mail-gone' */
export async function retryMail({ tx, audit }: BesideContext, { mailId }: z.output<typeof mailInput>): Promise<void> {
  const mail = await tx.outboxMail.findFirst({ where: { id: mailId, sentAt: null, failedAt: null, contentCipher: { not: null } }, select: { schoolId: true } })
  if (!mail) throw new AppError('mail-gone')
  await enqueue(tx, 'mail.send', { mailId })
  await audit({ action: 'helpdesk.mail-retried', schoolId: mail.schoolId, subjectId: mailId })
}
