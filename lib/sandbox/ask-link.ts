import { randomUUID } from 'node:crypto'
import { renderSandboxLinkMail } from '@/emails/SandboxLink'
import { AppError } from '@/lib/core/errors'
import { KEEP_DAYS } from '@/lib/core/retention'
import { NOWHERE } from '@/lib/platform/client-address'
import { tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import { queueMail } from '@/lib/platform/mailer'
import { portalName, portalOrigin } from '@/lib/platform/portal'
import { linkUntil } from './rules'

/**
 * Mails the link to a sandbox (PUB-5), a new one or the one that this address has: the answer tells nobody which. The link of before
 * stops working. `human` looks at the captcha, before the mail that anybody can have sent to anybody.
 * @throws AppError 'too-many-requests'; what `human` throws
 */
export async function askSandboxLink(email: string, { address, now }: { address: string | null; now: Date }, human: () => Promise<void>): Promise<void> {
  if ((await takeTry('sandbox-link-address', throttleAddress(address ?? NOWHERE))) > 0) throw new AppError('too-many-requests')
  await human()
  if ((await takeTry('sandbox-link', Buffer.from(tokenHash(email)).toString('base64url'))) > 0) return
  const token = randomUUID()
  await acrossSchools('a sandbox is asked for by nobody yet').$transaction(async (tx) => {
    const link = { tokenHash: tokenHash(token), tokenExpiresAt: linkUntil(now) }
    const { id, expiresAt } = await tx.sandbox.upsert({ where: { email }, create: { email, ...link, createdAt: now }, update: link, select: { id: true, expiresAt: true } })
    if (expiresAt) await tx.sandbox.update({ where: { id }, data: { tokenExpiresAt: expiresAt } })
    const mail = await renderSandboxLinkMail({ portalName: portalName(), address: `${portalOrigin()}/uitgevers/proef/${token}`, days: KEEP_DAYS.sandboxLink })
    await queueMail(tx, { key: `sandbox-link-${randomUUID()}`, schoolId: null, recipient: email, ...mail })
  })
}
