import type { z } from 'zod'
import { renderRequestMail } from '@/emails/AccountRequest'
import type { BesideContext } from '@/lib/access/run-command'
import { AppError } from '@/lib/core/errors'
import { queueMail } from '@/lib/platform/mailer'
import { portalName, portalOrigin } from '@/lib/platform/portal'
import { formPath, REQUEST_SCHOOLS } from './rules'
import type { rejectInput } from './schema'

/** 'Afwijzen' with a reason, which the applicant is mailed (ACC-1). @throws AppError 'not-found', 'request-decided' */
export async function rejectRequest({ tx, actor, now, audit }: BesideContext, { requestId, reason }: z.output<typeof rejectInput>): Promise<void> {
  const request = await tx.accountRequest.findFirst({ where: { id: requestId, status: { not: 'draft' } }, select: { id: true, reference: true, kind: true, schoolKind: true, schoolName: true, signatoryEmail: true } })
  if (!request) throw new AppError('not-found')
  const { count } = await tx.accountRequest.updateMany({ where: { id: requestId, status: 'open' }, data: { status: 'rejected', decidedAt: now, decidedById: actor.userId, reason } })
  if (count === 0) throw new AppError('request-decided')
  const school = REQUEST_SCHOOLS.find((each) => each === request.schoolKind) ?? 'primary'
  const letter = await renderRequestMail({ portalName: portalName(), kind: 'rejected', reference: request.reference, request: request.kind, school: request.schoolName, reason, address: portalOrigin() + formPath(request.kind, school) })
  await queueMail(tx, { key: `request-rejected-${requestId}`, schoolId: null, recipient: request.signatoryEmail, ...letter })
  await audit({ action: 'request.rejected', schoolId: null, subjectId: requestId, details: { kind: request.kind } })
}
