import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askAll, askWhy, type AskedPlace } from '@/lib/licences/ask-why'
import { choicesFor, SELF, subjectOf } from '@/lib/licences/diagnosis-people'
import { homeTitles } from '@/lib/licences/home-titles'
import { giveConsent, giveLicence, makeGroup, makeHome, makePupil, makeSchool, makeStaff, makeSubstitute } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { seedTestPublishers, signedIn } from '../support/people'

const PAST = new Date('2026-01-09')

async function makeWorld() {
  const school = await makeSchool()
  const [group, other] = [await makeGroup(school.id, { name: 'Egels' }), await makeGroup(school.id, { name: 'Otters' })]
  const [bo, outsider] = [await makePupil(school.id, group.id, { firstName: 'Bo', lastName: 'Bakker' }), await makePupil(school.id, other.id, { firstName: 'Otto', lastName: 'Smit' })]
  const consent = await giveConsent(school.id, 'cito')
  const licence = await giveLicence(school.id, 'groeimeter', { linking: 'portal', groupIds: [group.id] })
  const coordinator = (await signedIn(school.id, { roles: ['coordinator'], firstName: 'Iris', lastName: 'Dijk' })).actor
  const teacher = (await signedIn(school.id, { roles: ['teacher'], groupIds: [group.id], firstName: 'Anja', lastName: 'Vos' })).actor
  return { school, group, other, bo, outsider, consent, licence, coordinator, teacher }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(seedTestPublishers)
beforeEach(async () => void (world = await makeWorld()))

type Asker = typeof world.teacher
const productId = async (code: string) => (await everything().product.findFirstOrThrow({ where: { code } })).id
async function stops(actor: Asker, key: string, place: AskedPlace = 'school', product = world.licence.productId): Promise<string | null> {
  const detail = (await askWhy(actor, (await subjectOf(actor, key))!, place, product))!
  const missing = detail.diagnosis.steps.find(({ state }) => state === 'missing')
  expect(detail.diagnosis.opens).toBe(!missing)
  return missing ? `${missing.step}/${missing.mender}` : null
}
const bo = () => `leerling-${world.bo.id}`
const otto = () => `leerling-${world.outsider.id}`

describe('LIC-7: the walk on real rows', () => {
  test.each<[string, () => Promise<unknown>, string | null]>([
    ['all is well', async () => undefined, null],
    ['a pupil who left', () => everything().pupil.update({ where: { id: world.bo.id }, data: { removedAt: new Date() } }), 'las/las'],
    ['a pupil without a group', () => everything().pupil.update({ where: { id: world.bo.id }, data: { groupId: null } }), 'group/las'],
    ['a tick that was withdrawn', () => everything().consent.update({ where: { id: world.consent.id }, data: { withdrawnAt: PAST } }), 'consent/coordinator'],
    ['a licence that is gone', () => everything().licence.delete({ where: { id: world.licence.id } }), 'licence/publisher'],
    ['a licence that is linked to nobody', () => everything().licenceGroup.deleteMany({ where: { licenceId: world.licence.id } }), 'link/coordinator'],
    ['a school without an address', () => everything().schoolAddress.deleteMany({ where: { schoolId: world.school.id } }), 'place/coordinator'],
  ])('%s', async (_, happens, expected) => {
    await happens()
    expect(await stops(world.coordinator, bo())).toBe(expected)
  })

  test('places: at school from wherever one asks, here as the gate sees it, at home by what is allowed there', async () => {
    const away = { ...world.teacher, address: '198.51.100.9' }
    expect([await stops(away, bo()), await stops(away, bo(), 'hier'), await stops(world.teacher, bo(), 'hier')]).toEqual([null, 'place/coordinator', null])
    expect(await stops(away, bo(), 'thuis'), 'nobody set up a home login').toBe('place/teacher')
    await makeHome(`thuis-${world.school.brin}@thuis.example`, [world.bo])
    expect(await stops(away, bo(), 'thuis')).toBeNull()
    const test = await giveLicence(world.school.id, 'leerlingtoets', { linking: 'portal', groupIds: [world.group.id] })
    expect(await stops(world.teacher, bo(), 'thuis', test.productId)).toBe('place/nobody')
  })

  test('SUB-1: a running substitute can be asked after; an account that nobody uses cannot', async () => {
    const { employment } = await makeSubstitute(world.school.id, world.group.id)
    const accounts = (await everything().employment.findMany({ where: { schoolId: world.school.id, substituteGroupId: { not: null } } })).map(({ id }) => `medewerker-${id}`)
    const offered = (await choicesFor(world.coordinator)).map(({ key }) => key)
    expect(accounts.filter((key) => offered.includes(key))).toEqual([`medewerker-${employment.id}`])
    expect(await stops(world.coordinator, `medewerker-${employment.id}`)).toBeNull()
  })

  test('staff: oneself, and for a coordinator everybody; without an account it stops at once', async () => {
    expect(await stops(world.teacher, SELF)).toBeNull()
    expect(await stops(world.coordinator, SELF)).toBe('group/nobody')
    expect(await stops(world.coordinator, `medewerker-${world.teacher.employmentId}`)).toBeNull()
    const { employment } = await makeStaff(world.school.id, { roles: ['teacher'], email: null })
    expect(await stops(world.coordinator, `medewerker-${employment.id}`)).toBe('las/coordinator')
  })

  test('HLP-5: the publisher’s contact data, the LAS by name, the school’s coordinators', async () => {
    // Who never logged in helps nobody, whether or not there is a login.
    for (const person of [{ active: false }, { email: null }]) await makeStaff(world.school.id, { roles: ['coordinator'], ...person })
    await everything().lasLink.create({ data: { schoolId: world.school.id, system: 'parnassys' } })
    await everything().pupil.update({ where: { id: world.bo.id }, data: { removedAt: new Date() } })
    const detail = (await askWhy(world.coordinator, (await subjectOf(world.coordinator, bo()))!, 'school', world.licence.productId))!
    expect(detail.publisher).toMatchObject({ name: 'Cito', email: 'helpdesk@cito.example' })
    expect(detail.coordinators).toEqual(['Iris Dijk'])
    expect(detail.diagnosis.steps[0]!.advice).toContain('ParnasSys')
  })

  test('without a title: all that is licensed, and what ticked publishers have besides', async () => {
    await giveLicence(world.school.id, 'taalbrug')
    const names = (await askAll(world.teacher, (await subjectOf(world.teacher, bo()))!, 'school')).map(({ title, diagnosis }) => `${title.productName} ${diagnosis.opens ? 'ja' : diagnosis.steps.find(({ state }) => state === 'missing')!.step}`)
    expect(names).toEqual(['Groeimeter ja', 'Kleuter in beeld licence', 'Leerlingtoets licence', 'Taalbrug consent'])
  })
})

describe('LIC-7, GRP-6, DAT-1: whom one may ask after', () => {
  const keys = async (actor: Asker) => (await choicesFor(actor)).map(({ key, under }) => `${key} ${under}`)

  test('a teacher: oneself and the pupils of the own groups', async () => {
    expect(await keys(world.teacher)).toEqual([`${SELF} `, `${bo()} Egels`])
    expect(await subjectOf(world.teacher, otto())).toBeNull()
    expect(await subjectOf(world.teacher, `medewerker-${world.coordinator.employmentId}`)).toBeNull()
    expect((await subjectOf(world.teacher, SELF))!.employmentId).toBe(world.teacher.employmentId)
  })
  test('a coordinator: everybody of the school, and who left lately', async () => {
    await everything().pupil.update({ where: { id: world.outsider.id }, data: { removedAt: new Date() } })
    expect(await keys(world.coordinator)).toEqual([`${SELF} `, `${bo()} Egels`, `${otto()} Onlangs vertrokken`, `medewerker-${world.teacher.employmentId} Medewerkers`])
    await everything().pupil.update({ where: { id: world.outsider.id }, data: { removedAt: PAST } })
    expect(await keys(world.coordinator)).toHaveLength(3)
    expect(await subjectOf(world.coordinator, otto())).toBeNull()
    expect(await subjectOf(world.teacher, otto())).toBeNull()
  })
  test('another school’s people, and what is nobody, look the same: not there', async () => {
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    for (const key of [bo(), `medewerker-${world.teacher.employmentId}`, 'leerling-onzin', 'leerling-', '', 'ik ', `ouder-${world.bo.id}`]) expect(await subjectOf(stranger, key), key).toBeNull()
    expect(await askWhy(world.teacher, (await subjectOf(world.teacher, SELF))!, 'school', 'onzin')).toBeNull()
    expect(await askWhy(world.teacher, (await subjectOf(world.teacher, SELF))!, 'school', world.bo.id)).toBeNull()
  })
})

describe('LIC-5: what works at home', () => {
  const names = async () => {
    const { home, schoolOnly } = await homeTitles(world.teacher)
    return [home.map(({ name }) => name), schoolOnly.map(({ name }) => name)]
  }
  test('pupil titles that are linked; a test never, whatever its publisher marked', async () => {
    const toets = await giveLicence(world.school.id, 'leerlingtoets', { linking: 'portal', groupIds: [world.group.id] })
    await giveLicence(world.school.id, 'kleuter-in-beeld')
    expect(await names()).toEqual([['Groeimeter'], ['Leerlingtoets']])
    await everything().product.update({ where: { id: toets.productId }, data: { homeAllowed: true } })
    expect(await names()).toEqual([['Groeimeter'], ['Leerlingtoets']])
    await everything().product.update({ where: { id: toets.productId }, data: { homeAllowed: false } })
  })
  test('nothing of a publisher without a tick, nor teachers’ software', async () => {
    await giveConsent(world.school.id, 'malmberg')
    await giveLicence(world.school.id, 'rekenreis-leerkracht', { groupIds: [world.group.id] })
    await everything().consent.update({ where: { id: world.consent.id }, data: { withdrawnAt: PAST } })
    expect(await names()).toEqual([[], []])
    expect(await productId('groeimeter')).toBe(world.licence.productId)
  })
})
