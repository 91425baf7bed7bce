import { KEEP_DAYS } from '@/lib/core/retention'
/** The law of requests from outside (ACC-1): which there are, whom they may be for, what differs from DUO. Pure. */
export const REQUEST_KINDS = ['account', 'coordinator'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]
export const REQUEST_SCHOOLS = ['primary', 'abroad', 'remedialPractice', 'teacherTraining'] as const
export type RequestSchool = (typeof REQUEST_SCHOOLS)[number]

/** What the two requests are called, and their part of the address. */
export const KIND_WORDS: Record<RequestKind, { path: string; title: string; short: string }> = {
  account: { path: 'schoolaccount', title: 'Schoolaccount aanvragen', short: 'nieuw schoolaccount' },
  coordinator: { path: 'ict-coordinator', title: 'Eerste ICT-coördinator aanvragen', short: 'eerste ICT-coördinator' },
}
export const SCHOOL_WORDS: Record<RequestSchool, { path: string; label: string; help: string }> = {
  primary: { path: 'basisschool', label: 'Basisschool in Nederland', help: 'Een school voor (speciaal) basisonderwijs met een BRIN van DUO.' },
  abroad: { path: 'buitenland', label: 'Nederlandse school buiten Nederland', help: 'Nederlands basisonderwijs in het buitenland.' },
  remedialPractice: { path: 'rt-praktijk', label: 'RT-praktijk', help: 'Een zelfstandige praktijk voor onderwijsbegeleiding.' },
  teacherTraining: { path: 'pabo', label: 'Pabo', help: 'Een lerarenopleiding voor het basisonderwijs.' },
}
export const kindOfPath = (path: string) => REQUEST_KINDS.find((kind) => KIND_WORDS[kind].path === path) ?? null
export const schoolOfPath = (path: string) => REQUEST_SCHOOLS.find((school) => SCHOOL_WORDS[school].path === path) ?? null
/** Where a request is filled in. */
export const formPath = (kind: RequestKind, school: RequestSchool) => `/aanvragen/${KIND_WORDS[kind].path}/${SCHOOL_WORDS[school].path}`

/** How a school stands: at DUO, and here. `alone`: an account without a coordinator who can log in. */
export type Standing = { duo: 'open' | 'closed' | 'unknown'; account: 'none' | 'alone' | 'coordinated' | 'ended' }
export type Objection = 'brin-unknown' | 'brin-closed' | 'account-exists' | 'no-account' | 'ask-coordinator' | 'account-ended'

/** Why this request cannot be made for a school that stands so; null when it can. A school abroad, a practice or a Pabo need not be DUO's. */
export function objection(kind: RequestKind, school: RequestSchool, { duo, account }: Standing): Objection | null {
  if (account === 'coordinated') return 'ask-coordinator'
  if (account === 'ended') return 'account-ended'
  if (kind === 'coordinator') return account === 'none' ? 'no-account' : null
  if (account === 'alone') return 'account-exists'
  if (school !== 'primary' || duo === 'open') return null
  return duo === 'closed' ? 'brin-closed' : 'brin-unknown'
}

/** What the form says then. Who the coordinator is, it tells nobody. */
export const OBJECTION_WORDS: Record<Objection, string> = {
  'brin-unknown': 'Dit BRIN met vestiging staat niet in het register van DUO. Controleer het BRIN en de vestigingscode. Kloppen ze, vraag dan bij DUO na hoe de school daar geregistreerd staat; een nieuwe school staat er na enkele weken in.',
  'brin-closed': 'Deze vestiging is volgens DUO gesloten. Heeft de school een nieuw BRIN gekregen? Vul dan het nieuwe in.',
  'account-exists': 'Deze school heeft al een account, maar geen ICT-coördinator die kan inloggen. Vraag een eerste ICT-coördinator aan.',
  'no-account': 'Deze school heeft hier nog geen account. Vraag eerst een schoolaccount aan; daarbij geeft u meteen de ICT-coördinator op.',
  'ask-coordinator': 'Deze school heeft al een ICT-coördinator. Vraag die om u toe te voegen: bij Beheer → Ondersteunend Personeel/Invalkracht. Weet u niet wie dat is, vraag het dan op school.',
  'account-ended': 'Het account van deze school is gesloten. Neem contact op met de helpdesk.',
}

