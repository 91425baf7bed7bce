import type { z } from 'zod'
import { renderRequestMail } from '@/emails/AccountRequest'
import type { BesideContext } from '@/lib/access/run-command'
import { AppError } from '@/lib/core/errors'
import { fullName } from '@/lib/core/names'
import { sentence } from '@/lib/core/texts'
import type { Transaction } from '@/lib/platform/db/prisma'
import { queueMail } from '@/lib/platform/mailer'
import { portalName } from '@/lib/platform/portal'
import { makeFirstCoordinator } from './first-coordinator'
import { otherBoard, OVERTAKEN_CODES, sameName } from './rules'
import type { approveInput } from './schema'
import { overtaken } from './standing'

type Request = NonNullable<Awaited<ReturnType<typeof load>>>
type Input = Omit<z.output<typeof approveInput>, 'checked'>
type School = { id: string; name: string; made: boolean }

/**
 * 'Goedkeuren' (ACC-1): the school's account is made, or the one that is there used; the coordinator gets a login and the
 * activation mail; the applicant hears of it. That the helpdesk looked at the KvK who may sign (the form's tick, without which
 * nothing gets here) is kept in the log. All of it in one transaction, which looks at the school anew: days passed since the
 * form did. Of two people on one request the first wins, and so does one of two requests for one school.
 * @throws AppError 'not-found', 'request-decided', 'request-…', 'school-key-taken'; 'invalid-input' for a board that was not confirmed
 */
export async function approveRequest({ tx, actor, now, audit }: BesideContext, input: Input): Promise<void> {
  const request = await load(tx, input.requestId)
  if (!request) throw new AppError('not-found')
  const { count } = await tx.accountRequest.updateMany({ where: { id: request.id, status: 'open' }, data: { status: 'approved', decidedAt: now, decidedById: actor.userId } })
  if (count === 0) throw new AppError('request-decided')
  const listed = request.brin ? await tx.duoLocation.findUnique({ where: { brin: request.brin } }) : null
  // Before the school is looked at: a key of another school says nothing of the school that is asked for.
  if (request.kind === 'account' && request.schoolKind !== 'primary' && !listed && !input.schoolId && input.schoolKey && (await tx.school.findUnique({ where: { schoolKey: input.schoolKey }, select: { id: true } }))) throw keyTaken()
  const overtakenBy = await overtaken(tx, request, input, now, tx)
  if (overtakenBy) throw new AppError(OVERTAKEN_CODES[overtakenBy])
  const boards = otherBoard(request, listed)
  if (boards && input.otherBoard !== boards.atDuo) throw new AppError('invalid-input', 'another board', {}, { otherBoard: [`De aanvraag noemt ${boards.asked}, DUO noemt ${boards.atDuo}. Zoek uit of dat klopt, en zet dan het vinkje.`] })
  const school = await schoolFor(tx, request, listed, input)
  // The school that is used is the school that is looked at: another approval may have made it since, and ids come from a form.
  const since = school.made ? null : await overtaken(tx, request, { schoolId: school.id }, now, tx)
  if (since) throw new AppError(OVERTAKEN_CODES[since])
  const { firstName, prefix, lastName, email } = request
  const employmentId = await makeFirstCoordinator(tx, school, { firstName, prefix, lastName, email }, now)
  await tx.accountRequest.update({ where: { id: request.id }, data: { madeSchoolId: school.id } })
  const letter = await renderRequestMail({ portalName: portalName(), kind: 'approved', reference: request.reference, request: request.kind, school: school.name, coordinator: fullName(request) })
  await queueMail(tx, { key: `request-approved-${request.id}`, schoolId: school.id, recipient: request.signatoryEmail, ...letter })
  if (school.made) await audit({ action: 'school.made', schoolId: school.id, subjectId: school.id })
  await audit({ action: 'request.approved', schoolId: school.id, subjectId: request.id, details: { kind: request.kind, checked: true, ...(boards ? { otherBoard: true } : {}) } })
  await audit({ action: 'staff.added', schoolId: school.id, subjectId: employmentId, details: { roles: ['coordinator'] } })
}

/** Said at the field: the application is good, only the key that was typed is not. */
const keyTaken = () => new AppError('school-key-taken', undefined, {}, { schoolKey: [sentence('school-key-taken')] })

function load(tx: Transaction, id: string) {
  return tx.accountRequest.findFirst({ where: { id, status: { not: 'draft' } }, omit: { pdfCipher: true, tokenHash: true } })
}

/** The account that the request is for: DUO's record makes a new one where there is none yet. */
async function schoolFor(tx: Transaction, request: Request, listed: Awaited<ReturnType<Transaction['duoLocation']['findUnique']>>, input: Input): Promise<School> {
  const where = listed || request.schoolKind === 'primary' ? { brin: request.brin ?? '' } : input.schoolId ? { id: input.schoolId } : { schoolKey: input.schoolKey ?? request.schoolKey ?? '' }
  const known = await tx.school.findUnique({ where, select: { id: true, name: true, active: true, brin: true } })
  if (known) {
    if (!known.active) throw new AppError('request-ended')
    // A key that is typed is for a new location; an existing one is chosen.
    if (request.kind === 'account' && !('id' in where) && !known.brin) throw keyTaken()
    return { id: known.id, name: known.name, made: false }
  }
  if (input.schoolId) throw new AppError('request-school-missing')
  if (request.kind === 'coordinator') throw new AppError(request.schoolKind === 'primary' ? 'request-no-account' : 'request-school-missing')
  if (listed && !listed.closedAt) {
    const { name, brin, street, houseNumber, postalCode, city } = listed
    const board = listed.boardNumber ? { number: listed.boardNumber, name: listed.boardName ?? request.boardName } : await boardAsTyped(tx, request)
    return make(tx, { kind: request.schoolKind, name, brin, street, houseNumber, postalCode, city }, board)
  }
  if (request.schoolKind === 'primary') throw new AppError('request-brin-unknown')
  if (!input.schoolKey) throw new AppError('request-school-missing')
  return make(tx, { kind: request.schoolKind, name: request.schoolName, schoolKey: input.schoolKey, city: request.city }, await boardAsTyped(tx, request))
}

/**
 * The board as a stranger typed it. Under the number of another board the school would come under that one's agreement and see
 * what it signed. @throws AppError 'request-board-other'
 */
async function boardAsTyped(tx: Transaction, { boardNumber: number, boardName: name }: Request): Promise<{ number: string; name: string }> {
  const known = await tx.board.findUnique({ where: { number }, select: { name: true } })
  if (known && !sameName(known.name, name)) throw new AppError('request-board-other', undefined, { board: known.name })
  return { number, name }
}

async function make(tx: Transaction, school: { kind: Request['schoolKind']; name: string; brin?: string; schoolKey?: string; street?: string | null; houseNumber?: string | null; postalCode?: string | null; city: string | null }, board: { number: string; name: string }): Promise<School> {
  const { id: boardId } = await tx.board.upsert({ where: { number: board.number }, create: board, update: {}, select: { id: true } })
  // Two requests for one new school at the same moment: one makes it, the other waited for that and hears of it.
  const [made] = await tx.school.createManyAndReturn({ data: [{ ...school, boardId }], skipDuplicates: true, select: { id: true, name: true } })
  if (!made) throw school.brin ? new AppError('request-other-approved') : keyTaken()
  return { ...made, made: true }
}
