import { renderRequestMail } from '@/emails/AccountRequest'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import { encrypt, tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import { queueMail } from '@/lib/platform/mailer'
import { portalName } from '@/lib/platform/portal'
import { whyNotPdf } from './pdf-check'
import { DRAFT_DAYS } from './rules'

/** What the signed PDF is encrypted as. */
export const PDF_CONTEXT = 'account-request'

/** Since when a draft counts. */
export const draftsSince = (now: Date) => new Date(now.getTime() - DRAFT_DAYS * 86_400_000)

/**
 * The signed PDF arrives, and the request lies before the helpdesk (ACC-1). The applicant is mailed a reference.
 * @throws AppError 'pdf-…', 'request-gone', 'request-sent', 'request-limit'
 */
export async function sendRequest({ token, file }: { token: string; file: Uint8Array }, { address, now }: { address: string | null; now: Date }): Promise<void> {
  const database = acrossSchools('who asks for an account has none')
  // Looking into a file costs: only who holds a link gets one looked at.
  const known = await database.accountRequest.findFirst({ where: { tokenHash: tokenHash(token), createdAt: { gt: draftsSince(now) } }, select: { status: true } })
  if (known?.status !== 'draft') throw new AppError(known ? 'request-sent' : 'request-gone')
  const problem = whyNotPdf(file)
  if (problem) throw new AppError(problem)
  if ((await takeTry('account-request-sent', throttleAddress(address ?? NOWHERE))) > 0) throw new AppError('request-limit')
  const pdfCipher = encrypt(file, PDF_CONTEXT)
  await database.$transaction(async (tx) => {
    const where = { tokenHash: tokenHash(token), createdAt: { gt: draftsSince(now) } }
    const { count } = await tx.accountRequest.updateMany({ where: { ...where, status: 'draft' }, data: { status: 'open', sentAt: now, pdfCipher, pdfSize: file.length } })
    const request = await tx.accountRequest.findFirst({ where, select: { id: true, reference: true, kind: true, signatoryEmail: true } })
    if (count === 0) throw new AppError(request ? 'request-sent' : 'request-gone')
    const { id, reference, kind, signatoryEmail } = request!
    const letter = await renderRequestMail({ portalName: portalName(), kind: 'received', reference, request: kind })
    await queueMail(tx, { key: `request-received-${id}`, schoolId: null, recipient: signatoryEmail, ...letter })
    await record(tx, { kind: 'stranger', address }, { action: 'request.sent', schoolId: null, subjectId: id, details: { kind } })
  })
}
