import { randomUUID } from 'node:crypto'
import type { StaffRole } from '@/lib/access/actor'
import { CURRENT, textDigest } from '@/lib/agreements/text'
import { AGREEMENT_VERSION } from '@/lib/access/agreement'
import { agreedTo } from '@/lib/consent/terms'
import { newCredentials, seal } from '@/lib/groups/credentials'
import type { LasSystem } from '@/lib/las/rules'
import { passwordChoices } from '@/lib/pictures/choose'
import { sealLasKey } from '@/lib/las/key-cipher'
import { encrypt, lookupHash } from '@/lib/platform/crypto'
import { addSchoolDays } from '@/lib/core/school-days'
import { ensureSubstituteAccounts } from '@/lib/substitutes/accounts'
import { acrossSchools, forSchool } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { hashPassword } from '@/lib/platform/passwords'

/** What the demonstration and the tests build their worlds from: one function a thing, sensible when told nothing. */
const database = () => acrossSchools('the seed and the tests build whole worlds')

export const DEMO_PASSWORD = 'Welkom2026'
let demoHash: Promise<string> | undefined
const demoPasswordHash = () => (demoHash ??= hashPassword(DEMO_PASSWORD))

// Browser tests run side by side on one database: each worker counts from a place of its own.
const { TEST_WORKER_INDEX } = process.env
let count = TEST_WORKER_INDEX ? Number(TEST_WORKER_INDEX) * 50_000 : Math.floor(Math.random() * 1e6)
/** A number that no other call in this process gets. */
export const next = () => (count += 1)

export async function makeBoard(data: { number?: string; name?: string } = {}) {
  const number = data.number ?? `9${next()}`
  return database().board.upsert({ where: { number }, create: { number, name: data.name ?? `Stichting ${number}` }, update: {} })
}

/** A BRIN of the 99-series that no other school has. */
export function freeBrin(): string {
  const n = next()
  const letter = (at: number) => String.fromCharCode(65 + (Math.floor(n / 26 ** at) % 26))
  return `9${n % 9}${letter(0)}${letter(1)}${String(Math.floor(n / 676) % 100).padStart(2, '0')}`
}

export type SchoolInput = Partial<{ name: string; brin: string | null; schoolKey: string; kind: 'primary' | 'abroad'; schoolRef: string; boardId: string; street: string; houseNumber: string; postalCode: string; city: string; addresses: string[] }>

export async function makeSchool({ addresses = ['127.0.0.1/32', '::1/128'], ...data }: SchoolInput = {}) {
  const brin = data.brin === undefined ? freeBrin() : data.brin
  return database().school.create({
    data: { name: `Basisschool ${brin}`, city: 'Voorbeeldstad', boardId: data.boardId ?? (await makeBoard()).id, ...data, brin, addresses: { create: addresses.map((cidr) => ({ cidr })) } },
  })
}

export async function makeGroup(schoolId: string, data: Partial<{ name: string; lasKey: string; yearGroup: string; loginMethod: 'pin' | 'picture' | 'badge'; kind: 'base' | 'combined' }> = {}) {
  const n = next()
  return database().group.create({ data: { schoolId, lasKey: `g${n}`, name: `Groep ${n}`, yearGroup: '5', ...data } })
}

export type PupilInput = Partial<{ firstName: string; prefix: string | null; lastName: string; lasKey: string; yearGroup: string | null; pin: string; loginMethod: 'pin' | 'picture' | 'badge'; picture: string; eckId: string }>

export async function makePupil(schoolId: string, groupId: string | null, { pin, eckId, ...data }: PupilInput = {}) {
  const id = randomUUID()
  const n = next()
  const taken = groupId ? await database().pupil.findMany({ where: { groupId }, select: { picture: true } }) : []
  const own = newCredentials(id, taken.map((pupil) => pupil.picture))
  const known = pin ? seal({ picture: own.picture, pin, passwordPicture: passwordChoices(id)[0]!.slug }) : own
  return database().pupil.create({
    data: {
      id, schoolId, groupId, lasKey: `p${n}`, firstName: `Leerling${n}`, lastName: 'Voorbeeld', yearGroup: '5', ...known, ...data,
      ...(eckId ? { eckIdCipher: encrypt(eckId, 'eck-id'), eckIdHash: lookupHash(eckId, 'eck-id') } : {}),
    },
  })
}

export type StaffInput = {
  roles: StaffRole[]
  firstName?: string
  prefix?: string | null
  lastName?: string
  /** Without one there is no login yet (LAS-4). */
  email?: string | null
  /** Used the activation link. */
  active?: boolean
  groupIds?: string[]
  lasKey?: string | null
  endsAt?: Date
}

/** Somebody who works at a school; the same e-mail address at two schools is one person. */
export async function makeStaff(schoolId: string, { email, active = true, groupIds = [], roles, ...data }: StaffInput) {
  const n = next()
  const person = { firstName: data.firstName ?? `Medewerker${n}`, prefix: data.prefix ?? null, lastName: data.lastName ?? 'Voorbeeld' }
  const address = email === undefined ? `medewerker${n}@school.example` : email
  const user = address ? await makeUser({ email: address, name: [person.firstName, person.prefix, person.lastName].filter(Boolean).join(' '), active }) : null
  const employment = await database().employment.create({
    data: { schoolId, userId: user?.id ?? null, roles, ...person, lasKey: data.lasKey ?? null, fromLas: data.lasKey != null, endsAt: data.endsAt ?? null, groups: { create: groupIds.map((groupId) => ({ group: { connect: { id: groupId } }, byHand: data.lasKey == null })) } },
  })
  return { employment, user, email: address }
}

