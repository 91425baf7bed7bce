import type { z } from 'zod'
import { renderAgreementCheckedMail } from '@/emails/AgreementChecked'
import type { BesideContext } from '@/lib/access/run-command'
import { AppError } from '@/lib/core/errors'
import { queueMail } from '@/lib/platform/mailer'
import { portalName, portalOrigin } from '@/lib/platform/portal'
import type { checkInput } from './schema'
import { lockBoard } from './sql'

type Verdict = { agreementId: string } & ({ verdict: Exclude<z.output<typeof checkInput>['verdict'], 'withdrawn'> } | { verdict: 'withdrawn'; reason: string })
const ACTIONS = { good: 'agreement.checked', refused: 'agreement.refused', withdrawn: 'agreement.revoked' } as const

/**
 * The helpdesk looked at who signed (ACC-6, decision 0034): from here the agreement holds, or it is refused and somebody else has
 * to sign. What holds can be withdrawn, with a reason: that a signature held at once does not say that it was right. The signatory and
 * whoever asked hear of it. @throws AppError 'not-found', 'agreement-checked'
 */
export async function checkSignature({ tx, actor, now, audit }: BesideContext, { agreementId, ...found }: Verdict): Promise<void> {
  const row = await tx.processingAgreement.findUnique({ where: { id: agreementId }, select: { boardId: true } })
  if (!row) throw new AppError('not-found')
  await lockBoard(tx, row.boardId)
  const { verdict } = found
  const [good, held] = [verdict === 'good', verdict === 'withdrawn']
  const { count } = await tx.processingAgreement.updateMany({ where: { id: agreementId, refused: false, checkedAt: held ? { not: null } : null }, data: { checkedAt: now, checkedById: actor.userId, refused: !good, withdrawnAt: held ? now : null } })
  if (count === 0) throw new AppError('agreement-checked')
  const { name, email, boardName, version, schools, request } = await tx.processingAgreement.findUniqueOrThrow({ where: { id: agreementId }, include: { request: { select: { askedById: true, askedAtSchool: true } } } })
  for (const { id } of schools as { id: string }[]) await audit({ action: ACTIONS[verdict], schoolId: id, subjectId: agreementId, details: { version, ...(found.verdict === 'withdrawn' ? { reason: found.reason } : {}) } })
  const about = { portalName: portalName(), board: boardName, version, signedBy: name, verdict, ...(found.verdict === 'withdrawn' ? { reason: found.reason } : {}) }
  await queueMail(tx, { key: `agreement-${verdict}-${agreementId}`, schoolId: null, recipient: email, ...(await renderAgreementCheckedMail({ ...about, name })) })
  const asker = request && (await tx.user.findUnique({ where: { id: request.askedById }, select: { name: true, email: true } }))
  if (asker && asker.email !== email) await queueMail(tx, { key: `agreement-${verdict}-told-${agreementId}`, schoolId: request.askedAtSchool, recipient: asker.email, ...(await renderAgreementCheckedMail({ ...about, name: asker.name, address: `${portalOrigin()}/beheer/verwerkersovereenkomst` })) })
}
