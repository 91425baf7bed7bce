import type { PoolClient } from 'pg'
import { randomToken, tokenHash } from '@/lib/platform/crypto'
import { recordRefusal } from '@/lib/audit/record'
import { NOWHERE } from '@/lib/platform/client-address'
import { run } from '@/lib/platform/db/pool'
import { hasten } from '@/lib/platform/jobs'
import type { Actor, Role, StaffActor, StaffRole } from './actor'
import { AGREEMENT_VERSION } from './agreement'
import { otherBrowser } from './browser'
import { isElsewhere } from './networks'
import { SESSION_BY_TOKEN, SESSION_CHOOSE_SCHOOL, SESSION_CREATE, SESSION_CREATE_BADGE, SESSION_CREATE_CHILD, SESSION_CREATE_HOME, SESSION_CREATE_PASSKEY, SESSION_CREATE_STAFF, SESSION_END, SESSION_END_BECAUSE, SESSION_ENDED_BECAUSE, SESSION_REVOKE, SESSION_SEEN, SESSION_SHOWN, SESSION_WAS_OF } from './sql'

/** The absolute end of a session, per kind. */
const LIFETIME = { staff: '10 hours', pupil: '2 hours', home: '2 hours' } as const

type Row = {
  id: string
  kind: 'staff' | 'pupil' | 'home'
  user_id: string | null
  pupil_id: string | null
  home_account_id: string | null
  device_id: string | null
  network_supplier_id: string | null
  stale: boolean
  must_agree: boolean
  session_school_id: string | null
  user_name: string | null
  email: string | null
  helpdesk: boolean | null
  publisher_id: string | null
  employment_id: string | null
  roles: StaffRole[] | null
  school_id: string | null
  school_portal_id: string | null
  school_name: string | null
  first_name: string | null
  picture: string | null
  home_email: string | null
  look_on_id: string | null
  look_on_until: Date | null
  look_on_reason: string | null
  look_on_school_id: string | null
  look_on_portal_id: string | null
  look_on_school_name: string | null
  group_ids: string[]
  opened_at: string
  networks: string[]
  browser: string | null
  second_factor: boolean
  asks_second_factor: boolean
  strict: boolean
}

/**
 * Who holds this token, as of this moment; null when nobody does any more. The only reader of sessions.
 * `address` is where the request came from: kept with the actor for the audit log. `browser` is roughly what it came from
 * (./browser); both count for staff only (AUT-4): a tablet at home goes from wifi to 4G without being asked anything.
 */
export async function readSession(token: string | null, address: string | null, browser: string | null = null): Promise<Actor | null> {
  if (!token || token.length > 64) return null
  const [row] = await run<Row>(SESSION_BY_TOKEN, [tokenHash(token), AGREEMENT_VERSION])
  if (!row) return null
  if (row.stale) await run(SESSION_SEEN, [row.id])
  const school = row.school_id ? { id: row.school_id, portalId: Number(row.school_portal_id), name: row.school_name! } : null
  if (row.kind === 'pupil') {
    if (!school || !row.pupil_id) return null
    const login = row.home_account_id ? 'home' : row.network_supplier_id ? 'environment' : 'school'
    return { kind: 'pupil', sessionId: row.id, pupilId: row.pupil_id, firstName: row.first_name!, picture: row.picture!, school, login, onDevice: row.device_id !== null, homeAccountId: row.home_account_id, address }
  }
  if (row.kind === 'home') return { kind: 'home', sessionId: row.id, homeAccountId: row.home_account_id!, email: row.home_email!, school: null, address }
  const trouble = troubleOf(row, address, browser)
  if (trouble === 'other-browser' || trouble === 'moved-strict') {
    await endBecause(row, trouble === 'other-browser' ? 'other-browser' : 'moved', address)
    return null
  }
  if (trouble) return { kind: 'staff', sessionId: row.id, userId: row.user_id!, name: row.user_name!, email: row.email!, school: null, employmentId: null, roles: [], groupIds: [], boundTo: null, address, hold: { kind: trouble, school } }
  if (row.look_on_school_id) return lookingOn(row, address)
  if (row.must_agree) return beforeAgreeing(row, address)
  return {
    kind: 'staff',
    sessionId: row.id,
    userId: row.user_id!,
    name: row.user_name!,
    email: row.email!,
    school,
    employmentId: school ? row.employment_id : null,
    roles: rolesOf(row, school !== null),
    groupIds: school ? row.group_ids : [],
    boundTo: row.network_supplier_id ? row.session_school_id : null,
    lookOn: null,
    address,
  }
}