/** Why a request that was in order when it was made no longer is: what the form refuses today, or somebody else's was approved meanwhile. */
export type Overtaken = Objection | 'other-approved'

/** The helpdesk's refusal for each, so that approving refuses all that the form does. */
export const OVERTAKEN_CODES = {
  'brin-unknown': 'request-brin-unknown',
  'brin-closed': 'request-brin-closed',
  'account-exists': 'request-account-exists',
  'no-account': 'request-no-account',
  'ask-coordinator': 'request-coordinated',
  'account-ended': 'request-ended',
  'other-approved': 'request-other-approved',
} as const satisfies Record<Overtaken, string>

/** What the applicant can be told then: a reason that is ready for rejecting. It names nobody. */
export const READY_REASONS: Record<Overtaken, string> = {
  ...OBJECTION_WORDS,
  'other-approved': 'Voor deze school is intussen een andere aanvraag goedgekeurd. De ICT-coördinator uit die aanvraag kan u toevoegen: bij Beheer → Ondersteunend Personeel/Invalkracht. Weet u niet wie dat is, vraag het dan op school.',
}

/** The other request, where that is the way on. */
export function otherRequest(reason: Objection): RequestKind | null {
  return reason === 'account-exists' ? 'coordinator' : reason === 'no-account' ? 'account' : null
}

export type Compared = { label: string; asked: string; atDuo: string | null; same: boolean }
type Asked = { schoolName: string; boardName: string; boardNumber: string }
type AtDuo = { name: string; boardName: string | null; boardNumber: string | null }

/** The request beside DUO's record, line by line. Case, blanks and full stops are nobody's mistake. */
export function besideDuo(asked: Asked, duo: AtDuo): Compared[] {
  const line = (label: string, typed: string, known: string | null): Compared => ({ label, asked: typed, atDuo: known, same: known !== null && sameName(typed, known) })
  return [line('School', asked.schoolName, duo.name), line('Bestuur', asked.boardName, duo.boardName), line('Bestuursnummer', asked.boardNumber, duo.boardNumber)]
}

/** A request that names another board than DUO does: both, as somebody has to confirm them. Null where they are one, or DUO names none. */
export function otherBoard(asked: Pick<Asked, 'boardName' | 'boardNumber'>, duo: Pick<AtDuo, 'boardName' | 'boardNumber'> | null): { asked: string; atDuo: string } | null {
  if (!duo?.boardNumber || (sameName(asked.boardNumber, duo.boardNumber) && (!duo.boardName || sameName(asked.boardName, duo.boardName)))) return null
  return { asked: `${asked.boardName} (${asked.boardNumber})`, atDuo: duo.boardName ? `${duo.boardName} (${duo.boardNumber})` : duo.boardNumber }
}

/** Whether two names are one: case, blanks and full stops are nobody's mistake. */
export const sameName = (one: string, other: string): boolean => plain(one) === plain(other)

function plain(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('nl').replace(/[\s.]+/g, ' ').trim()
}

/** How long somebody has to have the form signed. */
export const DRAFT_DAYS = KEEP_DAYS.requestDraft

const SIGNS = '23456789ABCDEFGHJKLMNPQRSTVWXYZ'

/** `A-7K3M-9QXP`: what people read out to the helpdesk; `random` gives a whole number below its argument. */
export function newReference(random: (below: number) => number): string {
  const part = () => Array.from({ length: 4 }, () => SIGNS[random(SIGNS.length)]).join('')
  return `A-${part()}-${part()}`
}
