import { ROLE_WORDS } from '@/lib/access/actor'
import { acrossSchools, forSchool, type Scope } from '@/lib/platform/db/scope'
import { tokenHash } from '@/lib/platform/crypto'
import { boardState, isFreeMailbox, isOpen, samePerson, stateFor, type AgreementState } from './rules'
import { worksAt } from './sql'
import { CURRENT } from './text'

const database = () => acrossSchools('an agreement is of a board, which has several schools')
const SIGNED = { id: true, boardId: true, soleSchoolId: true, version: true, signedAt: true, name: true, position: true, place: true, email: true, checkedAt: true, refused: true, withdrawnAt: true } as const
const ASKED = { id: true, name: true, position: true, email: true, createdAt: true, expiresAt: true, endedAt: true, mailKey: true, agreements: { select: { id: true } } } as const

/** A line of the 'scholenoverzicht' (ACC-6). */
export type ListedSchool = { id: string; name: string; brin: string | null; schoolKey: string | null; city: string | null }
const LISTED = { select: { id: true, name: true, brin: true, schoolKey: true, city: true }, where: { active: true }, orderBy: { name: 'asc' } } as const

export type OpenRequest = { id: string; name: string; position: string; email: string; createdAt: Date; expiresAt: Date; mail: 'waiting' | 'sent' | 'failed' }
export type SignedRow = { id: string; boardId: string; soleSchoolId: string | null; version: string; signedAt: Date; name: string; position: string; place: string; email: string; checkedAt: Date | null; refused: boolean; withdrawnAt: Date | null }
export type BoardView = { id: string; name: string; number: string; schools: ListedSchool[]; signed: SignedRow[]; open: OpenRequest | null; current: string }

/** One board with its schools, what it signed, newest first, and the request that is open. */
export async function boardView(boardId: string, now: Date): Promise<(BoardView & { asked: { id: string; expiresAt: Date; endedAt: Date | null; signed: boolean }[] }) | null> {
  const board = await database().board.findUnique({
    where: { id: boardId },
    select: { id: true, name: true, number: true, schools: LISTED, agreements: { select: SIGNED, orderBy: { signedAt: 'desc' } }, agreementRequests: { select: ASKED, orderBy: { createdAt: 'desc' } } },
  })
  if (!board) return null
  const asked = board.agreementRequests.map(({ agreements, ...request }) => ({ ...request, signed: agreements !== null }))
  const waits = asked.find((request) => isOpen(request, now))
  const mail = waits && (await database().outboxMail.findUnique({ where: { key: waits.mailKey }, select: { sentAt: true, failedAt: true } }))
  const open = waits ? { id: waits.id, name: waits.name, position: waits.position, email: waits.email, createdAt: waits.createdAt, expiresAt: waits.expiresAt, mail: mail?.failedAt ? 'failed' as const : mail?.sentAt ? 'sent' as const : 'waiting' as const } : null
  return { id: board.id, name: board.name, number: board.number, schools: board.schools, signed: board.agreements, open, current: CURRENT.version, asked }
}

export type SchoolAgreement = { board: BoardView; state: AgreementState }

/** How things stand for the school that asks, and its board (ACC-6). What the board signed for another school alone is not told. */
export async function agreementOf(scope: Scope, now: Date): Promise<SchoolAgreement> {
  const school = await forSchool(scope).school.findFirstOrThrow({ select: { id: true, boardId: true } })
  const { asked, ...board } = (await boardView(school.boardId, now))!
  const state = stateFor(school, board.signed.map((row) => ({ ...row, boardId: board.id })), asked, CURRENT.version, now)
  return { board: { ...board, signed: board.signed.filter(({ soleSchoolId }) => soleSchoolId === null || soleSchoolId === school.id) }, state }
}

export type WatchedBoard = { id: string; name: string; number: string; schools: number; covered: number; state: AgreementState['state'] }