/** Somebody of the helpdesk who looks on (ACC-11): at that school, in that role alone, and as nobody who works there. */
function lookingOn(row: Row, address: string | null): StaffActor {
  return {
    kind: 'staff', sessionId: row.id, userId: row.user_id!, name: row.user_name!, email: row.email!,
    school: { id: row.look_on_school_id!, portalId: Number(row.look_on_portal_id), name: row.look_on_school_name! },
    employmentId: null, roles: ['lookOn'], groupIds: [], boundTo: null,
    lookOn: { id: row.look_on_id!, until: row.look_on_until!, reason: row.look_on_reason! }, address,
  }
}

/**
 * What keeps a staff session from being used as it is: the cookie is in another browser, it comes from another network
 * without its holder having said so (AUT-4), or the school asks a second factor of its coordinators (AUT-7). Who came in through a
 * network environment has no password to give here, and its login is the environment's.
 */
function troubleOf(row: Row, address: string | null, browser: string | null): 'other-browser' | 'moved-strict' | 'moved' | 'second-factor' | null {
  if (otherBrowser(row.browser, browser)) return 'other-browser'
  if (row.opened_at !== NOWHERE && isElsewhere(address, row.opened_at, row.networks)) return row.strict || row.network_supplier_id ? 'moved-strict' : 'moved'
  return row.asks_second_factor && !row.second_factor && !row.network_supplier_id && row.school_id !== null && row.roles?.includes('coordinator') ? 'second-factor' : null
}

/** Ends a session that cannot go on; the audit log has it once. */
async function endBecause(row: Row, why: EndedBecause, address: string | null): Promise<void> {
  const ended = await run(SESSION_END_BECAUSE, [row.id, why])
  if (ended.length > 0) await recordRefusal({ kind: 'staff', id: row.user_id!, address }, { action: why === 'moved' ? 'session.moved-ended' : 'session.other-browser', schoolId: row.school_id })
}

/** Why a session was ended, where whoever comes back with it is told. */
export type EndedBecause = 'other-browser' | 'moved' | 'merged' | 'merge-undone' | 'split-undone' | 'closed'
/** `school`: where the session was; `into`: the school that it is part of now. */
export type Ended = { why: EndedBecause; school: string | null; into: string | null }

/** Why the session of this token was ended a short while ago; null when there is nothing to tell. Only who held the session has the token. */
export async function endedBecause(token: string | null): Promise<Ended | null> {
  if (token === null || token.length > 64) return null
  const [row] = await run<Ended>(SESSION_ENDED_BECAUSE, [tokenHash(token)])
  return row ?? null
}

/** Who has not accepted the gebruikersovereenkomst is somebody, but may nothing, wherever (ACC-3). */
function beforeAgreeing(row: Row, address: string | null): Actor {
  return {
    kind: 'staff', sessionId: row.id, userId: row.user_id!, name: row.user_name!, email: row.email!, school: null, employmentId: null, roles: [], groupIds: [], mustAgree: true,
    boundTo: row.network_supplier_id ? row.session_school_id : null, address,
  }
}

function rolesOf(row: Row, atSchool: boolean): Role[] {
  const roles: Role[] = atSchool ? [...(row.roles ?? [])] : []
  // A school's environment speaks for its own people; what somebody is beside the school takes the own password (SSO-3).
  if (row.network_supplier_id) return roles
  if (row.helpdesk) roles.push('helpdesk')
  if (row.publisher_id) roles.push('publisherAdmin')
  return roles
}

export type NewSession = { address: string } & (
  | { kind: 'staff'; userId: string; schoolId: string | null; employmentId: string | null; networkSupplierId?: string; browser?: string | null; secondFactor?: boolean }
  | { kind: 'pupil'; pupilId: string; schoolId: string; homeAccountId?: string; deviceId?: string; networkSupplierId?: string }
  | { kind: 'home'; homeAccountId: string }
)

