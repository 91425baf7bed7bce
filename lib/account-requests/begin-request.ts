import { randomInt, randomUUID } from 'node:crypto'
import { renderRequestMail } from '@/emails/AccountRequest'
import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import { tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import { queueMail } from '@/lib/platform/mailer'
import { portalName, portalOrigin } from '@/lib/platform/portal'
import { DRAFT_DAYS, newReference, objection, OBJECTION_WORDS, otherRequest } from './rules'
import type { RequestInput } from './schema'
import { standingOf } from './standing'

/**
 * The form of a request, filled in (ACC-1): kept until the signed PDF follows, and mailed as a link, for signing takes days.
 * Returns the link's token. What goes into that mail is nothing that a stranger typed.
 * `human`: looks at the captcha, before the mail that anybody can have sent to anybody.
 * @throws AppError 'request-limit'; what `human` throws; 'invalid-input' with what the BRIN or the school key is refused for
 */
export async function beginRequest(input: RequestInput, { address, now }: { address: string | null; now: Date }, human: (captcha: string | undefined) => Promise<void>): Promise<string> {
  const { schoolKey = null, brin = null, city = null, prefix = null, captcha, ...rest } = input
  const limits = [['account-request', throttleAddress(address ?? NOWHERE)], ['account-request-mail', Buffer.from(tokenHash(rest.signatoryEmail)).toString('base64url')]] as const
  if ((await takeTry(...limits[0])) > 0) throw new AppError('request-limit')
  const database = acrossSchools('who asks for an account has none')
  refuseFor(input, await standingOf(database, { brin, schoolKey }, now), brin, schoolKey)
  await human(captcha)
  if ((await takeTry(...limits[1])) > 0) throw new AppError('request-limit')
  const token = randomUUID()
  const reference = newReference((below) => randomInt(below))
  await database.$transaction(async (tx) => {
    const { id } = await tx.accountRequest.create({ data: { ...rest, brin, schoolKey, city, prefix, reference, tokenHash: tokenHash(token), createdAt: now }, select: { id: true } })
    const letter = await renderRequestMail({ portalName: portalName(), kind: 'continue', reference, request: rest.kind, address: `${portalOrigin()}/aanvragen/versturen/${token}`, days: DRAFT_DAYS })
    await queueMail(tx, { key: `request-continue-${id}`, schoolId: null, recipient: rest.signatoryEmail, ...letter })
  })
  return token
}

function refuseFor({ kind, schoolKind }: RequestInput, standing: Awaited<ReturnType<typeof standingOf>>, brin: string | null, schoolKey: string | null): void {
  // A practice or a school abroad may not know its key: then the helpdesk looks which one it is.
  if (!brin && !schoolKey) return
  const reason = objection(kind, schoolKind, standing)
  if (!reason || (schoolKind !== 'primary' && !schoolKey && reason === 'no-account')) return
  const other = otherRequest(reason)
  throw new AppError('invalid-input', reason, {}, { [brin ? 'brin' : 'schoolKey']: [OBJECTION_WORDS[reason]], ...(other ? { [`naar-${other}`]: ['Ga naar de andere aanvraag.'] } : {}) })
}
