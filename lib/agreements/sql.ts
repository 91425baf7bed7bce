import { runIn, type Asking } from '@/lib/platform/db/connection'
import type { Statement } from '@/lib/platform/db/pool'

const BOARD = { across: 'an agreement is of a board, which has several schools' }
const of = (name: string, text: string): Statement => ({ name, scope: BOARD, text })

/** $1 board: has requests and signatures of one board wait for each other, until the transaction ends. */
export const LOCK_BOARD = of('agreements-lock-board', 'select id from board where id = $1::uuid for no key update')

/** $1 board, $2 now: what was asked before and nobody signed by stops working. */
export const END_REQUESTS = of('agreements-end-requests', `
  update agreement_request r set ended_at = $2::timestamptz where r.board_id = $1::uuid and r.ended_at is null
    and not exists (select 1 from processing_agreement a where a.request_id = r.id)`)

/** $1 board, $2 hash of the token, $3 name, $4 position, $5 address, $6 who asks, $7 at which school, $8 mail, $9 now, $10 until. */
export const ADD_REQUEST = of('agreements-add-request', `
  insert into agreement_request (board_id, token_hash, name, position, email, asked_by_id, asked_at_school_id, mail_key, created_at, expires_at)
  values ($1::uuid, $2, $3, $4, $5, $6::uuid, $7::uuid, $8, $9::timestamptz, $10::timestamptz)`)

/** $1 request, $2 board, $3 now. */
export const WITHDRAW_REQUEST = of('agreements-withdraw-request', `
  update agreement_request r set ended_at = $3::timestamptz where r.id = $1::uuid and r.board_id = $2::uuid and r.ended_at is null
    and not exists (select 1 from processing_agreement a where a.request_id = r.id) returning r.id`)

/** An address as the one mailbox that it is: without what stands behind a plus, in lower case. */
const MAILBOX = (email: string) => `lower(regexp_replace(${email}, '\\+[^@]*@', '@'))`
const WORKS = `from employment e left join "user" u on u.id = e.user_id where ${MAILBOX('$2')} in (${['u.email', 'e.invited_email', 'e.las_email'].map(MAILBOX).join(', ')})`

/** $1 board, $2 address: whether it is, in whatever spelling, of somebody who works or worked at any school of the board, with a login or without. */
export const WORKS_AT_BOARD = of('agreements-works-at-board', `select exists (select 1 ${WORKS} and e.school_id in (select s.id from school s where s.board_id = $1::uuid)) as works`)

/** $1 school, $2 address: the same for that school alone. */
export const WORKS_AT_SCHOOL = of('agreements-works-at-school', `select exists (select 1 ${WORKS} and e.school_id = $1::uuid) as works`)

/** $1 board, $2 name, $3 position, $4 address, $5 who asks, $6 since: whether this very request is open, made a moment ago. */
export const ASKED_JUST_NOW = of('agreements-asked-just-now', `
  select exists (select 1 from agreement_request r where r.board_id = $1::uuid and r.name = $2 and r.position = $3 and r.email = $4 and r.asked_by_id = $5::uuid
    and r.created_at > $6::timestamptz and r.ended_at is null and not exists (select 1 from processing_agreement a where a.request_id = r.id)) as asked`)

/** Holds the board until the transaction ends. */
export async function lockBoard(tx: Asking, boardId: string): Promise<void> {
  await runIn(tx, LOCK_BOARD, [boardId])
}

export type NewRequest = { boardId: string; tokenHash: Uint8Array; name: string; position: string; email: string; askedById: string; askedAtSchool: string | null; mailKey: string; now: Date; expiresAt: Date }

/** Writes a request down, in the place of those of the board that are open. */
export async function addRequest(tx: Asking, { boardId, now, ...request }: NewRequest): Promise<void> {
  await lockBoard(tx, boardId)
  await runIn(tx, END_REQUESTS, [boardId, now])
  const { tokenHash, name, position, email, askedById, askedAtSchool, mailKey, expiresAt } = request
  await runIn(tx, ADD_REQUEST, [boardId, tokenHash, name, position, email, askedById, askedAtSchool, mailKey, now, expiresAt])
}

/** Ends a request of the board that nobody signed by; false when there is none. */
export async function endRequest(tx: Asking, requestId: string, boardId: string, now: Date): Promise<boolean> {
  return (await runIn(tx, WITHDRAW_REQUEST, [requestId, boardId, now])).length > 0
}

/** Whether an address is of somebody who works or worked at the school, or at any school of the board. */
export async function worksAt(tx: Asking, at: { schoolId: string } | { boardId: string }, email: string): Promise<boolean> {
  const [statement, id] = 'schoolId' in at ? [WORKS_AT_SCHOOL, at.schoolId] : [WORKS_AT_BOARD, at.boardId]
  return (await runIn<{ works: boolean }>(tx, statement, [id, email]))[0]!.works
}

/** A second click within this many seconds is the first one's. */
const SAME_CLICK = 60

/** Whether the same person asked for the very same a moment ago. Hold the board first. */
export async function askedJustNow(tx: Asking, { boardId, name, position, email, askedById, now }: Pick<NewRequest, 'boardId' | 'name' | 'position' | 'email' | 'askedById' | 'now'>): Promise<boolean> {
  return (await runIn<{ asked: boolean }>(tx, ASKED_JUST_NOW, [boardId, name, position, email, askedById, new Date(now.getTime() - SAME_CLICK * 1000)]))[0]!.asked
}
