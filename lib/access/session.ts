import type { PoolClient } from 'pg'
import { randomToken, tokenHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import type { Actor, Role, StaffRole } from './actor'
import { AGREEMENT_VERSION } from './agreement'
import { SESSION_BY_TOKEN, SESSION_CHOOSE_SCHOOL, SESSION_CREATE, SESSION_CREATE_BADGE, SESSION_CREATE_CHILD, SESSION_CREATE_HOME, SESSION_CREATE_STAFF, SESSION_END, SESSION_REVOKE, SESSION_SEEN, SESSION_WAS_OF } from './sql'

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
  group_ids: string[]
}

/**
 * Who holds this token, as of this moment; null when nobody does any more. The only reader of sessions.
 * `address` is where the request came from: kept with the actor for the audit log.
 */
export async function readSession(token: string | null, address: string | null): Promise<Actor | null> {
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
    address,
  }
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
  | { kind: 'staff'; userId: string; schoolId: string | null; employmentId: string | null; networkSupplierId?: string }
  | { kind: 'pupil'; pupilId: string; schoolId: string; homeAccountId?: string; deviceId?: string; networkSupplierId?: string }
  | { kind: 'home'; homeAccountId: string }
)

/** Makes a session and returns its token: the only time that it is known. `forget`: keys of rate limits that end with it. */
export async function createSession(session: NewSession, client?: PoolClient, forget: readonly string[] = []): Promise<string> {
  const token = randomToken()
  await run(SESSION_CREATE, valuesOf(session, token, forget), client)
  return token
}

/**
 * What a login was judged by, which may be taken away while it is judged: the password's hash that was compared, the badge's
 * token hash, the parent's session that ends as the child's begins.
 */
export type JudgedBy = { passwordHash: string } | { badge: Uint8Array } | { parent: string }

/** Makes a session if what the login was judged by still stands; null when it was taken away meanwhile. */
export async function createSessionIf(by: JudgedBy, session: NewSession): Promise<string | null> {
  const token = randomToken()
  const [statement, value] = 'badge' in by ? [SESSION_CREATE_BADGE, by.badge] as const
    : 'parent' in by ? [SESSION_CREATE_CHILD, by.parent] as const
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
  ]
}

/** Ends the session of a token. Ending it twice is no error. */
export async function revokeSession(token: string): Promise<void> {
  await run(SESSION_REVOKE, [tokenHash(token)])
}

/** Ends a session by its id: of an actor whose token is not at hand. */
export async function endSession(sessionId: string): Promise<void> {
  await run(SESSION_END, [sessionId])
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