/** Makes a session and returns its token: the only time that it is known. `forget`: keys of rate limits that end with it. */
export async function createSession(session: NewSession, client?: PoolClient, forget: readonly string[] = []): Promise<string> {
  const token = randomToken()
  await run(SESSION_CREATE, valuesOf(session, token, forget), client)
  return token
}

/** The network environment that this session stands on asked its holder anew, by name and password or however it does. */
export async function markShown(token: string): Promise<void> {
  await run(SESSION_SHOWN, [tokenHash(token)])
}

/**
 * What a login was judged by, which may be taken away while it is judged: the password's hash that was compared, the badge's
 * token hash, the parent's session that ends as the child's begins, the passkey that signed.
 */
export type JudgedBy = { passwordHash: string } | { badge: Uint8Array } | { parent: string } | { passkey: string }

/** Makes a session if what the login was judged by still stands; null when it was taken away meanwhile. */
export async function createSessionIf(by: JudgedBy, session: NewSession): Promise<string | null> {
  const token = randomToken()
  const [statement, value] = 'badge' in by ? [SESSION_CREATE_BADGE, by.badge] as const
    : 'parent' in by ? [SESSION_CREATE_CHILD, by.parent] as const
    : 'passkey' in by ? [SESSION_CREATE_PASSKEY, by.passkey] as const
    : [session.kind === 'staff' ? SESSION_CREATE_STAFF : SESSION_CREATE_HOME, by.passwordHash] as const
  const made = await run(statement, [...valuesOf(session, token, []), value])
  return made.length > 0 ? token : null
}

function valuesOf(session: NewSession, token: string, forget: readonly string[]): unknown[] {
  const staff = session.kind === 'staff' ? session : null
  const pupil = session.kind === 'pupil' ? session : null
  return [
    tokenHash(token),
    session.kind,
    staff?.userId ?? null,
    staff?.schoolId ?? pupil?.schoolId ?? null,
    staff?.employmentId ?? null,
    pupil?.pupilId ?? null,
    session.address,
    LIFETIME[session.kind],
    session.kind === 'home' ? session.homeAccountId : (pupil?.homeAccountId ?? null),
    pupil?.deviceId ?? null,
    staff?.networkSupplierId ?? pupil?.networkSupplierId ?? null,
    forget,
    staff?.browser ?? null,
    staff?.secondFactor ?? false,
  ]
}

/** Ends the session of a token. Ending it twice is no error. */
export async function revokeSession(token: string): Promise<void> {
  await tellOf(await run<{ visited: boolean }>(SESSION_REVOKE, [tokenHash(token)]))
}

/** Ends a session by its id: of an actor whose token is not at hand. */
export async function endSession(sessionId: string): Promise<void> {
  await tellOf(await run<{ visited: boolean }>(SESSION_END, [sessionId]))
}

/** Publishers that wait for it hear at once that the session ended (SSO-2); of sessions that end otherwise within a minute. */
async function tellOf([ended]: { visited: boolean }[]): Promise<void> {
  if (ended?.visited) await hasten('sso.logout')
}

/**
 * Whose login this token's was, ended or not; null when it never was one. Who comes back is told in the own words how to go
 * on: at home at /thuis (HOM-3), a pupil at school by the shortcut (PUP-2).
 */
export async function loginWasOf(token: string | null): Promise<'home' | 'pupil' | 'staff' | null> {
  if (token === null || token.length > 64) return null
  const [row] = await run<{ was: 'home' | 'pupil' | 'staff' }>(SESSION_WAS_OF, [tokenHash(token)])
  return row?.was ?? null
}

/**
 * Puts the session at another school of the same person (ACC-5); `employmentId` says as what, for whom also stands in at
 * the own school (SUB-1). False when there is no such work.
 */
export async function chooseSchool(sessionId: string, schoolId: string, employmentId: string | null = null): Promise<boolean> {
  return (await run(SESSION_CHOOSE_SCHOOL, [sessionId, schoolId, employmentId])).length > 0
}
