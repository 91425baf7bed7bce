import { STAFF_ROLES, type Role, type StaffRole } from '@/lib/access/actor'
import { createSession } from '@/lib/access/session'
import { makeHome, makeUser, next, signAgreement, tickEnvironment } from '@/prisma/seed/factories'
import { database, furnishedSchool, person, pupilSession, publisherId, staffSession, type Furnished } from './world'

/** `bars`: what stands before everything else. `bound`: came in through the school's environment, so nothing beside the school. */
export type Visitor = { name: string; roles: Role[]; atSchool: boolean; staff: boolean; token: string | null; userId: string | null; bars?: 'agreement' | 'moved' | 'second-factor'; lookOn?: true; bound?: true }
export type Ids = Record<string, string>
type Hall = { world: Furnished; own: Ids; foreign: Ids; visitors: Visitor[]; other: Furnished }

/** What stands in an address between brackets: of a school's own things. A name that is not here is a number that nobody has. */
async function idsOf(world: Furnished): Promise<Ids> {
  const { school, egels, fleur, teacher, logo, meter } = world
  const imported = await database().rosterImport.create({ data: { schoolId: school.id, status: 'refused', fileName: 'x.xml' } })
  const device = await database().enrolledDevice.create({ data: { schoolId: school.id, name: 'iPad', tokenHash: new TextEncoder().encode(`deur ${school.id}`) } })
  const signed = await signAgreement({ boardId: school.boardId, name: 'Bo Bestuur', position: 'bestuurder', email: `bestuur${next()}@deur.example`, place: 'Voorbeeldstad' })
  const duo = await database().duoImport.create({ data: { status: 'cancelled', fileName: 'duo.csv', listed: 0, endedAt: new Date() } })
  // The demonstration's: a new notice would stand above every page of every test, and a request comes with a file.
  const request = await database().accountRequest.findFirstOrThrow({ where: { status: { not: 'draft' } }, select: { id: true } })
  const notice = await database().notice.findFirstOrThrow({ select: { id: true } })
  return {
    schoolId: school.id, boardId: school.boardId, userId: teacher.userId, groupId: egels.id, pupilId: fleur.id, employmentId: teacher.employmentId, importId: imported.id, deviceId: device.id, publisherId: await publisherId('cito'), agreementId: signed.id,
    soort: 'leerling', id: fleur.id, requestId: request.id, noticeId: notice.id, locationId: 'nieuw', licentie: meter.id, titel: logo.productId, [DUO]: duo.id,
  }
}
/** Its imports are another thing of the same name. */
export const DUO = '/helpdesk/duo'

/** Those who come another way than by a role at the school. */
async function specialVisitors(world: Furnished, other: Furnished): Promise<Visitor[]> {
  const { school } = world
  const coordinator = { roles: ['coordinator' as const], atSchool: true, staff: true }
  const helper = await makeUser({ email: `meekijker${next()}@deur.example`, name: 'Meekijker', helpdesk: true })
  const looking = await staffSession(helper.email)
  const session = await database().session.findFirstOrThrow({ where: { userId: helper.id }, select: { id: true } })
  await database().lookOn.create({ data: { schoolId: school.id, userId: helper.id, sessionId: session.id, reason: 'Proef', startedAt: new Date(), endsAt: new Date(Date.now() + 1_800_000) } })

  const newcomer = await person(school, ['coordinator'])
  await database().agreementAcceptance.deleteMany({ where: { userId: newcomer.userId } })
  const traveller = await person(school, ['coordinator'])
  await database().schoolLoginRules.create({ data: { schoolId: other.school.id, coordinatorsSecondFactor: true } })
  const loose = await makeUser({ email: `los${next()}@deur.example`, name: 'Los' })
  const gone = await person(school, ['coordinator'])
  const goneToken = await staffSession(gone.email)
  await database().employment.update({ where: { id: gone.employmentId }, data: { removedAt: new Date() } })

  // Both a coordinator and of the helpdesk; the school's environment speaks for the one only (SSO-3).
  const through = await person(school, ['coordinator'])
  await database().user.update({ where: { id: through.userId }, data: { helpdesk: true } })
  const { supplierId } = await tickEnvironment(school.id, 'skool')
  const throughToken = await createSession({ kind: 'staff', userId: through.userId, schoolId: school.id, employmentId: through.employmentId, networkSupplierId: supplierId, address: '127.0.0.1' })
  return [
    { name: 'lookOn', roles: ['lookOn'], atSchool: true, staff: true, token: looking, userId: helper.id, lookOn: true },
    { name: 'has not agreed', ...coordinator, token: await staffSession(newcomer.email), userId: newcomer.userId, bars: 'agreement' },
    { name: 'moved', ...coordinator, token: await staffSession(traveller.email, undefined, '203.0.113.9'), userId: traveller.userId, bars: 'moved' },
    { name: 'owes a second factor', ...coordinator, token: await staffSession(other.coordinator.email), userId: other.coordinator.userId, bars: 'second-factor' },
    { name: 'of no school', roles: [], atSchool: false, staff: true, token: await staffSession(loose.email), userId: loose.id },
    { name: 'work ended', roles: [], atSchool: false, staff: true, token: goneToken, userId: gone.userId },
    { name: 'through an environment', ...coordinator, token: throughToken, userId: through.userId, bound: true },
  ]
}

/** Two schools, and everybody who may come to a door of the first. */
export async function openHall(): Promise<Hall> {
  const [world, other] = [await furnishedSchool(), await furnishedSchool()]
  const visitors: Visitor[] = [{ name: 'nobody', roles: [], atSchool: false, staff: false, token: null, userId: null }]
  for (const role of STAFF_ROLES) {
    const who = await person(world.school, [role satisfies StaffRole], [world.egels, world.bevers])
    visitors.push({ name: role, roles: [role], atSchool: true, staff: true, token: await staffSession(who.email), userId: who.userId })
  }
  const beside = [{ role: 'helpdesk', helpdesk: true }, { role: 'publisherAdmin', publisherId: await publisherId('rezulto') }] as const
  for (const { role, ...data } of beside) {
    const user = await makeUser({ email: `${role}${next()}@deur.example`, name: role, ...data })
    visitors.push({ name: role, roles: [role], atSchool: false, staff: true, token: await staffSession(user.email), userId: user.id })
  }
  visitors.push(...(await specialVisitors(world, other)))
  const home = await makeHome(`ouder${next()}@deur.example`, [world.omar])
  visitors.push({ name: 'parent', roles: [], atSchool: false, staff: false, token: await createSession({ kind: 'home', homeAccountId: home.id, address: '127.0.0.1' }), userId: null })
  visitors.push({ name: 'pupil', roles: [], atSchool: false, staff: false, token: await pupilSession(world.fleur), userId: null })
  return { world, other, own: await idsOf(world), foreign: await idsOf(other), visitors }
}
