import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { bind, forSchool, tenantModels, type Scope } from '@/lib/platform/db/scope'
import { Prisma } from '@/lib/platform/db/prisma'
import { giveConsent, giveLicence, makeGroup, makeHome, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { seedTestPublishers } from '../support/people'

/** The models of the schema files, each with its own lines. */
const MODELS = new Map(
  readdirSync('prisma/schema').filter((file) => file.endsWith('.prisma')).flatMap((file) =>
    [...readFileSync(`prisma/schema/${file}`, 'utf8').matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map((match) => [match[1]!, match[2]!] as const),
  ),
)
const COMMON = ['Board', 'DuoLocation', 'Method', 'NetworkSupplier', 'Product', 'Publisher', 'School']
const OPERATIONS = ['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'count', 'aggregate', 'groupBy', 'update', 'updateMany', 'updateManyAndReturn', 'delete', 'deleteMany'] as const
const HERE: Scope = { schoolId: '11111111-1111-4111-8111-111111111111', groupIds: 'all' }
const ELSEWHERE = '22222222-2222-4222-8222-222222222222'
const tenants = [...tenantModels]
const delegateOf = (model: string) => `${model[0]!.toLowerCase()}${model.slice(1)}`

describe('DAT-1: every table of a school is bound to the school', () => {
  test('the tenant tables are the models with a schoolId, as the schema files have them', () => {
    const expected = [...MODELS].filter(([, body]) => /^\s+schoolId\s/m.test(body)).map(([name]) => name)
    expect([...MODELS.keys()].sort()).toEqual(Object.values(Prisma.ModelName).sort())
    expect(tenants.sort()).toEqual(expected.sort())
    expect(expected).toContain('Pupil')
  })

  test.each(tenants.flatMap((model) => OPERATIONS.map((operation) => [model, operation] as const)))('%s.%s gets the school in its where, beside what was asked', (model, operation) => {
    const bound = bind(model, operation, { where: { id: 'x', AND: { name: 'y' } } }, HERE)
    expect(bound.where).toMatchObject({ id: 'x', AND: [{ name: 'y' }, { schoolId: HERE.schoolId }] })
    expect(bind(model, operation, {}, HERE).where).toEqual({ AND: [{ schoolId: HERE.schoolId }] })
  })

  test.each(tenants)('%s: new rows get the school; a row that names another school throws', (model) => {
    expect(bind(model, 'create', { data: { a: 1 } }, HERE).data).toEqual({ a: 1, schoolId: HERE.schoolId })
    expect(() => bind(model, 'create', { data: { schoolId: ELSEWHERE } }, HERE)).toThrow('another school')
    for (const operation of ['createMany', 'createManyAndReturn']) {
      expect(bind(model, operation, { data: [{ a: 1 }, { a: 2 }] }, HERE).data).toEqual([{ a: 1, schoolId: HERE.schoolId }, { a: 2, schoolId: HERE.schoolId }])
      expect(() => bind(model, operation, { data: [{ a: 1 }, { schoolId: ELSEWHERE }] }, HERE)).toThrow('another school')
    }
    const upsert = bind(model, 'upsert', { where: { id: 'x' }, create: { a: 1 }, update: { a: 2 } }, HERE)
    expect(upsert).toMatchObject({ where: { id: 'x', AND: [{ schoolId: HERE.schoolId }] }, create: { a: 1, schoolId: HERE.schoolId } })
    expect(() => bind(model, 'upsert', { where: {}, create: { schoolId: ELSEWHERE } }, HERE)).toThrow('another school')
  })

  test.each(['update', 'updateMany', 'updateManyAndReturn', 'upsert'])('%s: no row moves to another school', (operation) => {
    const moved = { schoolId: ELSEWHERE }
    for (const model of tenants) expect(() => bind(model, operation, { where: {}, data: moved, create: {}, update: moved }, HERE), model).toThrow('another school')
  })

  test.each([...MODELS.keys()].filter((model) => !tenants.includes(model as Prisma.ModelName) && !COMMON.includes(model)))('%s has no school: under a scope it throws', (model) => {
    for (const operation of [...OPERATIONS, 'create', 'createMany', 'upsert']) expect(() => bind(model as Prisma.ModelName, operation, {}, HERE)).toThrow('acrossSchools')
  })

  test('ACC-8: from a school’s row nothing leads to the other school of a procedure', () => {
    for (const name of ['mergedInto', 'mergedFrom', 'mergesFrom', 'mergesInto', 'splitsFrom', 'splitsTo']) expect(() => bind('School', 'findFirst', { select: { [name]: true } }, HERE), name).toThrow('acrossSchools')
  })

  test.each(COMMON)('%s is for reading only under a scope', (model) => {
    for (const operation of ['create', 'createMany', 'update', 'updateMany', 'upsert', 'delete', 'deleteMany']) expect(() => bind(model as Prisma.ModelName, operation, {}, HERE)).toThrow('belongs to everybody')
  })
})

describe('DAT-1: two schools on a real database', () => {
  type World = Awaited<ReturnType<typeof makeWorld>>
  let mine: World
  let theirs: World
  const scope = (): Scope => ({ schoolId: mine.school.id, groupIds: 'all' })

  async function makeWorld() {
    const school = await makeSchool()
    const group = await makeGroup(school.id)
    const pupil = await makePupil(school.id, group.id)
    const { employment } = await makeStaff(school.id, { roles: ['teacher'], groupIds: [group.id] })
    await makeHome(`thuis-${school.brin}@thuis.example`, [pupil])
    await giveConsent(school.id, 'cito')
    const licence = await giveLicence(school.id, 'groeimeter', { groupIds: [group.id] })
    const database = everything()
    await database.licencePerson.create({ data: { schoolId: school.id, licenceId: licence.id, pupilId: pupil.id } })
    await database.pupilGroup.create({ data: { schoolId: school.id, pupilId: pupil.id, groupId: group.id } })
    await database.erasureCount.create({ data: { schoolId: school.id, day: new Date(), kind: 'pupils', count: 1 } })
    await database.rosterImport.create({ data: { schoolId: school.id, fileName: 'x.xml' } })
    await database.lookOn.create({ data: { schoolId: school.id, userId: employment.userId!, sessionId: randomUUID(), reason: 'x', endsAt: new Date() } })
    await database.rosterDraft.create({ data: { schoolId: school.id, userId: employment.userId!, contentCipher: new TextEncoder().encode('x') } })
    await database.outboxMail.create({ data: { schoolId: school.id, key: school.id, recipient: 'a@b.example', subject: '' } })
    await database.session.create({ data: { schoolId: school.id, kind: 'pupil', pupilId: pupil.id, tokenHash: new TextEncoder().encode(school.id), address: '127.0.0.1', expiresAt: new Date() } })
    await database.auditEvent.create({ data: { schoolId: school.id, actorKind: 'system', action: 'roster.applied', outcome: 'done' } })
    const [schoolId, pupilId, bytes] = [school.id, pupil.id, new TextEncoder().encode(school.id)]
    await database.substitution.create({ data: { schoolId, groupId: group.id, employmentId: employment.id, userId: employment.userId!, name: 'Inval', email: 'inval@school.example', days: 1, endsAt: new Date() } })
    await database.pupilBadge.create({ data: { schoolId, pupilId, tokenHash: bytes, tokenCipher: bytes } })
    await database.pupilLoginCode.create({ data: { schoolId, pupilId, codeCipher: bytes, expiresAt: new Date() } })
    await database.firstStepsHidden.create({ data: { schoolId } })
    await database.nameRequest.create({ data: { schoolId, name: 'Anders' } })
    await database.brinTakeover.create({ data: { schoolId, fromBrin: '00AA00', toBrin: school.brin!, name: 'Eerder', boardId: school.boardId, takenAt: new Date() } })
    await database.lasLink.create({ data: { schoolId, system: 'parnassys' } })
    await database.addressTool.create({ data: { schoolId, keyHash: bytes } })
    await database.addressReport.create({ data: { schoolId, address: '203.0.113.1' } })
    await database.enrolledDevice.create({ data: { schoolId, name: 'iPad', tokenHash: bytes } })
    const supplier = await database.networkSupplier.upsert({ where: { slug: 'proef' }, create: { slug: 'proef', name: 'Proef' }, update: {} })
    await database.networkConsent.create({ data: { schoolId, supplierId: supplier.id } })
    await database.schoolClosing.create({ data: { schoolId, requestedAt: new Date() } })
    await database.sandbox.create({ data: { schoolId, email: `proef-${schoolId}@uitgever.example`, tokenHash: Buffer.from(randomUUID()), tokenExpiresAt: new Date() } })
    await database.firstSchoolDay.create({ data: { schoolId, day: new Date('2027-08-30') } })
    await database.schoolLoginRules.create({ data: { schoolId } })
    await database.consentRequest.create({ data: { schoolId, publisherId: (await database.publisher.findFirstOrThrow()).id } })
    await database.licenceLookup.create({ data: { schoolId, pupilId, publisherId: (await database.publisher.findFirstOrThrow()).id } })
    return { school, group, pupil, employment, licence }
  }
  beforeAll(async () => {
    await seedTestPublishers()
    ;[mine, theirs] = [await makeWorld(), await makeWorld()]
  })

  test.each(tenants)('%s: the stranger’s rows are not there, one’s own are', async (model) => {
    type Rows = { findMany(): Promise<{ schoolId: string }[]>; count(): Promise<number>; deleteMany(args: { where: { schoolId: string } }): Promise<{ count: number }> }
    const [own, all] = [forSchool(scope()), everything()].map((client) => (client as unknown as Record<string, Rows>)[delegateOf(model)]!)
    const rows = await own!.findMany()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => row.schoolId !== mine.school.id)).toEqual([])
    const before = await all!.count()
    expect(before).toBeGreaterThan(await own!.count())
    expect(await own!.deleteMany({ where: { schoolId: theirs.school.id } })).toEqual({ count: 0 })
    expect(await all!.count()).toBe(before)
  })

  test('by its id another school’s pupil is not there: neither to read, nor to change, nor to delete', async () => {
    const database = forSchool(scope())
    const where = { id: theirs.pupil.id }
    expect(await database.pupil.findUnique({ where })).toBeNull()
    expect(await database.pupil.findUnique({ where: { schoolId_id: { schoolId: theirs.school.id, ...where } } })).toBeNull()
    await expect(database.pupil.update({ where, data: { firstName: 'Gekaapt' } })).rejects.toThrow()
    await expect(database.pupil.delete({ where })).rejects.toThrow()
    expect(await database.pupil.updateMany({ where: { OR: [where, { schoolId: theirs.school.id }] }, data: { firstName: 'Gekaapt' } })).toEqual({ count: 0 })
    expect((await everything().pupil.findUniqueOrThrow({ where })).firstName).toBe(theirs.pupil.firstName)
    expect((await database.pupil.findUnique({ where: { id: mine.pupil.id } }))?.id).toBe(mine.pupil.id)
  })

  test('an upsert on another school’s row changes nothing there', async () => {
    const { id, cidr } = await everything().schoolAddress.findFirstOrThrow({ where: { schoolId: theirs.school.id } })
    await expect(forSchool(scope()).schoolAddress.upsert({ where: { id }, create: { id, cidr: '203.0.113.1/32', schoolId: mine.school.id }, update: { cidr: '203.0.113.9/32' } })).rejects.toThrow()
    expect((await everything().schoolAddress.findUniqueOrThrow({ where: { id } })).cidr).toBe(cidr)
  })

  test('rows cannot point into another school: the composite keys refuse', async () => {
    const database = forSchool(scope())
    const [schoolId, groupId] = [mine.school.id, theirs.group.id]
    await expect(database.pupil.update({ where: { id: mine.pupil.id }, data: { groupId } })).rejects.toThrow(/foreign key/i)
    await expect(database.pupilGroup.create({ data: { schoolId, pupilId: mine.pupil.id, groupId } })).rejects.toThrow(/foreign key/i)
    await expect(database.employmentGroup.create({ data: { schoolId, employmentId: mine.employment.id, groupId } })).rejects.toThrow(/foreign key/i)
    await expect(database.licenceGroup.create({ data: { schoolId, licenceId: mine.licence.id, groupId } })).rejects.toThrow(/foreign key/i)
    await expect(database.licencePerson.create({ data: { schoolId, licenceId: mine.licence.id, pupilId: theirs.pupil.id } })).rejects.toThrow(/foreign key/i)
  })

  test('a nested connect does not carry a row over to another school', async () => {
    const pupil = await makePupil(mine.school.id, mine.group.id)
    await forSchool(scope()).pupil.update({ where: { id: pupil.id }, data: { group: { connect: { id: theirs.group.id } } } }).catch(() => undefined)
    expect((await everything().pupil.findUniqueOrThrow({ where: { id: pupil.id } })).schoolId).toBe(mine.school.id)
  })

  test('a nested create does not make a row at another school', async () => {
    const count = () => everything().pupil.count({ where: { schoolId: theirs.school.id } })
    const before = await count()
    const { picture, pinCipher, pictureCipher } = mine.pupil
    const intruder = { schoolId: theirs.school.id, firstName: 'Indringer', picture, pinCipher, pictureCipher }
    await forSchool(scope()).group.update({ where: { id: mine.group.id }, data: { pupils: { create: intruder as never } } }).catch(() => undefined)
    expect(await count()).toBe(before)
  })

  test('nor does reading through what is everybody’s show another school’s rows', async () => {
    const publishers = await forSchool(scope()).publisher.findMany({ where: { slug: 'cito' }, select: { consents: { select: { schoolId: true } } } }).catch(() => [])
    expect(publishers.flatMap(({ consents }) => consents).filter(({ schoolId }) => schoolId !== mine.school.id)).toEqual([])
  })

  test('of the schools one sees the own', async () => {
    expect((await forSchool(scope()).school.findMany()).map(({ id }) => id)).toEqual([mine.school.id])
  })

  test('inside a transaction the same holds', async () => {
    const found = await forSchool(scope()).$transaction(async (tx) => [await tx.pupil.findUnique({ where: { id: theirs.pupil.id } }), await tx.pupil.count({ where: { schoolId: theirs.school.id } })])
    expect(found).toEqual([null, 0])
  })

  test('GRP-6: a teacher sees the own groups and their pupils, base and combined, and no others', async () => {
    const [own, plus, other] = [await makeGroup(mine.school.id), await makeGroup(mine.school.id, { kind: 'combined' }), await makeGroup(mine.school.id)]
    const [a, b, c] = [await makePupil(mine.school.id, own.id), await makePupil(mine.school.id, other.id), await makePupil(mine.school.id, other.id)]
    await everything().pupilGroup.create({ data: { schoolId: mine.school.id, pupilId: b.id, groupId: plus.id } })
    const database = forSchool({ schoolId: mine.school.id, groupIds: [own.id, plus.id, theirs.group.id] })
    expect((await database.group.findMany()).map(({ id }) => id).sort()).toEqual([own.id, plus.id].sort())
    expect((await database.pupil.findMany()).map(({ id }) => id).sort()).toEqual([a.id, b.id].sort())
    expect(await database.pupil.findUnique({ where: { id: c.id } })).toBeNull()
    expect(await database.pupil.updateMany({ where: { id: c.id }, data: { firstName: 'x' } })).toEqual({ count: 0 })
    expect(await forSchool({ schoolId: mine.school.id, groupIds: [] }).pupil.count()).toBe(0)
  })
})
