import type { z } from 'zod'
import { renderAgreementSignedMail } from '@/emails/AgreementSigned'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { dateTime, day } from '@/lib/core/dates'
import { tokenHash } from '@/lib/platform/crypto'
import type { Transaction } from '@/lib/platform/db/prisma'
import { acrossSchools } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import type { signInput } from './schema'
import { lockBoard } from './sql'
import { CURRENT, textDigest } from './text'

/**
 * The board member signs (ACC-6): once, by the mailed link, the text of today, for all schools of the board or for one. Both
 * the board member and whoever asked are mailed where the copy is. Returns where to go.
 * @throws AppError 'agreement-link-dead', 'agreement-changed', 'agreement-school'
 */
export async function signAgreement({ address, now }: { address: string | null; now: Date }, input: z.output<typeof signInput>): Promise<string> {
  await acrossSchools('whoever holds the link signs for a board').$transaction((tx) => sign(tx, address, now, input))
  return `/verwerkersovereenkomst/tekenen/${input.token}`
}

async function sign(tx: Transaction, address: string | null, now: Date, { token, version, name, position, place, school }: z.output<typeof signInput>): Promise<void> {
  const found = await tx.agreementRequest.findUnique({ where: { tokenHash: tokenHash(token) }, select: { id: true, boardId: true } })
  if (!found) throw new AppError('agreement-link-dead')
  await lockBoard(tx, found.boardId)
  const request = await tx.agreementRequest.findUnique({ where: { id: found.id }, include: { agreements: { select: { id: true } }, board: { select: { name: true, number: true, schools: { where: { active: true }, orderBy: { name: 'asc' }, select: { id: true, name: true, brin: true, schoolKey: true, city: true } } } } } })
  if (!request || request.agreements || request.endedAt || request.expiresAt <= now) throw new AppError('agreement-link-dead')
  if (version !== CURRENT.version) throw new AppError('agreement-changed')
  const { board } = request
  const schools = school === 'all' ? board.schools : board.schools.filter(({ id }) => id === school)
  if (schools.length === 0) throw new AppError('agreement-school')
  const { id } = await tx.processingAgreement.create({
    data: {
      boardId: request.boardId, soleSchoolId: school === 'all' ? null : school, version, textDigest: textDigest(CURRENT, env().PORTAL_NAME), boardName: board.name, boardNumber: board.number,
      schools, name, position, place, email: request.email, signedAt: now, address, requestId: request.id,
    },
  })
  for (const { id: schoolId } of schools) await record(tx, { kind: 'stranger', address }, { action: 'agreement.signed', schoolId, subjectId: id, details: { version } })
  await tellSigned(tx, { id, token, now, name, version, schools: schools.map((each) => each.name), all: school === 'all', request: { ...request, boardName: board.name } })
}

type Told = { id: string; token: string; now: Date; name: string; version: string; schools: string[]; all: boolean; request: { email: string; boardName: string; expiresAt: Date; askedById: string; askedAtSchool: string | null } }

async function tellSigned(tx: Transaction, { id, token, now, name, version, schools, all, request }: Told): Promise<void> {
  const origin = new URL(env().PUBLIC_URL).origin
  const about = { portalName: env().PORTAL_NAME, board: request.boardName, schools: all ? `alle scholen van het bestuur (nu ${schools.length})` : schools.join(', '), version, signedBy: name, when: dateTime(now) }
  const toSigner = await renderAgreementSignedMail({ ...about, name, address: `${origin}/verwerkersovereenkomst/tekenen/${token}`, until: day(request.expiresAt) })
  await queueMail(tx, { key: `agreement-signed-${id}`, schoolId: null, recipient: request.email, ...toSigner })
  const asker = await tx.user.findUnique({ where: { id: request.askedById }, select: { name: true, email: true } })
  if (!asker) return
  const toAsker = await renderAgreementSignedMail({ ...about, name: asker.name, address: `${origin}${request.askedAtSchool ? '/beheer/verwerkersovereenkomst' : '/helpdesk/overeenkomsten'}` })
  await queueMail(tx, { key: `agreement-told-${id}`, schoolId: request.askedAtSchool, recipient: asker.email, ...toAsker })
}
