import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import { helpdeskContact } from '@/lib/contact/queries'
import { AppError } from '@/lib/core/errors'
import { tokenHash } from '@/lib/platform/crypto'
import type { Transaction } from '@/lib/platform/db/prisma'
import { acrossSchools } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { samePerson } from './rules'
import type { signInput } from './schema'
import { lockBoard } from './sql'
import { tellSigned } from './tell-signed'
import { CURRENT, textDigest } from './text'

/**
 * The board member signs (ACC-6): once, by the mailed link, the text of today, for all schools of the board or for one. It holds
 * at once where the helpdesk had asked or found good before who signs from this address; otherwise once the helpdesk has looked.
 * The board member, whoever asked, the coordinators of these schools and the helpdesk are mailed who signed as what. Returns where to go.
 * @throws AppError 'agreement-link-dead', 'agreement-changed', 'agreement-school'
 */
export async function signAgreement({ address, now }: { address: string | null; now: Date }, input: z.output<typeof signInput>): Promise<string> {
  // Before the transaction, for it is read on another connection.
  const helpdesk = (await helpdeskContact()).email
  await acrossSchools('whoever holds the link signs for a board').$transaction((tx) => sign(tx, { address, now, helpdesk }, input))
  return `/verwerkersovereenkomst/tekenen/${input.token}`
}

async function sign(tx: Transaction, { address, now, helpdesk }: { address: string | null; now: Date; helpdesk: string }, { token, version, name, position, place, school }: z.output<typeof signInput>): Promise<void> {
  const found = await tx.agreementRequest.findUnique({ where: { tokenHash: tokenHash(token) }, select: { id: true, boardId: true } })
  if (!found) throw new AppError('agreement-link-dead')
  await lockBoard(tx, found.boardId)
  const request = await tx.agreementRequest.findUnique({ where: { id: found.id }, include: { agreements: { select: { id: true } }, board: { select: { name: true, number: true, schools: { where: { active: true }, orderBy: { name: 'asc' }, select: { id: true, name: true, brin: true, schoolKey: true, city: true } } } } } })
  if (!request || request.agreements || request.endedAt || request.expiresAt <= now) throw new AppError('agreement-link-dead')
  if (version !== CURRENT.version) throw new AppError('agreement-changed')
  const { board } = request
  const schools = school === 'all' ? board.schools : board.schools.filter(({ id }) => id === school)
  if (schools.length === 0) throw new AppError('agreement-school')
  const byHelpdesk = request.askedAtSchool === null
  const known = byHelpdesk || (await foundGood(tx, request.boardId, request.email, name))
  const { id } = await tx.processingAgreement.create({
    data: {
      boardId: request.boardId, soleSchoolId: school === 'all' ? null : school, version, textDigest: textDigest(CURRENT, env().PORTAL_NAME), boardName: board.name, boardNumber: board.number,
      schools, name, position, place, email: request.email, signedAt: now, address, requestId: request.id, checkedAt: known ? now : null, checkedById: byHelpdesk ? request.askedById : null,
    },
  })
  for (const { id: schoolId } of schools) await record(tx, { kind: 'stranger', address }, { action: 'agreement.signed', schoolId, subjectId: id, details: { version } })
  await tellSigned(tx, { id, token, now, name, position, version, schools, all: school === 'all', known, helpdesk, request: { ...request, boardName: board.name } })
}

/**
 * Whether somebody of the helpdesk looked at this person, signing from this address, and found them good. What held before
 * anybody looked says nothing, nor does another name in a mailbox that a board shares.
 */
async function foundGood(tx: Transaction, boardId: string, email: string, name: string): Promise<boolean> {
  const before = await tx.processingAgreement.findMany({ where: { boardId, email, checkedById: { not: null }, refused: false }, select: { name: true } })
  return before.some((one) => samePerson(one.name, name))
}
