/** A signed agreement, as far as it decides what holds: which board, which school alone (null: all), which version. */
export type Signed = { id: string; boardId: string; soleSchoolId: string | null; version: string; signedAt: Date }
export type Asked = { id: string; expiresAt: Date; endedAt: Date | null; signed: boolean }

export type AgreementState =
  /** Holds, in the version of today. */
  | { state: 'signed'; agreement: Signed }
  /** An older version holds until the new one is signed. */
  | { state: 'older'; agreement: Signed; asked: boolean }
  /** The board member has the mail. */
  | { state: 'asked' }
  | { state: 'none' }

/** A link in a mail to a board member works this long, in days: boards meet once a month. */
export const LINK_DAYS = 30

/** True while the link in the mail can still be signed by. */
export function isOpen({ expiresAt, endedAt, signed }: Asked, now: Date): boolean {
  return endedAt === null && !signed && expiresAt > now
}

/**
 * How things stand for one school of a board (ACC-6): an agreement counts when its board is the school's board now, and it is
 * for all schools or for this one. So a school that moved to another board has none there yet (ACC-2).
 */
export function stateFor(school: { id: string; boardId: string }, agreements: readonly Signed[], asked: readonly Asked[], current: string, now: Date): AgreementState {
  const mine = agreements.filter((each) => each.boardId === school.boardId && (each.soleSchoolId === null || each.soleSchoolId === school.id))
  const newest = [...mine].sort((a, b) => Number(b.version === current) - Number(a.version === current) || b.signedAt.getTime() - a.signedAt.getTime())[0]
  if (newest?.version === current) return { state: 'signed', agreement: newest }
  const waits = asked.some((each) => isOpen(each, now))
  if (newest) return { state: 'older', agreement: newest, asked: waits }
  return { state: waits ? 'asked' : 'none' }
}

/** The same for a whole board: signed when that holds for each of its schools. `covered`: for how many it does. */
export function boardState(board: { id: string; schoolIds: readonly string[] }, agreements: readonly Signed[], asked: readonly Asked[], current: string, now: Date): { state: AgreementState['state']; covered: number } {
  const states = board.schoolIds.map((id) => stateFor({ id, boardId: board.id }, agreements, asked, current, now).state)
  const covered = states.filter((state) => state === 'signed').length
  if (board.schoolIds.length > 0 && covered === states.length) return { state: 'signed', covered }
  if (asked.some((each) => isOpen(each, now))) return { state: 'asked', covered }
  return { state: states.includes('older') ? 'older' : 'none', covered }
}

export const STATE_WORDS = {
  signed: { word: 'getekend', tone: 'success' },
  older: { word: 'nieuwe versie tekenen', tone: 'warn' },
  asked: { word: 'wacht op het bestuur', tone: 'info' },
  none: { word: 'nog niet getekend', tone: 'warn' },
} as const satisfies Record<AgreementState['state'], { word: string; tone: 'success' | 'warn' | 'info' }>
