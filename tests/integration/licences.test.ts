import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { linkGroups } from '@/lib/licences/link-groups'
import { factsOfProduct, factsOfSchool, productByUrl, type Holder } from '@/lib/licences/queries'
import { whyNot, type WhyNot } from '@/lib/licences/rules'
import { hostedLicences } from '@/lib/licences/titles'
import { pool } from '@/lib/platform/db/pool'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { scopeOf, type StaffRole } from '@/lib/access/actor'
import { auditOf, command, everything, refused } from '../support/command'
import { OUTSIDE, seedTestPublishers, signedIn } from '../support/people'

const PAST = new Date('2026-09-01')

/** Groeimeter of Cito, licensed, ticked, linked to the group. */
async function makeWorld({ seats = 80 } = {}) {
  const school = await makeSchool()
  const [group, other] = [await makeGroup(school.id), await makeGroup(school.id)]
  const plus = await makeGroup(school.id, { kind: 'combined' })
  const [bo, outsider] = [await makePupil(school.id, group.id), await makePupil(school.id, other.id)]
  const consent = await giveConsent(school.id, 'cito')
  const licence = await giveLicence(school.id, 'groeimeter', { linking: 'portal', seats, groupIds: [group.id] })
  const { actor } = await signedIn(school.id, { roles: ['coordinator'] })
  return { school, group, other, plus, bo, outsider, consent, licence, actor }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(seedTestPublishers)
beforeEach(async () => void (world = await makeWorld()))

const ofPupil = (pupilId: string, address: string | null = '127.0.0.1'): Holder => ({ schoolId: world.school.id, pupilId, employmentId: null, address })
async function pupilReason(holder = ofPupil(world.bo.id)): Promise<WhyNot | null> {
  return whyNot((await factsOfProduct(holder, world.licence.productId))!, { kind: 'pupil', login: 'school', onDevice: false })
}
async function staffReason(roles: StaffRole[], groupIds: string[] = []): Promise<WhyNot | null> {
  const { employment } = await makeStaff(world.school.id, { roles, groupIds })
  const holder = { schoolId: world.school.id, pupilId: null, employmentId: employment.id, address: null }
  return whyNot((await factsOfProduct(holder, world.licence.productId))!, { kind: 'staff', roles })
}
const unlink = () => everything().licenceGroup.deleteMany({ where: { licenceId: world.licence.id } })
const joinPlus = async (pupilId: string) => {
  await everything().pupilGroup.create({ data: { schoolId: world.school.id, pupilId, groupId: world.plus.id } })
  await everything().licenceGroup.create({ data: { schoolId: world.school.id, licenceId: world.licence.id, groupId: world.plus.id } })
}

describe('LIC-1: the chain from tick to link, on real rows', () => {
  test.each<[string, () => Promise<unknown>, WhyNot | null]>([
    ['all there', async () => undefined, null],
    ['PUB-1: the tick withdrawn', () => everything().consent.update({ where: { id: world.consent.id }, data: { withdrawnAt: PAST } }), 'no-consent'],
    ['another publisher’s tick is none', async () => { await everything().consent.deleteMany({ where: { id: world.consent.id } }); await giveConsent(world.school.id, 'malmberg') }, 'no-consent'],
    ['a tick that came back', async () => { await everything().consent.update({ where: { id: world.consent.id }, data: { withdrawnAt: PAST } }); await giveConsent(world.school.id, 'cito') }, null],
    ['no licence', () => everything().licence.delete({ where: { id: world.licence.id } }), 'no-licence'],
    ['a licence until yesterday', () => pool().query("update licence set ends_on = (now() at time zone 'Europe/Amsterdam')::date - 1 where id = $1", [world.licence.id]), 'no-licence'],
    ['a licence until today', () => pool().query("update licence set ends_on = (now() at time zone 'Europe/Amsterdam')::date where id = $1", [world.licence.id]), null],
    ['a licence from today', () => pool().query("update licence set starts_on = (now() at time zone 'Europe/Amsterdam')::date where id = $1", [world.licence.id]), null],
    ['a licence from tomorrow', () => pool().query("update licence set starts_on = (now() at time zone 'Europe/Amsterdam')::date + 1 where id = $1", [world.licence.id]), 'no-licence'],
    ['no link', unlink, 'not-linked'],
    ['a link of a group that was removed', () => everything().group.update({ where: { id: world.group.id }, data: { removedAt: PAST } }), 'not-linked'],
    ['linked by a combined group', async () => { await unlink(); await joinPlus(world.bo.id) }, null],
    ['linked as a person', async () => { await unlink(); await everything().licencePerson.create({ data: { schoolId: world.school.id, licenceId: world.licence.id, pupilId: world.bo.id } }) }, null],
  ])('%s', async (_, happens, expected) => {
    await happens()
    expect(await pupilReason()).toBe(expected)
  })

  test('a pupil of another group, and one who is elsewhere (PUP-2)', async () => {
    expect(await pupilReason(ofPupil(world.outsider.id))).toBe('not-linked')
    expect(await pupilReason(ofPupil(world.bo.id, '203.0.113.9'))).toBe('not-at-school')
    expect(await pupilReason(ofPupil(world.bo.id, null))).toBe('not-at-school')
  })

  test('a publisher without a connection', async () => {
    await everything().publisher.update({ where: { slug: 'cito' }, data: { clientId: null } })
    expect(await pupilReason()).toBe('not-connected')
    await everything().publisher.update({ where: { slug: 'cito' }, data: { clientId: 'cito' } })
  })

  test('DAT-1: another school’s licence and link open nothing here', async () => {
    const stranger = await makeWorld()
    expect(await factsOfProduct({ ...ofPupil(stranger.bo.id), schoolId: world.school.id }, world.licence.productId)).toMatchObject({ linked: false })
    await everything().licence.delete({ where: { id: world.licence.id } })
    expect(await pupilReason()).toBe('no-licence')
  })

  test.each<[string, StaffRole[], 'own' | 'none', WhyNot | null]>([
    ['a teacher of the group', ['teacher'], 'own', null],
    ['a teacher of none', ['teacher'], 'none', 'not-linked'],
    ['GRP-6: an IB’er', ['careCoordinator'], 'none', null],
    ['GRP-6: an RT’er', ['remedialTeacher'], 'none', null],
    ['GRP-6: an intern elsewhere', ['intern'], 'none', 'not-linked'],
    ['GRP-6: an intern in the group', ['intern'], 'own', null],
    ['a coordinator', ['coordinator'], 'none', 'not-linked'],
  ])('%s', async (_, roles, groups, expected) => expect(await staffReason(roles, groups === 'own' ? [world.group.id] : [])).toBe(expected))

  test('000: before any link, the coordinator who teaches sees it, the IB’er does not yet', async () => {
    await unlink()
    expect(await staffReason(['coordinator', 'teacher'])).toBeNull()
    expect(await staffReason(['careCoordinator'])).toBe('not-linked')
  })

  test('GRP-6: a group that was removed is no group whose software an IB’er sees', async () => {
    await everything().group.update({ where: { id: world.group.id }, data: { removedAt: PAST } })
    expect(await staffReason(['careCoordinator'])).toBe('not-linked')
  })

  test('the overview lists the titles that the school has a licence for, and no others', async () => {
    expect((await factsOfSchool(ofPupil(world.bo.id))).map(({ productName }) => productName)).toEqual(['Groeimeter'])
  })
})

describe('LIC-9: linking licences to groups', () => {
  const link = (pairs: [licence: string, group: string][], actor = world.actor) => command(actor, (context) => linkGroups(context, { link: pairs.map((pair) => pair.join(':')) }))
  const linked = async (licenceId = world.licence.id) => (await everything().licenceGroup.findMany({ where: { licenceId } })).map(({ groupId }) => groupId).sort()

  test('new links are made and audited; the pupils get in at once', async () => {
    expect(await link([[world.licence.id, world.other.id]])).toEqual({ linked: 1 })
    expect(await linked()).toEqual([world.group.id, world.other.id].sort())
    expect(await pupilReason(ofPupil(world.outsider.id))).toBeNull()
    expect(await auditOf(world.school.id)).toMatchObject([{ action: 'licences.linked', subjectId: world.licence.id, details: { groups: [world.other.id] } }])
  })

  test('doing it again, or naming a group twice, changes nothing; LIC-3: what is not named stays linked', async () => {
    expect(await link([[world.licence.id, world.group.id]])).toEqual({ linked: 0 })
    expect(await link([[world.licence.id, world.other.id], [world.licence.id, world.other.id]])).toEqual({ linked: 1 })
    expect(await link([])).toEqual({ linked: 0 })
    expect(await linked()).toEqual([world.group.id, world.other.id].sort())
    expect(await auditOf(world.school.id)).toHaveLength(1)
  })

  test('LIC-8: of a title for teachers no number of seats stands in the way, for nobody takes one', async () => {
    await giveConsent(world.school.id, 'malmberg')
    const own = await giveLicence(world.school.id, 'rekenreis-leerkracht', { linking: 'portal', seats: 0 })
    await everything().product.update({ where: { id: own.productId }, data: { yearGroups: [] } })
    expect(await refused(link([[own.id, world.group.id]]))).toBeUndefined()
    expect((await hostedLicences(scopeOf(world.actor))).find(({ id }) => id === own.id)).toMatchObject({ audience: 'teacher', used: 0, groupIds: [world.group.id] })
  })
  test('too few seats: refused, and of the whole table nothing is saved', async () => {
    world = await makeWorld({ seats: 1 })
    const second = await giveLicence(world.school.id, 'leerlingtoets', { linking: 'portal', seats: 9 })
    expect(await refused(link([[second.id, world.group.id], [world.licence.id, world.other.id]]))).toBe('seats-exceeded')
    expect([await linked(), await linked(second.id)]).toEqual([[world.group.id], []])
    expect(await auditOf(world.school.id)).toEqual([])
  })

  test('removed pupils take no seat; pupils of a combined group do', async () => {
    world = await makeWorld({ seats: 2 })
    await everything().pupil.update({ where: { id: (await makePupil(world.school.id, world.other.id)).id }, data: { removedAt: PAST } })
    expect(await refused(link([[world.licence.id, world.other.id]]))).toBeUndefined()
    const third = await makeGroup(world.school.id)
    await everything().pupilGroup.create({ data: { schoolId: world.school.id, pupilId: (await makePupil(world.school.id, third.id)).id, groupId: world.plus.id } })
    expect(await refused(link([[world.licence.id, world.plus.id]]))).toBe('seats-exceeded')
  })

  test('two coordinators at once do not sell a seat twice', async () => {
    world = await makeWorld({ seats: 2 })
    const [a, b] = [await makeGroup(world.school.id), await makeGroup(world.school.id)]
    for (const { id } of [a, b]) await makePupil(world.school.id, id)
    const second = (await signedIn(world.school.id, { roles: ['coordinator'] })).actor
    const results = await Promise.all([refused(link([[world.licence.id, a.id]])), refused(link([[world.licence.id, b.id]], second))])
    expect(results.sort()).toEqual(['seats-exceeded', undefined])
  })

  test.each<[string, () => Promise<[string, string]>]>([
    ['another school’s licence', async () => [(await makeWorld()).licence.id, world.group.id]],
    ['another school’s group', async () => [world.licence.id, (await makeWorld()).group.id]],
    ['a removed group', async () => { await everything().group.update({ where: { id: world.other.id }, data: { removedAt: PAST } }); return [world.licence.id, world.other.id] }],
    ['a licence that the publisher links', async () => [(await giveLicence(world.school.id, 'leerlingtoets')).id, world.group.id]],
    ['a licence of a publisher without a tick', async () => [(await giveLicence(world.school.id, 'leesstart', { linking: 'portal' })).id, world.group.id]],
    ['nothing', async () => ['00000000-0000-4000-8000-000000000000', world.group.id]],
  ])('DAT-1: %s is not there', async (_, pair) => {
    const other = await pair()
    expect(await refused(link([[world.licence.id, world.other.id], other]))).toBe('not-found')
    expect(await linked()).toEqual([world.group.id])
  })
})

describe('MAT-3: TARGET must be a registered address', () => {
  const APP = `${OUTSIDE}/cito/app/groeimeter`
  beforeAll(async () => {
    const { methodId } = await everything().product.findFirstOrThrow({ where: { code: 'groeimeter' } })
    await everything().product.create({ data: { methodId, code: 'idn', name: 'Bücher', url: 'https://xn--bcher-kva.example/app' } })
  })
  test.each([APP, `${APP}#deel-2`, APP.replace('http:', 'HTTP:'), ` ${APP} `, 'https://bücher.example/app', 'https://BÜCHER.example/app', 'https://xn--bcher-kva.example:443/app'])('%s is one', async (address) => {
    expect(await productByUrl(address)).not.toBeNull()
  })
  test.each([
    `${APP}/`, `${APP}?x=1`, `${APP}/..`, APP.slice(0, -1), APP.replace('groeimeter', 'Groeimeter'), APP.replace(':9', ':10'), APP.replace('http:', 'https:'), APP.replace('//', '//x@'), APP.replace('//', '//x:y@'),
    'javascript:alert(1)', `javascript:${APP}`, `data:text/html,${APP}`, '//127.0.0.1:9/cito/app/groeimeter', '/cito/app/groeimeter', '', 'x', 'https://bucher.example/app', `${APP}%00`, `${OUTSIDE}\\cito`,
  ])('%j is none', async (address) => expect(await productByUrl(address)).toBeNull())
})
