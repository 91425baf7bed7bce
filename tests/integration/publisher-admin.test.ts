import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { createSession, readSession } from '@/lib/access/session'
import { factsOfProduct } from '@/lib/licences/queries'
import { addPublisherPerson, removePublisherPerson } from '@/lib/publisher-admin/people'
import { iconOf, licencesAt, ownTitle, ownTitles, publisherPeople, tickedSchools } from '@/lib/publisher-admin/queries'
import { removeTitle } from '@/lib/publisher-admin/remove-title'
import { saveIcon } from '@/lib/publisher-admin/save-icon'
import { usageOf } from '@/lib/licences/usage'
import { saveLicence } from '@/lib/publisher-admin/save-licence'
import { setLookup } from '@/lib/publisher-admin/set-lookup'
import { saveTitle } from '@/lib/publisher-admin/save-title'
import { licenceInput, titleInput } from '@/lib/publisher-admin/schema'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool, makeUser, next } from '@/prisma/seed/factories'
import { auditOf, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { OUTSIDE, seedTestPublishers } from '../support/people'
import { beside, helpdesk } from '../support/requests'

beforeAll(seedTestPublishers)

/** Somebody of a publisher who is logged in. */
async function publisherPerson(slug: string): Promise<StaffActor> {
  const { id } = await everything().publisher.findUniqueOrThrow({ where: { slug } })
  const user = await makeUser({ email: `beheer${next()}@uitgever.example`, name: 'Bea Beheer', publisherId: id })
  return (await readSession(await createSession({ kind: 'staff', userId: user.id, schoolId: null, employmentId: null, address: '127.0.0.1' }), '127.0.0.1')) as StaffActor
}

/** Malmberg's person, and a school with a group 5 of two and a group 1 of one. */
async function makeWorld() {
  const actor = await publisherPerson('malmberg')
  const school = await makeSchool()
  const [five, one] = [await makeGroup(school.id, { yearGroup: '5' }), await makeGroup(school.id, { yearGroup: '1' })]
  const pupils = [await makePupil(school.id, five.id), await makePupil(school.id, five.id), await makePupil(school.id, one.id)]
  const consent = await giveConsent(school.id, 'malmberg')
  const product = await everything().product.findFirstOrThrow({ where: { code: 'rekenreis' } })
  return { actor, school, five, one, pupils, consent, product }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => void (world = await makeWorld()))

const title = (parts: Record<string, unknown> = {}) => titleInput.parse({ name: `Titel ${next()}`, url: `${OUTSIDE}/malmberg/app/t${next()}`, audience: 'pupil', ...parts })
const save = (parts: Record<string, unknown> = {}, actor = world.actor) => beside(actor, (context) => saveTitle(context, title(parts)))
const licence = (parts: Record<string, unknown> = {}, actor = world.actor) =>
  beside(actor, (context) => saveLicence(context, licenceInput.parse({ school: world.school.id, product: world.product.id, startsOn: '2026-08-01', linking: 'portal', ...parts })))

describe('LIC-10: titles', () => {
  test('a new one is a method by itself; afterwards it changes and keeps its code', async () => {
    const { id } = await save({ name: 'Breukenbos', homeAllowed: 'on', levels: '1F, 2F', yearGroup: ['5', '6'], teacherEntrance: 'on' })
    const made = (await ownTitle(world.actor, id))!.title
    expect(made).toMatchObject({ name: 'Breukenbos', code: 'breukenbos', homeAllowed: true, levels: ['1F', '2F'], yearGroups: ['5', '6'], teacherEntrance: true, method: { code: 'breukenbos' } })
    await save({ title: id, name: 'Breukenberg', url: made.url, test: 'on' })
    expect((await ownTitle(world.actor, id))!.title).toMatchObject({ name: 'Breukenberg', code: 'breukenbos', test: true, homeAllowed: false })
    expect((await auditOf(null)).filter(({ subjectId }) => subjectId === id).map(({ action, details }) => ({ action, details }))).toMatchObject([{ action: 'titles.saved', details: { new: true } }, { action: 'titles.saved', details: { new: false } }])
    await beside(world.actor, (context) => removeTitle(context, { title: id, licences: 0 }))
    expect(await ownTitle(world.actor, id)).toBeNull()
    expect(await everything().method.count({ where: { code: 'breukenbos' } })).toBe(0)
  })
  test.each<[string, () => Promise<unknown>, string]>([
    ['an address elsewhere', () => save({ url: 'https://kwaad.example/' }), 'title-address'],
    ['an address that another title has', () => save({ url: world.product.url }), 'title-address-taken'],
    ['a name that gives no code', () => save({ name: '???' }), 'title-code-taken'],
    ['a name that is there', () => save({ name: 'Rekenreis' }), 'title-code-taken'],
    ['another publisher’s title', async () => save({ title: (await everything().product.findFirstOrThrow({ where: { code: 'groeimeter' } })).id }), 'not-found'],
    ['another publisher’s method', async () => save({ method: (await everything().method.findFirstOrThrow({ where: { code: 'groeimeter' } })).id }), 'not-found'],
    ['another publisher’s title to remove', async () => { const { id } = await everything().product.findFirstOrThrow({ where: { code: 'groeimeter' } }); return beside(world.actor, (context) => removeTitle(context, { title: id, licences: 0 })) }, 'not-found'],
    ['another publisher’s icon', async () => saveIcon(world.actor, (await everything().product.findFirstOrThrow({ where: { code: 'groeimeter' } })).id, null), 'not-found'],
    ['an icon of nothing', () => saveIcon(world.actor, 'onzin', null), 'not-found'],
    ['somebody who works for no publisher any more', async () => { await everything().user.update({ where: { id: world.actor.userId }, data: { publisherId: null } }); return save() }, 'not-found'],
  ])('refused: %s', async (_, happens, code) => {
    const before = await everything().product.findMany({ orderBy: { id: 'asc' } })
    expect(await refused(happens())).toBe(code)
    expect(await everything().product.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  })
  test('one that goes takes its licences along, as many as were told, and each school’s log says so', async () => {
    const { id } = await save()
    const given = await everything().licence.create({ data: { schoolId: world.school.id, productId: id, startsOn: new Date('2026-08-01') } })
    expect(await refused(beside(world.actor, (context) => removeTitle(context, { title: id, licences: 0 })))).toBe('title-licences-changed')
    await beside(world.actor, (context) => removeTitle(context, { title: id, licences: 1 }))
    expect(await auditOf(world.school.id)).toMatchObject([{ action: 'licences.removed-by-publisher', actorKind: 'publisher', subjectId: given.id }])
  })
  test('an icon is there for everybody, and gone again', async () => {
    const { id } = await save()
    await saveIcon(world.actor, id, 'image/png,AAAA')
    expect([await iconOf(id), (await ownTitle(world.actor, id))!.title.hasIcon]).toEqual(['image/png,AAAA', true])
    await saveIcon(world.actor, id, null)
    expect([await iconOf(id), await iconOf('onzin')]).toEqual([null, null])
  })
  test('only its own are shown', async () => {
    const { publisher, titles } = await ownTitles(world.actor)
    expect(publisher.name).toBe('Malmberg')
    expect(titles.map(({ code }) => code)).toEqual(expect.arrayContaining(['rekenreis', 'spellingspoor']))
    expect(titles.map(({ code }) => code)).not.toContain('groeimeter')
  })
})

describe('LIC-10: licences of schools that ticked it', () => {
  test('seats, period and who links; the school’s log has it as the publisher’s', async () => {
    await licence({ seats: '30', endsOn: '2027-07-31', linking: 'publisher' })
    expect(await everything().licence.findFirstOrThrow({ where: { schoolId: world.school.id } })).toMatchObject({ seats: 30, linking: 'publisher', endsOn: new Date('2027-07-31') })
    await licence({ seats: '' })
    const rows = (await licencesAt(world.actor, world.school.id))!.licences
    expect(rows.find(({ productId }) => productId === world.product.id)).toMatchObject({ linking: 'portal', seats: null, startsOn: '2026-08-01', endsOn: null, used: 0, groups: 0 })
    expect(await auditOf(world.school.id)).toMatchObject([
      { action: 'licences.set-by-publisher', actorKind: 'publisher', details: { linking: 'publisher', seats: 30, from: '2026-08-01', until: '2027-07-31', groups: 0 } }, { details: { linking: 'portal', seats: 'onbeperkt' } },
    ])
  })
  test('automatic: all groups of the title’s years have it at once, and open it', async () => {
    expect(await licence({ seats: '2', linking: 'automatic' })).toEqual({ groups: 1, tooMany: 0 })
    const linked = async (at: number) => (await factsOfProduct({ schoolId: world.school.id, pupilId: world.pupils[at]!.id, employmentId: null, address: null }, world.product.id))!.linked
    expect([await linked(0), await linked(1), await linked(2)]).toEqual([true, true, false])
    expect(await licence({ seats: '2', linking: 'automatic' })).toEqual({ groups: 0, tooMany: 0 })
    expect((await licencesAt(world.actor, world.school.id))!.licences.find(({ productId }) => productId === world.product.id)).toMatchObject({ used: 2, groups: 1 })
  })
  test('fewer seats than pupils: it is saved, nobody loses the title, and it is said by how many', async () => {
    await licence({ seats: '2', linking: 'automatic' })
    expect(await licence({ seats: '1' })).toEqual({ groups: 0, tooMany: 1 })
    expect((await licencesAt(world.actor, world.school.id))!.licences.find(({ productId }) => productId === world.product.id)).toMatchObject({ seats: 1, used: 2, groups: 1 })
    expect(await licence({ seats: '' })).toEqual({ groups: 0, tooMany: 0 })
  })
  test('LIC-8: a title for teachers takes no seat, whatever their number', async () => {
    const product = (await everything().product.findFirstOrThrow({ where: { code: 'rekenreis-leerkracht' } })).id
    expect(await licence({ product, seats: '1', linking: 'automatic' })).toEqual({ groups: expect.any(Number), tooMany: 0 })
    const { id } = await everything().licence.findFirstOrThrow({ where: { schoolId: world.school.id, productId: product } })
    await everything().licenceGroup.createMany({ data: (await everything().group.findMany({ where: { schoolId: world.school.id } })).map((group) => ({ schoolId: world.school.id, licenceId: id, groupId: group.id })), skipDuplicates: true })
    expect((await licencesAt(world.actor, world.school.id))!.licences.find(({ productId }) => productId === product)).toMatchObject({ audience: 'teacher', seats: 1, used: 0 })
    expect((await usageOf(world.school.id)).inUse.find(({ name }) => name === 'Rekenreis voor de leerkracht')).toMatchObject({ seats: 1, pupils: 0 })
  })
  test.each<[string, () => Promise<unknown>, string]>([
    ['more pupils than seats', () => licence({ seats: '1', linking: 'automatic' }), 'seats-exceeded'],
    ['PUB-1: a school that took its tick away', async () => { await everything().consent.update({ where: { id: world.consent.id }, data: { withdrawnAt: new Date() } }); return licence() }, 'not-found'],
    ['a school that ticked another', async () => licence({ school: (await makeSchool()).id }), 'not-found'],
    ['another publisher’s title', async () => licence({ product: (await everything().product.findFirstOrThrow({ where: { code: 'groeimeter' } })).id }), 'not-found'],
    ['LIC-2: a publisher that answers for itself', async () => {
      const actor = await publisherPerson('thiememeulenhoff')
      await giveConsent(world.school.id, 'thiememeulenhoff')
      return licence({ product: (await everything().product.findFirstOrThrow({ where: { code: 'taalbrug' } })).id }, actor)
    }, 'licence-by-lookup'],
  ])('refused: %s', async (_, happens, code) => {
    expect(await refused(happens())).toBe(code)
    expect(await everything().licence.count({ where: { schoolId: world.school.id } })).toBe(0)
    expect((await auditOf(world.school.id)).filter(({ action }) => action.startsWith('licences.'))).toEqual([])
  })
  test('other schools are not there, and of pupils there are numbers only', async () => {
    const stranger = await makeSchool()
    expect(await licencesAt(world.actor, stranger.id)).toBeNull()
    expect(await licencesAt(world.actor, 'onzin')).toBeNull()
    await giveLicence(world.school.id, 'rekenreis', { linking: 'portal', groupIds: [world.five.id] })
    const shown = JSON.stringify([await tickedSchools(world.actor), await licencesAt(world.actor, world.school.id)])
    for (const secret of [stranger.id, world.five.name, world.five.id, ...world.pupils.flatMap(({ id, firstName }) => [id, firstName])]) expect(shown).not.toContain(secret)
    expect((await tickedSchools(world.actor)).schools.map(({ id }) => id)).toContain(world.school.id)
  })
})

describe('LIC-10: who may', () => {
  const add = async (email: string, slug = 'malmberg') => beside((await helpdesk()).actor, async (context) => addPublisherPerson(context, { publisher: (await everything().publisher.findUniqueOrThrow({ where: { slug } })).id, name: 'Nieuw Iemand', email }))
  test('the helpdesk lets somebody in by a link, and ends it with all sessions', async () => {
    const email = `nieuw${next()}@uitgever.example`
    expect(await add(email)).toEqual({ linkSent: true })
    expect(await mailsOf({ recipient: email })).toHaveLength(1)
    expect((await publisherPeople()).people).toContainEqual(expect.objectContaining({ email, publisher: 'Malmberg', active: false }))
    const token = await createSession({ kind: 'staff', userId: world.actor.userId, schoolId: null, employmentId: null, address: '127.0.0.1' })
    expect((await readSession(token, '127.0.0.1')) as StaffActor).toMatchObject({ roles: ['publisherAdmin'] })
    const { actor } = await helpdesk()
    await beside(actor, (context) => removePublisherPerson(context, { user: world.actor.userId }))
    expect(await readSession(token, '127.0.0.1')).toBeNull()
    expect(await refused(beside(actor, (context) => removePublisherPerson(context, { user: world.actor.userId })))).toBe('not-found')
  })
  test('somebody who has a login keeps it and gets no link', async () => {
    const { email } = await makeUser({ email: `al${next()}@school.example`, name: 'Al' })
    expect(await add(email)).toEqual({ linkSent: false })
  })
  test('nobody works for two publishers, nor for one and the helpdesk', async () => {
    const email = `twee${next()}@uitgever.example`
    await add(email)
    expect(await refused(add(email, 'cito'))).toBe('publisher-person-elsewhere')
    expect(await refused(add((await helpdesk()).actor.email))).toBe('publisher-person-elsewhere')
  })
})

describe('LIC-2: where a publisher is asked', () => {
  const set = async (url: string, publisher?: string) => beside((await helpdesk()).actor, async (context) => setLookup(context, { publisher: publisher ?? (await everything().publisher.findUniqueOrThrow({ where: { slug: 'blink' } })).id, url }))
  const linkingOf = async (id: string) => (await everything().licence.findUniqueOrThrow({ where: { id } })).linking
  test('what it linked goes along to and fro; what the school links stays the school’s', async () => {
    const other = await makeSchool()
    const [linked, hosted] = [await giveLicence(world.school.id, 'ontdekplein'), await giveLicence(other.id, 'ontdekplein', { linking: 'portal' })]
    await set('https://blink.example/licenties')
    expect([await linkingOf(linked.id), await linkingOf(hosted.id)]).toEqual(['lookup', 'portal'])
    await everything().licenceLookup.create({ data: { schoolId: world.school.id, pupilId: world.pupils[0]!.id, publisherId: (await everything().publisher.findUniqueOrThrow({ where: { slug: 'blink' } })).id } })
    await set('')
    expect([await linkingOf(linked.id), await linkingOf(hosted.id)]).toEqual(['publisher', 'portal'])
    expect(await everything().licenceLookup.count({ where: { schoolId: world.school.id } })).toBe(0)
    expect((await everything().publisher.findUniqueOrThrow({ where: { slug: 'blink' } })).licenceLookupUrl).toBeNull()
  })
  test.each<[string, () => Promise<unknown>, string]>([
    ['no address', () => set('blink'), 'lookup-address'], ['a file', () => set('file:///etc/passwd'), 'lookup-address'], ['a password in it', () => set('https://a:b@blink.example/'), 'lookup-address'],
    ['nobody', () => set('https://blink.example/', crypto.randomUUID()), 'not-found'],
  ])('refused: %s', async (_, happens, code) => expect(await refused(happens())).toBe(code))
})
