import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { renderAgreementAskedMail } from '@/emails/AgreementAsked'
import type { CommandContext } from '@/lib/access/action'
import type { BesideContext } from '@/lib/access/run-command'
import { AppError } from '@/lib/core/errors'
import { day } from '@/lib/core/dates'
import { sameMailbox } from '@/lib/core/email-address'
import { inMinutes } from '@/lib/home-login/staff-link'
import { tokenHash } from '@/lib/platform/crypto'
import { env } from '@/lib/platform/env'
import { takeTryIn } from '@/lib/platform/limits'
import { queueMail } from '@/lib/platform/mailer'
import { LINK_DAYS } from './rules'
import type { askForBoardInput, askInput } from './schema'
import { addRequest, askedJustNow, endRequest, lockBoard, worksAt } from './sql'
import { COVERS, named } from './text'

type Wish = z.output<typeof askInput>
/** What asking needs of a transaction, of one school or of the whole database. */
type Tx = Parameters<typeof addRequest>[0] & Parameters<typeof takeTryIn>[0] & Parameters<typeof queueMail>[0] & { board: { findUnique(args: { where: { id: string } }): Promise<{ name: string } | null> } }
type Asker = { userId: string; name: string; school: { id: string; name: string } | null }

/**
 * A coordinator asks the board member of the own board to sign (ACC-6): a mail with a link. A new request takes the place of
 * those that are open. Not to herself, nor to a colleague. Who works at a sister school she does not find out by asking (DAT-1): that
 * the helpdesk sees, without whose look nothing holds that was signed at her request. @throws AppError 'agreement-sandbox', 'agreement-limit', 'agreement-colleague'
 */
export async function askToSign({ tx, actor, now, audit }: CommandContext, input: Wish): Promise<void> {
  const { boardId, sandbox } = await tx.school.findFirstOrThrow({ select: { boardId: true, sandbox: { select: { id: true } } } })
  // A stranger made it: no mail goes from there to whomever he names.
  if (sandbox) throw new AppError('agreement-sandbox')
  if (sameMailbox(actor.email, input.email) || (await worksAt(tx, { schoolId: actor.school.id }, input.email))) throw new AppError('agreement-colleague')
  if (await ask(tx, boardId, { userId: actor.userId, name: actor.name, school: actor.school }, input, now)) await audit({ action: 'agreement.asked', subjectId: boardId })
}

/** The same by the helpdesk, for any board. @throws AppError 'not-found', 'agreement-limit' */
export async function askBoardToSign({ tx, actor, now, audit }: BesideContext, { boardId, ...input }: z.output<typeof askForBoardInput>): Promise<void> {
  if (await ask(tx, boardId, { userId: actor.userId, name: `De helpdesk van ${env().PORTAL_NAME}`, school: null }, input, now)) await audit({ action: 'agreement.asked', subjectId: boardId, schoolId: null })
}

/** False: the very same was asked a moment ago, by a click that came twice; nothing happens again. */
async function ask(tx: Tx, boardId: string, asker: Asker, { name, position, email }: Wish, now: Date): Promise<boolean> {
  const board = await tx.board.findUnique({ where: { id: boardId } })
  if (!board) throw new AppError('not-found')
  await lockBoard(tx, boardId)
  if (await askedJustNow(tx, { boardId, name, position, email, askedById: asker.userId, now })) return false
  const wait = await takeTryIn(tx, 'agreement-link', boardId)
  if (wait > 0) throw new AppError('agreement-limit', undefined, { minutes: inMinutes(wait) })
  const [token, expiresAt] = [randomUUID(), new Date(now.getTime() + LINK_DAYS * 86_400_000)]
  const mailKey = `agreement-${randomUUID()}`
  await addRequest(tx, { boardId, tokenHash: tokenHash(token), name, position, email, askedById: asker.userId, askedAtSchool: asker.school?.id ?? null, mailKey, now, expiresAt })
  const portal = env().PORTAL_NAME
  const mail = await renderAgreementAskedMail({
    portalName: portal, name, board: board.name, askedBy: asker.school ? `${asker.name} van ${asker.school.name}` : asker.name,
    checked: asker.school !== null, covers: named(COVERS, portal), until: day(expiresAt), address: `${new URL(env().PUBLIC_URL).origin}/verwerkersovereenkomst/tekenen/${token}`,
  })
  await queueMail(tx, { key: mailKey, schoolId: asker.school?.id ?? null, recipient: email, ...mail })
  return true
}

/** Takes a request back that nobody signed by yet: its link stops working. @throws AppError 'not-found' */
export async function withdrawRequest({ tx, actor, now, audit }: CommandContext, { requestId }: { requestId: string }): Promise<void> {
  const { boardId } = await tx.school.findFirstOrThrow({ select: { boardId: true } })
  if (!(await endRequest(tx, requestId, boardId, now))) throw new AppError('not-found')
  await audit({ action: 'agreement.withdrawn', subjectId: boardId, details: { by: actor.school.id } })
}
