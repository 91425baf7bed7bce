import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scopeOf, type StaffActor } from '@/lib/access/actor'
import { nativeStaff } from '@/lib/access/native-staff'
import { runCommand } from '@/lib/access/run-command'
import { revokeSession } from '@/lib/access/session'
import { groupCards } from '@/lib/groups/cards'
import { groupOverview } from '@/lib/groups/queries'
import { pupilToChange } from '@/lib/groups/pupil-queries'
import { beginLookOn } from '@/lib/look-on/begin-look-on'
import { endLookOn } from '@/lib/look-on/end-look-on'
import { dropOldLookOns } from '@/lib/look-on/housekeeping'
import { lookOnsOf } from '@/lib/look-on/queries'
import { beginInput } from '@/lib/look-on/schema'
import { Prisma } from '@/lib/platform/db/prisma'
import { bind, forSchool, tenantModels, type Scope } from '@/lib/platform/db/scope'
import { launchManagement, launchTitle, mayEnter } from '@/lib/sso/launch'
import { changeSchool } from '@/lib/staff/change-school'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { auditOf, everything, refused } from '../support/command'
import { beside, helpdeskSignedIn, staffOf } from '../support/helpdesk'
import { cookieOf, seedTestPublishers, signedIn } from '../support/people'

let school: Awaited<ReturnType<typeof makeSchool>>
let group: Awaited<ReturnType<typeof makeGroup>>
let helpdesk: { actor: StaffActor; token: string }
beforeAll(seedTestPublishers)
beforeEach(async () => {
  school = await makeSchool()
  group = await makeGroup(school.id, { loginMethod: 'pin' })
  helpdesk = await helpdeskSignedIn()
})

const begin = (now = new Date(), actor = helpdesk.actor, schoolId = school.id) => beside(actor, (context) => beginLookOn(context, { schoolId, reason: 'De import lukt niet' }), now)
const me = () => staffOf(helpdesk.token)
const scope = (): Scope => ({ schoolId: school.id, groupIds: 'all', lookOn: true })

describe('ACC-11: looking on begins, is seen, and ends', () => {
  test('the session is at the school, in that role alone, as nobody who works there', async () => {
    await begin()
    expect(await me()).toMatchObject({ school: { id: school.id }, roles: ['lookOn'], employmentId: null, groupIds: [], userId: helpdesk.actor.userId, lookOn: { reason: 'De import lukt niet' } })
    expect(scopeOf((await me()) as never)).toEqual(scope())
  })
  test('the school sees it: in the audit log, and why on Beheer', async () => {
    const coordinator = (await signedIn(school.id, { roles: ['coordinator'] })).actor
    await begin()
    expect(await lookOnsOf(scopeOf(coordinator), new Date())).toMatchObject([{ reason: 'De import lukt niet', until: null }])
    await beside(await me(), endLookOn)
    expect((await lookOnsOf(scopeOf(coordinator), new Date()))[0]!.until).not.toBeNull()
    expect((await auditOf(school.id)).slice(-2)).toMatchObject([{ action: 'look-on.begun', actorKind: 'staff', details: { minutes: 30 } }, { action: 'look-on.ended' }])
    expect(await me()).toMatchObject({ school: null, roles: ['helpdesk'] })
    const elsewhere = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await lookOnsOf(scopeOf(elsewhere), new Date())).toEqual([])
  })
  test('it ends by itself after thirty minutes, with the right, with the school, with the session', async () => {
    await begin(new Date(Date.now() - 31 * 60_000))
    expect(await me()).toMatchObject({ school: null, roles: ['helpdesk'] })
    await begin()
    await everything().user.update({ where: { id: helpdesk.actor.userId }, data: { helpdesk: false } })
    expect((await me()).roles).toEqual([])
    await everything().user.update({ where: { id: helpdesk.actor.userId }, data: { helpdesk: true } })
    await everything().school.update({ where: { id: school.id }, data: { active: false } })
    expect(await me()).toMatchObject({ school: null, roles: ['helpdesk'] })
    await revokeSession(helpdesk.token)
    await expect(me()).rejects.toThrow('not logged in')
  })
  test('one at a time: the next begins where the last one ran out; another session of the same person is no part of it', async () => {
    await begin(new Date(Date.now() - 31 * 60_000))
    await begin()
    expect(await everything().lookOn.count({ where: { sessionId: helpdesk.actor.sessionId, endedAt: null } })).toBe(1)
    const other = await helpdeskSignedIn()
    expect((await staffOf(other.token)).lookOn).toBeFalsy()
  })
  test('why somebody looked on is kept for a year', async () => {
    await begin(new Date(Date.now() - 366 * 86_400_000))
    await begin()
    await dropOldLookOns(new Date())
    expect(await everything().lookOn.count({ where: { schoolId: school.id } })).toBe(1)
    expect((await auditOf(school.id)).filter(({ action }) => action === 'look-on.begun')).toHaveLength(2)
  })
  test('not at a closed school, nor at none; not without a reason', async () => {
    const gone = await makeSchool()
    await everything().school.update({ where: { id: gone.id }, data: { active: false } })
    expect(await refused(begin(new Date(), helpdesk.actor, gone.id))).toBe('not-found')
    expect(await refused(begin(new Date(), helpdesk.actor, '00000000-0000-4000-8000-000000000000'))).toBe('not-found')
    for (const reason of ['', '    ', 'abc', 'x'.repeat(201), 'een\u0000twee']) expect(beginInput.safeParse({ schoolId: school.id, reason }).success).toBe(false)
  })
})

