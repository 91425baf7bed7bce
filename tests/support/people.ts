import { AGREEMENT_VERSION } from '@/lib/access/agreement'
import { sessionCookieName } from '@/lib/access/cookie'
import { createSession, readSession } from '@/lib/access/session'
import type { StaffAtSchool } from '@/lib/access/current'
import { makeStaff, type StaffInput } from '@/prisma/seed/factories'
import { PUBLISHERS } from '@/prisma/seed/publishers'
import { seedPublishers } from '@/prisma/seed/world'
import { everything } from './command'

export const OUTSIDE = 'http://127.0.0.1:9'
const LIVE = PUBLISHERS.filter(({ live }) => live).map(({ slug }) => slug)
/** Client secrets of the tests' publishers. */
export const secretOf = (slug: string) => `secret-of-${slug}-0123456789`

/** All publishers and titles, each live one a client with the secret of `secretOf`. */
export async function seedTestPublishers(): Promise<void> {
  await seedPublishers({ mocksUrl: OUTSIDE, clients: Object.fromEntries(LIVE.map((slug) => [slug, secretOf(slug)])), fingerprints: {} })
  // Nobody listens there.
  await everything().publisher.updateMany({ data: { notifyUrl: null, backchannelLogoutUri: null } })
}

export const cookieOf = (token: string) => `${sessionCookieName()}=${token}`

/** A pupil's session as the sign-in makes it; answers the Cookie header. */
export async function pupilCookie(pupil: { id: string; schoolId: string }, address = '127.0.0.1'): Promise<string> {
  return cookieOf(await createSession({ kind: 'pupil', pupilId: pupil.id, schoolId: pupil.schoolId, address }))
}

/** A new member of staff who is logged in at the school: who the portal takes her for, and her token. */
export async function signedIn(schoolId: string, input: StaffInput): Promise<{ actor: StaffAtSchool; token: string; cookie: string }> {
  const { employment, user } = await makeStaff(schoolId, input)
  const token = await createSession({ kind: 'staff', userId: user!.id, schoolId, employmentId: employment.id, address: '127.0.0.1' })
  return { actor: await staffActor(token), token, cookie: cookieOf(token) }
}

/** She has accepted the gebruikersovereenkomst (ACC-3). */
export async function agreed(email: string): Promise<void> {
  const { id } = await everything().user.findUniqueOrThrow({ where: { email }, select: { id: true } })
  await everything().agreementAcceptance.createMany({ data: [{ userId: id, version: AGREEMENT_VERSION }], skipDuplicates: true })
}

/** Who holds the token, as a member of staff at a school. */
export async function staffActor(token: string): Promise<StaffAtSchool> {
  const actor = await readSession(token, '127.0.0.1')
  if (actor?.kind !== 'staff' || !actor.school || !actor.employmentId) throw new Error('not at a school')
  return { ...actor, school: actor.school, employmentId: actor.employmentId }
}
