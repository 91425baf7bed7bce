import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { recordRefusal } from '@/lib/audit/record'
import { clientAddress, REQUESTED_PATH } from '@/lib/platform/client-address'
import type { Actor, StaffActor } from './actor'
import { auditActor } from './audit-actor'
import { cookieOptions, sessionCookieName } from './cookie'
import { KNOWN_FOR, knownCookieName, rememberBrowser } from './known-browser'
import type { PasswordDoor } from './password-login'
import { may, type Permission } from './permissions'
import { loginWasOf, readSession, revokeSession } from './session'

/** Who makes this request; read once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value ?? null
  return readSession(token, clientAddress(await headers()))
})

/** Puts a new session into this browser, from a server action. One browser holds one login: whoever was logged in here before, is no more. */
export async function beginLogin(token: string): Promise<void> {
  const jar = await cookies()
  const before = jar.get(sessionCookieName())?.value
  jar.set(sessionCookieName(), token, cookieOptions())
  if (before) await revokeSession(before)
}

/** What this browser's cookie says of who logged in in it before. */
export async function knownHere(): Promise<string | null> {
  return (await cookies()).get(knownCookieName())?.value ?? null
}

/** This account's owner is at this browser: strangers who guess do not hold it up from now on (decision 0018). From a server action. */
export async function rememberHere(door: PasswordDoor, email: string): Promise<void> {
  ;(await cookies()).set(knownCookieName(), rememberBrowser(await knownHere(), { door, email }, new Date()), cookieOptions({ maxAge: KNOWN_FOR }))
}

/** Ends this browser's login, from a server action. */
export async function endLogin(): Promise<void> {
  const jar = await cookies()
  const token = jar.get(sessionCookieName())?.value
  if (token) await revokeSession(token)
  jar.delete(sessionCookieName())
}

/** Whose the browser's last login was, ended or not: at home it ends by itself once the software is open (HOM-3). */
export async function lastLoginOf(): ReturnType<typeof loginWasOf> {
  return loginWasOf((await cookies()).get(sessionCookieName())?.value ?? null)
}

export type StaffAtSchool = StaffActor & { school: NonNullable<StaffActor['school']>; employmentId: string }

/** Where the gebruikersovereenkomst is accepted. */
const AGREEMENT_PAGE = '/gebruikersovereenkomst/accepteren'

/**
 * A member of staff, wherever; others go to the login page and come back afterwards. Who has not accepted the
 * gebruikersovereenkomst does that first (ACC-3).
 */
export async function requireStaff(): Promise<StaffActor> {
  const actor = await currentActor()
  if (actor?.kind === 'staff' && actor.mustAgree) {
    const path = (await headers()).get(REQUESTED_PATH)
    redirect(path && path !== '/start' ? `${AGREEMENT_PAGE}?${new URLSearchParams({ next: path })}` : AGREEMENT_PAGE)
  }
  if (actor?.kind !== 'staff') {
    const path = (await headers()).get(REQUESTED_PATH)
    redirect(path && path !== '/start' ? `/login/leerkracht?${new URLSearchParams({ next: path })}` : '/login/leerkracht')
  }
  return actor
}

/** A member of staff who chose a school and has the permission there; a page's first line. Refusals are audited. */
export async function requirePermission(permission: Permission): Promise<StaffAtSchool> {
  const actor = await requireStaff()
  if (!atSchool(actor)) redirect('/start')
  if (!may(actor.roles, permission)) {
    await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school.id, details: { permission } })
    forbidden()
  }
  return actor
}

/** The same for work that belongs to no school: the helpdesk's. */
export async function requireBeside(permission: Permission): Promise<StaffActor> {
  const actor = await requireStaff()
  if (!may(actor.roles, permission)) {
    await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school?.id ?? null, details: { permission } })
    forbidden()
  }
  return actor
}

/** True when a school is chosen. */
export function atSchool(actor: StaffActor): actor is StaffAtSchool {
  return actor.school !== null && actor.employmentId !== null
}