describe('ACC-11: it changes nothing', () => {
  test('no command of the school runs, no file is taken, no school chosen', async () => {
    await begin()
    const actor = await me()
    expect(await refused(runCommand(actor as never, async () => 'done'))).toBe('look-on')
    const request = { headers: { origin: 'http://localhost:3000', cookie: cookieOf(helpdesk.token) } } as never
    expect(await nativeStaff(request, '127.0.0.1', 'roster.import')).toBeNull()
    expect(await nativeStaff({ headers: { cookie: cookieOf(helpdesk.token) } } as never, '127.0.0.1', 'roster.import', { reads: true })).toBeNull()
    expect((await auditOf(school.id)).slice(-2)).toMatchObject([1, 2].map(() => ({ action: 'action.refused', outcome: 'refused', details: { permission: 'roster.import', code: 'look-on' } })))
    expect(await refused(changeSchool(actor, school.id))).toBe('look-on')
  })
  test('no title and no licence management opens, and no publisher lets in', async () => {
    await giveConsent(school.id, 'rezulto')
    const { productId } = await giveLicence(school.id, 'logo-digitaal')
    const { methodId } = await everything().product.findUniqueOrThrow({ where: { id: productId } })
    await begin()
    const actor = await me()
    for (const address of [await launchTitle(actor, productId), await launchManagement(actor, methodId)]) expect(address).toContain('reden=not-signed-in')
    for (const hint of [undefined, productId, `beheer-${methodId}`]) expect(await mayEnter(actor, { clientId: 'rezulto' }, hint)).toMatchObject({ ok: false })
  })
  test.each([...tenantModels])('under its scope %s is not written', (model) => {
    for (const operation of ['create', 'createMany', 'createManyAndReturn', 'update', 'updateMany', 'updateManyAndReturn', 'upsert', 'delete', 'deleteMany'])
      expect(() => bind(model, operation, { where: {}, data: {}, create: {}, update: {} }, scope()), operation).toThrow('looking on')
  })
})

describe('HLP-3: it sees no licences, no pins and no pictures', () => {
  test.each(['Licence', 'LicenceGroup', 'LicencePerson', 'PupilBadge', 'PupilLoginCode', 'RosterDraft'] as const)('%s is closed', (model) => {
    for (const operation of ['findMany', 'findFirst', 'findUnique', 'count', 'aggregate', 'groupBy']) expect(() => bind(model, operation, {}, scope())).toThrow('looking on')
  })
  test('no column that holds a secret is read, on its own or along with something', () => {
    const ciphers = ['pinCipher', 'pictureCipher']
    for (const cipher of ciphers) {
      expect(() => bind('Pupil', 'findMany', { select: { [cipher]: true } }, scope())).toThrow(cipher)
      expect(() => bind('Group', 'findMany', { select: { pupils: { select: { [cipher]: true } } } }, scope())).toThrow(cipher)
      expect(() => bind('Employment', 'findMany', { include: { groups: { include: { group: { include: { pupils: { select: { [cipher]: true } } } } } } } }, scope())).toThrow(cipher)
    }
    for (const args of [{}, { include: { group: true } }]) expect(() => bind('Pupil', 'findMany', args, scope())).toThrow('names what it reads')
    expect(() => bind('School', 'findFirst', { select: { licences: { select: { id: true } } } }, scope())).toThrow('licences')
    expect(() => bind('Group', 'findMany', { select: { _count: { select: { licences: true } } } }, scope())).toThrow('licences')
    expect(bind('Pupil', 'findMany', { select: { id: true, firstName: true } }, scope()).select).toEqual({ id: true, firstName: true })
  })
  test('rows that come along whole hold no secret either', async () => {
    // `pupils: true` of a group would bring every column of a pupil.
    for (const [model, relation] of [['Group', 'pupils'], ['School', 'pupils'], ['PupilHome', 'pupil'], ['PupilGroup', 'pupil'], ['School', 'imports']] as const) {
      expect(() => bind(model, 'findMany', { select: { [relation]: true } }, scope()), `${model}.${relation}`).toThrow('looking on')
      expect(() => bind(model, 'findMany', { include: { [relation]: { where: {} } } }, scope()), `${model}.${relation}`).toThrow('looking on')
    }
    expect(Object.values(Prisma.ModelName)).toContain('Pupil')
  })
  test('the groepsoverzicht without secrets; cards and one pupil’s page not at all', async () => {
    const bo = await makePupil(school.id, group.id, { firstName: 'Bo', pin: '4711' })
    const seen = (await groupOverview(scope(), group.id))!
    expect(seen.pupils).toMatchObject([{ id: bo.id, firstName: 'Bo', method: 'pin', secret: '', hidden: true }])
    const own = (await groupOverview({ schoolId: school.id, groupIds: 'all' }, group.id))!
    expect(own.pupils[0]).toMatchObject({ secret: '4711' })
    await expect(groupCards(scope(), group.id)).rejects.toThrow('looking on')
    await expect(pupilToChange(scope(), group.id, bo.id)).rejects.toThrow('looking on')
    await expect(forSchool(scope()).pupil.findMany()).rejects.toThrow('looking on')
  })
})
