import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { linkGroups } from '@/lib/licences/link-groups'
import { linkPupil } from '@/lib/licences/link-pupil'
import { hostedLicence } from '@/lib/licences/one-licence'
import { factsOfProduct } from '@/lib/licences/queries'
import { whyNot } from '@/lib/licences/rules'
import { setLevels } from '@/lib/licences/set-levels'
import { hostedLicences } from '@/lib/licences/titles'
import { usageOf } from '@/lib/licences/usage'
import { levelsOf as levelsForPublisher } from '@/lib/publisher-api/levels'
import { scopeOf } from '@/lib/access/actor'
import { giveConsent, giveLicence, grantToGroups, makeGroup, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { seedTestPublishers, signedIn } from '../support/people'

/** Groeimeter of Cito with its levels, linked to one of two groups. */
async function makeWorld({ seats = 80 } = {}) {
  const school = await makeSchool()
  const [group, other] = [await makeGroup(school.id, { name: 'Egels' }), await makeGroup(school.id, { name: 'Bevers' })]
  const [bo, chris, daan] = [await makePupil(school.id, group.id), await makePupil(school.id, group.id), await makePupil(school.id, other.id)]
  const consent = await giveConsent(school.id, 'cito')
  const licence = await giveLicence(school.id, 'groeimeter', { linking: 'portal', seats, groupIds: [group.id] })
  const { actor } = await signedIn(school.id, { roles: ['coordinator'] })
  return { school, group, other, bo, chris, daan, consent, licence, actor }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(seedTestPublishers)
beforeEach(async () => void (world = await makeWorld()))

const give = (pupil: { id: string }, ...level: string[]) => command(world.actor, (context) => linkPupil(context, { licence: world.licence.id, pupil: pupil.id, level }))
const choose = (rows: { id: string }[], ...level: string[]) => command(world.actor, (context) => setLevels(context, { licence: world.licence.id, row: rows.map(({ id }) => id), level }))
const facts = async (pupil: { id: string }) => (await factsOfProduct({ schoolId: world.school.id, pupilId: pupil.id, employmentId: null, address: '127.0.0.1' }, world.licence.productId))!
const levelsOf = async (pupil: { id: string }) => (await facts(pupil)).levels
const audit = async () => (await auditOf(world.school.id)).filter(({ action }) => action.startsWith('licences.')).map(({ action, subjectId, details }) => ({ action, subjectId, details }))

describe('LIC-4, LIC-9: a single pupil', () => {
  test('gets the licence at levels of its own, and opens the title', async () => {
    expect(whyNot(await facts(world.daan), { kind: 'pupil', login: 'school', onDevice: false })).toBe('not-linked')
    await give(world.daan, 'plus', 'basis')
    expect(whyNot(await facts(world.daan), { kind: 'pupil', login: 'school', onDevice: false })).toBeNull()
    expect(await levelsOf(world.daan)).toEqual(['basis', 'plus'])
    expect(await audit()).toEqual([{ action: 'licences.pupil-linked', subjectId: world.licence.id, details: { pupil: world.daan.id } }])
  })
  test.each<[string, () => Promise<unknown>, string]>([
    ['a level that the title does not have', () => give(world.daan, '9F'), 'unknown-level'],
    ['a pupil who has it already', async () => { await give(world.daan); return give(world.daan) }, 'pupil-linked-already'],
    ['a pupil who left', async () => { await everything().pupil.update({ where: { id: world.daan.id }, data: { removedAt: new Date() } }); return give(world.daan) }, 'not-found'],
    ['DAT-1: a pupil of another school', async () => give((await makeWorld()).bo), 'not-found'],
    ['DAT-1: another school’s licence', async () => { const { licence } = await makeWorld(); return command(world.actor, (context) => linkPupil(context, { licence: licence.id, pupil: world.daan.id, level: [] })) }, 'not-found'],
    ['a licence that the publisher links', async () => { await everything().licence.update({ where: { id: world.licence.id }, data: { linking: 'publisher' } }); return give(world.daan) }, 'not-found'],
    ['PUB-1: a publisher without a tick', async () => { await everything().consent.update({ where: { id: world.consent.id }, data: { withdrawnAt: new Date() } }); return give(world.daan) }, 'not-found'],
    ['no seat left', async () => { await everything().licence.update({ where: { id: world.licence.id }, data: { seats: 2 } }); return give(world.daan) }, 'seats-exceeded'],
  ])('refused: %s', async (_, happens, code) => {
    expect(await refused(happens())).toBe(code)
    expect(await everything().licencePerson.count({ where: { licenceId: world.licence.id, levels: { isEmpty: false } } })).toBe(0)
  })
  test('one who is in a linked group takes no second seat, and neither does one whose group is linked later', async () => {
    await everything().licence.update({ where: { id: world.licence.id }, data: { seats: 3 } })
    await give(world.bo, 'plus')
    await give(world.daan)
    await command(world.actor, (context) => linkGroups(context, { link: [`${world.licence.id}:${world.other.id}`] }))
    expect((await usageOf(world.school.id)).inUse).toMatchObject([{ pupils: 3, seats: 3 }])
    expect(await refused((async () => command(world.actor, async (context) => linkPupil(context, { licence: world.licence.id, pupil: (await makePupil(world.school.id, null)).id, level: [] })))())).toBe('seats-exceeded')
  })
  test('of two coordinators who want the last seat one gets it', async () => {
    await everything().licence.update({ where: { id: world.licence.id }, data: { seats: 3 } })
    const eva = await makePupil(world.school.id, world.other.id)
    const outcomes = await Promise.all([refused(give(world.daan)), refused(give(eva))])
    expect(outcomes.sort()).toEqual(['seats-exceeded', undefined])
  })
})

describe('LIC-4: levels', () => {
  test('of a group count for its pupils, those of a pupil go before them', async () => {
    await choose([world.group], `${world.group.id}:extra hulp`)
    expect([await levelsOf(world.bo), await levelsOf(world.chris)]).toEqual([['extra hulp'], ['extra hulp']])
    await give(world.bo, 'plus')
    expect([await levelsOf(world.bo), await levelsOf(world.chris)]).toEqual([['plus'], ['extra hulp']])
    await choose([world.group, world.bo], `${world.bo.id}:plus`, `${world.bo.id}:basis`)
    expect([await levelsOf(world.bo), await levelsOf(world.chris)]).toEqual([['basis', 'plus'], []])
    expect(await audit()).toMatchObject([{ action: 'licences.levels-set', details: { of: [world.group.id] } }, { action: 'licences.pupil-linked' }, { details: { of: [world.group.id, world.bo.id] } }])
    expect(await choose([world.group])).toEqual({ changed: 0 })
  })
  test.each<[string, () => Promise<unknown>, string]>([
    ['a level that the title does not have', () => choose([world.group], `${world.group.id}:9F`), 'unknown-level'],
    ['a group without the licence', () => choose([world.group, world.other], `${world.group.id}:plus`), 'not-found'],
    ['DAT-1: another school’s licence', async () => { const { licence, group } = await makeWorld(); return command(world.actor, (context) => setLevels(context, { licence: licence.id, row: [group.id], level: [] })) }, 'not-found'],
  ])('refused: %s; nothing is saved', async (_, happens, code) => {
    expect(await refused(happens())).toBe(code)
    expect(await levelsOf(world.bo)).toEqual([])
  })
  test('LIC-9: the publisher reads them by the numbers of pupils, of schools that ticked it only', async () => {
    await give(world.daan, 'plus')
    await give(world.bo, 'basis')
    await choose([world.group], `${world.group.id}:extra hulp`)
    const product = await everything().product.findUniqueOrThrow({ where: { id: world.licence.productId }, include: { method: true } })
    const read = async () => {
      const ours = [world.bo, world.chris, world.daan].map(({ portalId }) => Number(portalId))
      return (await levelsForPublisher(product.method.publisherId, product)).niveaus.filter(({ gebruiker }) => ours.includes(gebruiker))
    }
    expect(await read()).toEqual([[world.bo, 'basis'], [world.chris, 'extra hulp'], [world.daan, 'plus']].map(([pupil, level]) => ({ gebruiker: Number((pupil as typeof world.bo).portalId), niveaus: [level] })))
    await everything().consent.update({ where: { id: world.consent.id }, data: { withdrawnAt: new Date() } })
    expect(await read()).toEqual([])
  })
  test('the screen shows them by group and pupil', async () => {
    await give(world.daan, 'plus')
    await choose([world.group], `${world.group.id}:basis`)
    expect(await hostedLicence(scopeOf(world.actor), world.licence.id)).toMatchObject({
      title: 'Groeimeter', publisher: 'Cito', levels: ['basis', 'extra hulp', 'plus'],
      groups: [{ id: world.group.id, name: 'Egels', levels: ['basis'] }], pupils: [{ id: world.daan.id, detail: 'Bevers', levels: ['plus'] }],
    })
    expect(await hostedLicences(scopeOf(world.actor))).toMatchObject([{ singles: 1, used: 3 }])
    expect(await hostedLicence(scopeOf((await makeWorld()).actor), world.licence.id)).toBeNull()
    expect(await hostedLicence(scopeOf(world.actor), 'onzin')).toBeNull()
  })
})

test('LIC-8: seats against use, and what nobody has', async () => {
  await giveConsent(world.school.id, 'malmberg')
  const reis = await giveLicence(world.school.id, 'rekenreis', { seats: 40 })
  await makeStaff(world.school.id, { roles: ['teacher'], groupIds: [world.group.id] })
  await giveLicence(world.school.id, 'leerlingtoets', { linking: 'portal', seats: 60 })
  await everything().licence.update({ where: { id: (await giveLicence(world.school.id, 'spellingspoor')).id }, data: { endsOn: new Date('2026-09-01') } })
  expect(await usageOf(world.school.id)).toMatchObject({
    unused: [{ name: 'Leerlingtoets', seats: 60 }, { name: 'Rekenreis', pupils: 0 }], inUse: [{ name: 'Groeimeter', pupils: 2, groups: ['Egels'], consented: true }], past: [{ name: 'Spellingspoor' }],
  })
  await grantToGroups(world.school.id, reis.id, [world.group.id])
  expect((await usageOf(world.school.id)).inUse).toMatchObject([{ name: 'Groeimeter' }, { name: 'Rekenreis', pupils: 2, staff: 1 }])
})