/** Somebody who stands in for a group's teacher, from now (SUB-1): uses the group's account, which is made if it is not there. */
export async function makeSubstitute(schoolId: string, groupId: string, { name = 'Invaller', email = `inval${next()}@inval.example`, days = 1, active = true, endsAt = addSchoolDays(new Date(), days) }: { name?: string; email?: string; days?: 1 | 2 | 5; active?: boolean; endsAt?: Date } = {}) {
  await forSchool({ schoolId, groupIds: 'all' }).$transaction((tx) => ensureSubstituteAccounts(tx, schoolId, new Date()))
  const user = await makeUser({ email, name, active })
  const employment = await database().employment.update({ where: { schoolId_substituteGroupId: { schoolId, substituteGroupId: groupId } }, data: { userId: user.id, endsAt } })
  const substitution = await database().substitution.create({ data: { schoolId, groupId, employmentId: employment.id, userId: user.id, name, email, days, endsAt } })
  return { employment, user, email, substitution }
}

/** `agreed`: accepted the gebruikersovereenkomst (ACC-3). */
export async function makeUser({ email, name, active = true, helpdesk = false, publisherId = null, agreed = true }: { email: string; name: string; active?: boolean; helpdesk?: boolean; publisherId?: string | null; agreed?: boolean }) {
  const data = active ? { passwordHash: await demoPasswordHash(), activatedAt: new Date() } : {}
  return database().user.upsert({ where: { email }, create: { email, name, helpdesk, publisherId, ...data, ...(agreed ? { agreements: { create: { version: AGREEMENT_VERSION } } } : {}) }, update: {} })
}

/** A home address of a pupil; activated unless told otherwise (HOM-1). */
export async function makeHome(email: string, pupils: { schoolId: string; id: string }[], { activated = true } = {}) {
  const data = activated ? { passwordHash: await demoPasswordHash(), activatedAt: new Date() } : {}
  const account = await database().homeAccount.upsert({ where: { email }, create: { email, ...data }, update: {} })
  for (const pupil of pupils) await database().pupilHome.create({ data: { schoolId: pupil.schoolId, pupilId: pupil.id, slot: 1, homeAccountId: account.id } })
  return account
}

/** A school's link with its LAS (LAS-1); `live` when the LAS gave permission too. */
export function makeLasLink(schoolId: string, system: LasSystem, { key, live = false }: { key?: string; live?: boolean } = {}) {
  return database().lasLink.create({ data: { schoolId, system, keyCipher: key ? sealLasKey(key, schoolId) : null, ...(live ? { lasGrantedAt: new Date(), lasCheckedAt: new Date() } : {}) } })
}

/** A board's signature under the verwerkersovereenkomst of today, for all its schools (ACC-6). */
export async function signAgreement({ boardId, ...signatory }: { boardId: string; name: string; position: string; email: string; place: string }) {
  const board = await database().board.findUniqueOrThrow({ where: { id: boardId }, include: { schools: { select: { id: true, name: true, brin: true, schoolKey: true, city: true } } } })
  return database().processingAgreement.create({ data: { boardId, boardName: board.name, boardNumber: board.number, schools: board.schools, version: CURRENT.version, textDigest: textDigest(CURRENT, env().PORTAL_NAME), checkedAt: new Date(), ...signatory } })
}

/** The school's tick for a publisher (PUB-1). */
export async function giveConsent(schoolId: string, publisherSlug: string) {
  const publisher = await database().publisher.findUniqueOrThrow({ where: { slug: publisherSlug } })
  return database().consent.create({ data: { ...agreedTo(publisher), schoolId } })
}

/** The school's tick for a network environment (NET-3). */
export async function tickEnvironment(schoolId: string, supplierSlug: string) {
  const supplier = await database().networkSupplier.findUniqueOrThrow({ where: { slug: supplierSlug } })
  return database().networkConsent.create({ data: { schoolId, supplierId: supplier.id } })
}

/** A licence on a title, linked to groups when given. */
export async function giveLicence(schoolId: string, productCode: string, { seats = 80, linking = 'publisher', groupIds = [] }: { seats?: number; linking?: 'portal' | 'publisher'; groupIds?: string[] } = {}) {
  const product = await database().product.findFirstOrThrow({ where: { code: productCode } })
  return database().licence.create({
    data: { schoolId, productId: product.id, seats, linking, startsOn: new Date('2026-08-01'), groups: { create: groupIds.map((groupId) => ({ group: { connect: { id: groupId } } })) } },
  })
}

/** Gives a licence to all pupils and linked staff of groups, as a publisher does through its API. */
export async function grantToGroups(schoolId: string, licenceId: string, groupIds: string[]) {
  const pupils = await database().pupil.findMany({ where: { schoolId, groupId: { in: groupIds }, removedAt: null }, select: { id: true } })
  const staff = await database().employmentGroup.findMany({ where: { schoolId, groupId: { in: groupIds }, employment: { substituteGroupId: null } }, select: { employmentId: true }, distinct: ['employmentId'] })
  await database().licencePerson.createMany({
    data: [...pupils.map(({ id }) => ({ schoolId, licenceId, pupilId: id })), ...staff.map(({ employmentId }) => ({ schoolId, licenceId, employmentId }))],
    skipDuplicates: true,
  })
}