/** All boards that have schools here: those whose signature waits for the helpdesk first, then those that signed nothing (ACC-6). */
export async function watchBoards(now: Date): Promise<WatchedBoard[]> {
  const boards = await database().board.findMany({
    where: { schools: { some: { active: true } } },
    select: { id: true, name: true, number: true, schools: { select: { id: true }, where: { active: true } }, agreements: { select: SIGNED }, agreementRequests: { select: ASKED } },
    orderBy: { name: 'asc' },
  })
  const order = ['check', 'none', 'older', 'asked', 'signed']
  return boards
    .map(({ schools, agreements, agreementRequests, ...board }) => ({ ...board, schools: schools.length, ...boardState({ id: board.id, schoolIds: schools.map(({ id }) => id) }, agreements, agreementRequests.map((each) => ({ ...each, signed: each.agreements !== null })), CURRENT.version, now) }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

export type SigningView = { requestId: string; name: string; position: string; email: string; expiresAt: Date; board: { id: string; name: string; number: string }; schools: ListedSchool[]; signedId: string | null }

/** What a link in a mail shows; null when it does not work (any more). Looking spends nothing: mail scanners open links. */
export async function signingView(token: string, now: Date): Promise<SigningView | null> {
  if (token.length > 64) return null
  const request = await acrossSchools('whoever holds the link signs for a board').agreementRequest.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { ...ASKED, board: { select: { id: true, name: true, number: true, schools: LISTED } } },
  })
  if (!request || request.endedAt || request.expiresAt <= now) return null
  const { id, name, position, email, expiresAt, agreements, board: { schools, ...board } } = request
  return { requestId: id, name, position, email, expiresAt, board, schools, signedId: agreements?.id ?? null }
}

/** A signed agreement whole, for its PDF. */
export type SignedAgreement = Awaited<ReturnType<typeof signedAgreement>>
export async function signedAgreement(id: string) {
  return database().processingAgreement.findUnique({ where: { id } })
}

/** Whether an address is of somebody who works at a school of the board: for the helpdesk, which looks at who signed. */
export async function worksAtBoard(boardId: string, email: string): Promise<boolean> {
  return worksAt(database(), { boardId }, email)
}

/** What the helpdesk has to know before it says that a signature holds (ACC-6, decision 0034). */
export type CheckView = {
  /** Who asked; null when the request or the person is gone. */
  asker: { name: string; role: string; school: string | null } | null
  /** Whom the link was mailed to, when that is another name than the one that signed. */
  invited: string | null
  colleague: boolean
  /** The signer goes by the name of whoever asked. */
  askerSigned: boolean
  freeMailbox: boolean
}

/** Who asked for this signature, who was invited, and what is strange about it. */
export async function checkView({ id, boardId, name, email }: Pick<SignedRow, 'id' | 'boardId' | 'name' | 'email'>): Promise<CheckView> {
  const row = await database().processingAgreement.findUnique({ where: { id }, select: { request: { select: { name: true, askedById: true, askedAtSchool: true } } } })
  const request = row?.request ?? null
  const user = request && (await database().user.findUnique({ where: { id: request.askedById }, select: { name: true } }))
  const school = request?.askedAtSchool ? await database().school.findUnique({ where: { id: request.askedAtSchool }, select: { name: true } }) : null
  const work = request?.askedAtSchool ? await database().employment.findFirst({ where: { userId: request.askedById, schoolId: request.askedAtSchool }, select: { roles: true } }) : null
  const role = !request?.askedAtSchool ? 'helpdesk' : work ? work.roles.map((each) => ROLE_WORDS[each]).join(', ') : 'werkt daar niet meer'
  return {
    asker: user && { name: user.name, role, school: school?.name ?? null },
    invited: request && !samePerson(request.name, name) ? request.name : null,
    colleague: await worksAtBoard(boardId, email), askerSigned: user !== null && samePerson(user.name, name), freeMailbox: isFreeMailbox(email),
  }
}
