import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { recordRefusal } from '@/lib/audit/record'
import { clientAddress, REQUESTED_PATH } from '@/lib/platform/client-address'
import type { Actor, StaffActor } from './actor'
import { auditActor } from './audit-actor'
import { sessionCookieName } from './cookie'
import { may, type Permission } from './permissions'
import { readSession } from './session'

/** Who makes this request; read once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value ?? null
  return readSession(token, clientAddress(await headers()))
})

export type StaffAtSchool = StaffActor & { school: NonNullable<StaffActor['school']>; employmentId: string }

/** A member of staff, wherever; others go to the login page and come back afterwards. */
export async function requireStaff(): Promise<StaffActor> {
  const actor = await currentActor()
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

/** True when a school is chosen. */
export function atSchool(actor: StaffActor): actor is StaffAtSchool {
  return actor.school !== null && actor.employmentId !== null
}
