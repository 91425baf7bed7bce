/** A signed agreement, as far as it decides what holds: which board, which school alone (null: all), which version, and whether it was found good who signed. */
export type Signed = { id: string; boardId: string; soleSchoolId: string | null; version: string; signedAt: Date; checkedAt: Date | null; refused: boolean }
export type Asked = { id: string; expiresAt: Date; endedAt: Date | null; signed: boolean }

export type AgreementState =
  /** Holds, in the version of today. */
  | { state: 'signed'; agreement: Signed }
  /** An older version holds until the new one is signed. */
  | { state: 'older'; agreement: Signed; asked: boolean }
  /** Somebody signed; the helpdesk still looks at who. An older version may hold meanwhile. */
  | { state: 'check' }
  /** The board member has the mail. */
  | { state: 'asked' }
  | { state: 'none' }

/** A signature holds once it is known who signed, and that they may (ACC-6, decision 0034). */
export const holds = ({ checkedAt, refused }: Pick<Signed, 'checkedAt' | 'refused'>): boolean => checkedAt !== null && !refused
/** The helpdesk still has to look. */
export const waitsForCheck = ({ checkedAt, refused }: Pick<Signed, 'checkedAt' | 'refused'>): boolean => checkedAt === null && !refused

const words = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ')
/** What a signature that does not hold is called. */
export const refusedWord = ({ withdrawnAt }: { withdrawnAt: Date | null }): string => (withdrawnAt ? 'ingetrokken' : 'niet aanvaard')

/** The heading that whoever signed reads behind the link in the mail. */
export function signedTitle({ refused, withdrawnAt }: { refused: boolean; withdrawnAt: Date | null }): string {
  if (withdrawnAt) return 'Uw handtekening is ingetrokken'
  return refused ? 'Uw handtekening is niet aanvaard' : 'De overeenkomst is getekend'
}

/** Whether two names are one, but for capitals and spaces. */
export const samePerson = (one: string, other: string): boolean => words(one) === words(other)

/** Where anybody gets a mailbox under any name: such an address says nothing of the board. */
const FREE_MAILBOXES: ReadonlySet<string> = new Set(['gmail', 'hotmail', 'outlook', 'live', 'icloud', 'yahoo', 'ziggo', 'kpnmail', 'mailinator'])
/** Whether the address is of a provider of free mailboxes, under whatever top-level domain. */
export const isFreeMailbox = (email: string): boolean => {
  const [provider, ...rest] = email.slice(email.lastIndexOf('@') + 1).toLowerCase().split('.')
  return rest.length > 0 && rest.length <= 2 && FREE_MAILBOXES.has(provider!)
}

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
  const newest = mine.filter(holds).sort((a, b) => Number(b.version === current) - Number(a.version === current) || b.signedAt.getTime() - a.signedAt.getTime())[0]
  if (newest?.version === current) return { state: 'signed', agreement: newest }
  if (mine.some((each) => each.version === current && waitsForCheck(each))) return { state: 'check' }
  const waits = asked.some((each) => isOpen(each, now))
  if (newest) return { state: 'older', agreement: newest, asked: waits }
  return { state: waits ? 'asked' : 'none' }
}

/** The same for a whole board: signed when that holds for each of its schools. `covered`: for how many it does. */
export function boardState(board: { id: string; schoolIds: readonly string[] }, agreements: readonly Signed[], asked: readonly Asked[], current: string, now: Date): { state: AgreementState['state']; covered: number } {
  const states = board.schoolIds.map((id) => stateFor({ id, boardId: board.id }, agreements, asked, current, now).state)
  const covered = states.filter((state) => state === 'signed').length
  if (board.schoolIds.length > 0 && covered === states.length) return { state: 'signed', covered }
  if (states.includes('check')) return { state: 'check', covered }
  if (asked.some((each) => isOpen(each, now))) return { state: 'asked', covered }
  return { state: states.includes('older') ? 'older' : 'none', covered }
}

export const STATE_WORDS = {
  signed: { word: 'getekend', tone: 'success' },
  older: { word: 'nieuwe versie tekenen', tone: 'warn' },
  check: { word: 'de helpdesk controleert', tone: 'info' },
  asked: { word: 'wacht op het bestuur', tone: 'info' },
  none: { word: 'nog niet getekend', tone: 'warn' },
} as const satisfies Record<AgreementState['state'], { word: string; tone: 'success' | 'warn' | 'info' }>
