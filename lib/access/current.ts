import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { recordRefusal } from '@/lib/audit/record'
import { clientAddress, REQUESTED_PATH } from '@/lib/platform/client-address'
import type { Actor, Hold, StaffActor } from './actor'
import { auditActor } from './audit-actor'
import { browserOf } from './browser'
import { cookieOptions, sessionCookieName } from './cookie'
import { KNOWN_FOR, knownCookieName, rememberBrowser } from './known-browser'
import type { PasswordDoor } from './password-login'
import { may, type Permission } from './permissions'
import { noteMoved } from './hold'
import { endedBecause, loginWasOf, readSession, revokeSession } from './session'

/** Who makes this request; read once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value ?? null
  const given = await headers()
  return readSession(token, clientAddress(given), browserOf((name) => given.get(name)))
})

/** Roughly which browser asks (./browser). */
export async function browserHere(): Promise<string | null> {
  const given = await headers()
  return browserOf((name) => given.get(name))
}

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

/** Where a second factor is set up (AUT-7). */
const SECURING_PAGE = '/mijn-profiel/inloggen'

/** `employmentId` is nobody's id where somebody looks on (`NOBODY`). */
export type StaffAtSchool = StaffActor & { school: NonNullable<StaffActor['school']>; employmentId: string }

/** The employment of who looks on (ACC-11): an id that no row has. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

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
  if (actor.hold) await onHold(actor, actor.hold.kind)
  return actor
}

/** A session that opens nothing yet leads to the one page that can mend it; that page itself is let through. */
async function onHold(actor: StaffActor, kind: Hold): Promise<void> {
  const path = (await headers()).get(REQUESTED_PATH) ?? '/start'
  if (kind === 'second-factor') {
    if (!path.startsWith(SECURING_PAGE)) redirect(SECURING_PAGE)
    return
  }
  await noteMoved(actor)
  redirect(`/sessie-bevestigen?${new URLSearchParams({ next: path })}`)
}

/** Why the session that this browser held was ended; null when there is nothing to tell. */
export async function whyEnded(): ReturnType<typeof endedBecause> {
  return endedBecause((await cookies()).get(sessionCookieName())?.value ?? null)
}

/** Whether this request was refused before: a page and the frame around it ask both, and the log tells of one visit. */
const refusedHere = cache(() => ({ told: false }))

async function refuse(actor: StaffActor, details: { permission: Permission; code?: 'look-on' }): Promise<void> {
  const here = refusedHere()
  if (here.told) return
  here.told = true
  await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school?.id ?? null, details })
}

/** A member of staff who chose a school and has the permission there; a page's first line. Refusals are audited. */
export async function requirePermission(permission: Permission): Promise<StaffAtSchool> {
  const given = await requireStaff()
  const actor = given.lookOn ? { ...given, employmentId: NOBODY } : given
  if (!atSchool(actor)) redirect('/start')
  if (!may(actor.roles, permission)) {
    await refuse(actor, { permission })
    forbidden()
  }
  return actor
}

/** The same for what looking on never opens, though the permission's pages do: secrets on paper, files to keep (ACC-11, HLP-3). */
export async function requireOwn(permission: Permission): Promise<StaffAtSchool> {
  const actor = await requirePermission(permission)
  if (!actor.lookOn) return actor
  await refuse(actor, { permission, code: 'look-on' })
  forbidden()
}

/** The same for work that belongs to no school: the helpdesk's. */
export async function requireBeside(permission: Permission): Promise<StaffActor> {
  const actor = await requireStaff()
  if (!may(actor.roles, permission)) {
    await refuse(actor, { permission })
    forbidden()
  }
  return actor
}

/** True when a school is chosen. */
export function atSchool(actor: StaffActor): actor is StaffAtSchool {
  return actor.school !== null && actor.employmentId !== null
}
