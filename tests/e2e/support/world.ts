import type { Actor } from '@/lib/access/actor'
import { issueMailLink } from '@/lib/access/mail-link'
import { createSession } from '@/lib/access/session'
import { decrypt } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import * as make from '@/prisma/seed/factories'

/** The whole database: what the tests build, and what they look up afterwards. */
export const database = () => acrossSchools('the end-to-end tests build worlds and look at what became of them')

export const PASSWORD = make.DEMO_PASSWORD
export type School = Awaited<ReturnType<typeof make.makeSchool>>
export type Pupil = Awaited<ReturnType<typeof make.makePupil>>
export type Group = Awaited<ReturnType<typeof make.makeGroup>>
export type Person = { email: string; userId: string; employmentId: string; name: string }

type Role = Extract<Actor, { kind: 'staff' }>['roles'][number]
type StaffRole = Exclude<Role, 'helpdesk' | 'publisherAdmin' | 'lookOn'>

/** Somebody who works at the school, with an address that no other test has. */
export async function person(school: School, roles: StaffRole[], groups: Group[] = [], email?: string): Promise<Person> {
  const made = await make.makeStaff(school.id, { roles, groupIds: groups.map((group) => group.id), ...(email ? { email } : {}) })
  return { email: made.email!, userId: made.user!.id, employmentId: made.employment.id, name: made.user!.name }
}

/** A school with a coordinator and nothing else; pupils may log in from this machine. */
export async function emptySchool(input: make.SchoolInput = {}) {
  const school = await make.makeSchool(input)
  return { school, coordinator: await person(school, ['coordinator']) }
}

/**
 * A school in working order: a pin group with two pupils, a picture group with one, their teacher, Rezulto and Cito
 * ticked, LOGO Digitaal and Groeimeter linked to the pin group.
 */
export async function furnishedSchool(input: make.SchoolInput = {}) {
  const { school, coordinator } = await emptySchool(input)
  const egels = await make.makeGroup(school.id, { name: 'Egels', yearGroup: '5', loginMethod: 'pin' })
  const bevers = await make.makeGroup(school.id, { name: 'Bevers', yearGroup: '3', loginMethod: 'picture' })
  const fleur = await make.makePupil(school.id, egels.id, { firstName: 'Fleur', prefix: 'van den', lastName: 'Berg', pin: '4826' })
  const omar = await make.makePupil(school.id, egels.id, { firstName: 'Omar', lastName: 'Yılmaz', pin: '7315' })
  const puk = await make.makePupil(school.id, bevers.id, { firstName: 'Puk', lastName: 'Smit', yearGroup: '3' })
  const teacher = await person(school, ['teacher'], [egels, bevers])
  for (const slug of ['rezulto', 'cito']) await make.giveConsent(school.id, slug)
  const logo = await make.giveLicence(school.id, 'logo-digitaal')
  await make.grantToGroups(school.id, logo.id, [egels.id])
  const meter = await make.giveLicence(school.id, 'groeimeter', { linking: 'portal', groupIds: [egels.id] })
  return { school, coordinator, teacher, egels, bevers, fleur, omar, puk, logo, meter }
}
export type Furnished = Awaited<ReturnType<typeof furnishedSchool>>

/** A session for somebody, as logging in makes it; `school` for whom works at several. Returns the cookie's value. */
export async function staffSession(email: string, school?: School, address = '127.0.0.1'): Promise<string> {
  const user = await database().user.findUniqueOrThrow({ where: { email }, select: { id: true, employments: { select: { id: true, schoolId: true } } } })
  const work = user.employments.find((each) => (school ? each.schoolId === school.id : user.employments.length === 1))
  return createSession({ kind: 'staff', userId: user.id, schoolId: work?.schoolId ?? null, employmentId: work?.id ?? null, address })
}

export function pupilSession(pupil: Pupil): Promise<string> {
  return createSession({ kind: 'pupil', pupilId: pupil.id, schoolId: pupil.schoolId, address: '127.0.0.1' })
}

/** The pupil's pin and the slug of its password picture, as they are now. */
export function secretsOf(pupil: Pupil): { pin: string; passwordPicture: string } {
  return { pin: decrypt(pupil.pinCipher, 'pin'), passwordPicture: decrypt(pupil.pictureCipher, 'password-picture') }
}

/** How many refusals of an action the school's audit log holds. */
export function refusals(school: School, action = 'action.refused', code?: string): Promise<number> {
  return database().auditEvent.count({
    where: { schoolId: school.id, outcome: 'refused', action, ...(code ? { details: { path: ['code'], equals: code } } : {}) },
  })
}

/** Everything of a school that an import or an action could change, as counts. */
export async function countsOf(school: School) {
  const where = { schoolId: school.id }
  const [groups, pupils, employments, consents, links, addresses] = await Promise.all([
    database().group.count({ where }), database().pupil.count({ where }), database().employment.count({ where }),
    database().consent.count({ where: { ...where, withdrawnAt: null } }), database().licenceGroup.count({ where }), database().schoolAddress.count({ where }),
  ])
  return { groups, pupils, employments, consents, links, addresses }
}

export async function productId(code: string): Promise<string> {
  return (await database().product.findFirstOrThrow({ where: { code }, select: { id: true } })).id
}
export async function publisherId(slug: string): Promise<string> {
  return (await database().publisher.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id
}

/** The token of a link that works, as a mail would have it: makes the person 'inactief' first. */
export async function activationToken(userId: string): Promise<string> {
  const { email } = await database().user.update({ where: { id: userId }, data: { activatedAt: null, passwordHash: null } })
  return issueMailLink(database(), { purpose: 'activation', account: { userId }, email, schoolId: null, mailKey: `proef-${userId}` }, new Date())
}
