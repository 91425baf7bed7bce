import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { saveConsents } from '@/lib/consent/save-consents'
import { countTicked, publishersFor } from '@/lib/consent/queries'
import { groupOverview, groupsFor, schoolCounts } from '@/lib/groups/queries'
import { setLoginMethod } from '@/lib/groups/set-login-method'
import { addAddress, removeAddress } from '@/lib/network/addresses'
import { addressesOf, isSchoolAddress } from '@/lib/network/queries'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { giveConsent, makeGroup, makeHome, makePupil, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { seedTestPublishers, signedIn } from '../support/people'
import { shownTerms } from '../support/terms'

let ict: StaffAtSchool
let slugs: Map<string, string>
beforeAll(async () => {
  await seedTestPublishers()
  slugs = new Map((await everything().publisher.findMany()).map(({ slug, id }) => [slug, id]))
})
beforeEach(async () => void (ict = (await signedIn((await makeSchool({ addresses: [] })).id, { roles: ['coordinator'] })).actor))
const here = () => scopeOf(ict)
const id = (slug: string) => slugs.get(slug)!

describe('PUB-1: Sla uitgeverijen op', () => {
  const save = async (ticked: string[], shown = ['cito', 'malmberg', 'zwijsen'], actor = ict) => {
    const terms = await shownTerms(...shown.map(id))
    const was = (await publishersFor(here())).filter((row) => row.ticked).map((row) => row.id)
    return command(actor, (context) => saveConsents(context, { publisher: ticked.map(id), shown: shown.map(id), was, terms }), new Date('2026-11-20T10:00:00Z'))
  }
  const rows = () => everything().consent.findMany({ where: { schoolId: ict.school.id }, orderBy: { grantedAt: 'asc' } })
  const live = async () => (await publishersFor(here())).filter(({ ticked }) => ticked).map(({ name }) => name)

  test('ticks are given, by whom and when; PUB-3: each publisher’s attributes are shown in words', async () => {
    expect(await save(['cito', 'malmberg'])).toEqual({ granted: 2, withdrawn: 0 })
    expect(await live()).toEqual(['Cito', 'Malmberg'])
    expect(await rows()).toMatchObject([{ grantedById: ict.userId, withdrawnAt: null }, { grantedById: ict.userId, withdrawnAt: null }])
    expect((await rows())[0]!.grantedAt.toISOString()).toBe('2026-11-20T10:00:00.000Z')
    const cito = (await publishersFor(here())).find(({ name }) => name === 'Cito')!
    expect([cito.connected, cito.shared.includes('ECK iD')]).toEqual([true, true])
    expect(await countTicked(here())).toBe(2)
  })

  test('PUB-4: a withdrawn tick stays as history; a new one is a new row', async () => {
    await save(['cito'])
    expect(await save([])).toEqual({ granted: 0, withdrawn: 1 })
    await save(['cito'])
    expect((await rows()).map(({ withdrawnAt, withdrawnById }) => [withdrawnAt !== null, withdrawnById])).toEqual(expect.arrayContaining([[true, ict.userId], [false, null]]))
    expect(await live()).toEqual(['Cito'])
  })

  test('saving the same again changes and tells nothing', async () => {
    await save(['cito'])
    const before = await rows()
    expect(await save(['cito'])).toEqual({ granted: 0, withdrawn: 0 })
    expect(await rows()).toEqual(before)
    expect(await auditOf(ict.school.id)).toEqual([{ action: 'consent.granted', outcome: 'done', subjectId: id('cito'), actorKind: 'staff', details: {} }])
  })

  test('two coordinators at once: each one’s change is kept, no tick is there twice', async () => {
    await save(['malmberg'])
    const second = (await signedIn(ict.school.id, { roles: ['coordinator'] })).actor
    await Promise.all([save(['cito', 'malmberg'], ['cito', 'malmberg']), save(['cito', 'malmberg'], ['cito', 'malmberg'], second), save([], ['malmberg']), save(['zwijsen'], ['zwijsen'], second)])
    expect(new Set(await live()).size).toBe((await live()).length)
    expect(await live()).toEqual(expect.arrayContaining(['Cito', 'Zwijsen']))
    expect((await rows()).filter(({ publisherId, withdrawnAt }) => publisherId === id('cito') && !withdrawnAt)).toHaveLength(1)
  })

  test.each([['unknown', '00000000-0000-4000-8000-000000000000'], ['a school', 'school']])('an id that is %s: refused, nothing saved', async (_, wrong) => {
    const ids = [id('cito'), wrong === 'school' ? ict.school.id : wrong]
    expect(await refused(command(ict, (context) => saveConsents(context, { publisher: ids, shown: ids, was: [], terms: '' })))).toBe('not-found')
    expect(await rows()).toEqual([])
    expect(await auditOf(ict.school.id)).toEqual([])
  })

  test('DAT-1: other schools’ ticks are neither seen nor touched', async () => {
    const stranger = await makeSchool()
    await giveConsent(stranger.id, 'cito')
    expect(await live()).toEqual([])
    await save([])
    expect(await everything().consent.count({ where: { schoolId: stranger.id, withdrawnAt: null } })).toBe(1)
  })
})

describe('NET-1: IP-adres toevoegen', () => {
  const add = (address: string, actor = ict) => command(actor, (context) => addAddress(context, { address, connectionType: 'static' }))
  const remove = (address: string, actor = ict) => command(actor, (context) => removeAddress(context, { id: address }))

  test('an address counts at once, and no more once it is taken away', async () => {
    expect(await isSchoolAddress(ict.school.id, '203.0.113.7')).toBe(false)
    expect(await add(' 203.0.113.7/28 ')).toMatchObject({ cidr: '203.0.113.0/28', connectionType: 'static' })
    for (const [address, expected] of [['203.0.113.7', true], ['203.0.113.15', true], ['203.0.113.16', false], ['2001:db8::1', false]] as const) expect(await isSchoolAddress(ict.school.id, address)).toBe(expected)
    const [row] = await addressesOf(here())
    await remove(row!.id)
    expect(await isSchoolAddress(ict.school.id, '203.0.113.7')).toBe(false)
    expect((await auditOf(ict.school.id)).map(({ action, subjectId }) => [action, subjectId])).toEqual([['network.address-added', row!.id], ['network.address-removed', row!.id]])
  })

  test('IPv6; nobody’s address is never the school’s', async () => {
    await add('2001:db8:1::/64')
    expect(await isSchoolAddress(ict.school.id, '2001:db8:1::99')).toBe(true)
    expect(await isSchoolAddress(ict.school.id, null)).toBe(false)
  })

  test('known already: said so, also in another spelling, and when two add it at once', async () => {
    await add('203.0.113.7')
    for (const again of ['203.0.113.7', '203.0.113.7/32', '::ffff:203.0.113.7']) expect(await refused(add(again))).toBe('address-known')
    expect((await Promise.all([refused(add('203.0.113.9')), refused(add('203.0.113.9'))])).sort()).toEqual(['address-known', undefined])
    expect(await addressesOf(here())).toHaveLength(2)
  })

  test('within a network of the list: said so; around others: added, and they are named; how a range was read is told', async () => {
    await add('203.0.113.0/28')
    expect(await refused(add('203.0.113.7'))).toBe('address-within')
    await add('198.51.100.20')
    expect(await add('198.51.100.21/29')).toMatchObject({ shown: '198.51.100.16/29', rounded: true, spare: ['198.51.100.20'] })
    expect(await add('192.0.2.1')).toMatchObject({ shown: '192.0.2.1', rounded: false, spare: [] })
  })

  test('within a network that may change some day: added all the same', async () => {
    await command(ict, (context) => addAddress(context, { address: '203.0.113.0/28', connectionType: 'dynamic' }))
    await add('203.0.113.7')
    expect((await addressesOf(here())).map(({ cidr }) => cidr).sort()).toEqual(['203.0.113.0/28', '203.0.113.7/32'])
  })

  test('malformed or too wide: refused, nothing saved', async () => {
    expect([await refused(add('school')), await refused(add('198.51.0.0/16')), await refused(add('10.0.0.0/8'))]).toEqual(['address-malformed', 'address-too-wide', 'address-private'])
    expect([await addressesOf(here()), await auditOf(ict.school.id)]).toEqual([[], []])
  })

  test('DAT-1: another school’s address is not there; the same address may be two schools’', async () => {
    const stranger = (await signedIn((await makeSchool({ addresses: [] })).id, { roles: ['coordinator'] })).actor
    await add('203.0.113.7', stranger)
    const [theirs] = await addressesOf(scopeOf(stranger))
    expect(await refused(remove(theirs!.id))).toBe('not-found')
    expect(await refused(remove('00000000-0000-4000-8000-000000000000'))).toBe('not-found')
    expect(await refused(add('203.0.113.7'))).toBeUndefined()
    expect(await addressesOf(scopeOf(stranger))).toEqual([theirs])
  })

  test('who added it, and when; a removal tells what it was, so that it can be undone', async () => {
    await add('203.0.113.0/28')
    const [row] = await addressesOf(here())
    expect(row).toMatchObject({ cidr: '203.0.113.0/28', connectionType: 'static', addedById: ict.userId, addedBy: ict.name, createdAt: expect.any(Date) })
    const gone = await remove(row!.id)
    expect([gone.cidr, await addressesOf(here())]).toEqual(['203.0.113.0/28', []])
    await command(ict, (context) => addAddress(context, { address: gone.cidr, connectionType: gone.connectionType }))
    expect((await addressesOf(here())).map(({ cidr, addedBy }) => [cidr, addedBy])).toEqual([['203.0.113.0/28', ict.name]])
    expect((await auditOf(ict.school.id)).map(({ action }) => action)).toEqual(['network.address-added', 'network.address-removed', 'network.address-added'])
  })

  test('no more than fifty', async () => {
    for (let n = 1; n <= 50; n += 1) await add(`203.0.113.${n}`)
    expect(await refused(add('203.0.113.51'))).toBe('too-many-addresses')
    expect(await addressesOf(here())).toHaveLength(50)
  })
})

describe('GRP-2: Wijzig login methode groep', () => {
  const set = (groupId: string, actor = ict) => command(actor, (context) => setLoginMethod(context, { groupId, method: 'picture', own: 'overwrite' }))

  test('the whole group, single pupils’ own choices included; other groups stay', async () => {
    const [group, other] = [await makeGroup(ict.school.id), await makeGroup(ict.school.id)]
    await makePupil(ict.school.id, group.id, { loginMethod: 'pin' })
    const elsewhere = await makePupil(ict.school.id, other.id, { loginMethod: 'pin' })
    await set(group.id)
    expect((await groupOverview(here(), group.id))!).toMatchObject({ loginMethod: 'picture', pupils: [{ method: 'picture' }] })
    expect((await everything().pupil.findUniqueOrThrow({ where: { id: elsewhere.id } })).loginMethod).toBe('pin')
    expect(await auditOf(ict.school.id)).toEqual([{ action: 'groups.login-method-set', outcome: 'done', subjectId: group.id, actorKind: 'staff', details: { method: 'picture', kept: 0 } }])
  })

  test('GRP-6, DAT-1: a teacher only the own groups; another school’s, a removed one and a combined one are not there', async () => {
    const [own, other, plus, gone] = [await makeGroup(ict.school.id), await makeGroup(ict.school.id), await makeGroup(ict.school.id, { kind: 'combined' }), await makeGroup(ict.school.id)]
    await everything().group.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
    const teacher = (await signedIn(ict.school.id, { roles: ['teacher'], groupIds: [own.id] })).actor
    expect(await refused(set(own.id, teacher))).toBeUndefined()
    const strange = await makeGroup((await makeSchool()).id)
    expect([await refused(set(other.id, teacher)), await refused(set(strange.id)), await refused(set(gone.id)), await refused(set(plus.id))]).toEqual(Array.from({ length: 4 }, () => 'not-found'))
    expect((await everything().group.findMany({ where: { loginMethod: 'picture', schoolId: ict.school.id } })).map((row) => row.id)).toEqual([own.id])
  })
})

describe('GRP-1: the groepsoverzicht', () => {
  test('pupils by name with picture, readable pin and home state; removed ones and teachers who left are not there', async () => {
    const group = await makeGroup(ict.school.id, { name: 'Groep 5A' })
    const bo = await makePupil(ict.school.id, group.id, { firstName: 'Bo', lastName: 'Bakker', pin: '4711' })
    await makePupil(ict.school.id, group.id, { firstName: 'Aad', prefix: 'van', lastName: 'Aa' })
    await everything().pupil.update({ where: { id: (await makePupil(ict.school.id, group.id)).id }, data: { removedAt: new Date() } })
    await makeHome(`${bo.id}@thuis.example`, [bo], { activated: false })
    const [anja, gone] = [await signedIn(ict.school.id, { roles: ['teacher'], firstName: 'Anja', lastName: 'Smit', groupIds: [group.id] }), await signedIn(ict.school.id, { roles: ['teacher'], groupIds: [group.id] })]
    await everything().employment.update({ where: { id: gone.actor.employmentId }, data: { removedAt: new Date() } })
    const view = (await groupOverview(scopeOf(anja.actor), group.id))!
    expect(view.teachers).toEqual(['Anja Smit'])
    expect(view.pupils.map(({ firstName, prefix, lastName, home }) => [firstName, prefix, lastName, home])).toEqual([['Aad', 'van', 'Aa', 'Nee/Nee'], ['Bo', null, 'Bakker', 'Ja/Nee']])
    expect(view.pupils[1]).toMatchObject({ id: bo.id, method: 'pin', secret: '4711', picture: bo.picture })
    expect(await schoolCounts(here())).toMatchObject({ pupils: 2, groups: 1 })
  })

  test('GRP-6, DAT-1: not one’s own group looks like no group; the list has the own ones only', async () => {
    const [own, other] = [await makeGroup(ict.school.id), await makeGroup(ict.school.id)]
    const teacher = scopeOf((await signedIn(ict.school.id, { roles: ['teacher'], groupIds: [own.id] })).actor)
    const strange = await makeGroup((await makeSchool()).id)
    expect((await groupsFor(teacher)).map((row) => row.id)).toEqual([own.id])
    expect([await groupOverview(teacher, other.id), await groupOverview(here(), strange.id)]).toEqual([null, null])
    expect((await groupsFor(here())).map((row) => row.id).sort()).toEqual([own.id, other.id].sort())
  })
})
