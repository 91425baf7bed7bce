import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encrypt } from '@/lib/platform/crypto'
import { giveConsent, makePupil } from '@/prisma/seed/factories'
import type { Ask } from '../support/publisher-service'
import { database, makeWorld, rest, startWithPublishers, type World } from '../support/publisher-world'

/* Domain facts 1.3: mutationTimestamp is when what a publisher is shown of a school last changed. The database keeps it. */
let service: Awaited<ReturnType<typeof startWithPublishers>>
let cito: Ask
let world: World
beforeAll(async () => {
  service = await startWithPublishers()
  cito = await service.as('cito')
  world = await makeWorld('cito')
})
afterAll(() => service.close())

type Meta = { metaResult: { mutationTimestamp: string; generationTimestamp: string } }
const meta = async (part = '', of: { id: number } = world) => ((await cito('GET', rest(of, part))).json as Meta).metaResult
const changedAt = async (of: { id: number } = world) => Date.parse((await meta('', of)).mutationTimestamp)
/** By how much it moved. */
async function moved(change: () => Promise<unknown>, of: { id: number } = world): Promise<number> {
  const before = await changedAt(of)
  await change()
  return (await changedAt(of)) - before
}

test('it stands while nothing changes, however often it is asked for, and is the same in each part', async () => {
  const first = await meta()
  const parts = await Promise.all(['', '/details', '/groepen', '/leerlingen', '/staf'].map((part) => meta(part)))
  expect(new Set(parts.map(({ mutationTimestamp }) => mutationTimestamp))).toEqual(new Set([first.mutationTimestamp]))
  expect(Date.parse(parts[0]!.generationTimestamp)).toBeGreaterThan(Date.parse(first.mutationTimestamp))
})

describe('it moves with what is shown', () => {
  const pupil = () => ({ where: { id: world.bo.id } })
  const changes: [string, () => Promise<unknown>][] = [
    ['a pupil’s name', () => database().pupil.update({ ...pupil(), data: { lastName: `Bos${Date.now()}` } })],
    ['a new pupil', () => makePupil(world.school.id, world.group.id)],
    ['a pupil that is removed', () => database().pupil.update({ where: { id: world.chris.id }, data: { removedAt: new Date() } })],
    ['a group’s name', () => database().group.update({ where: { id: world.group.id }, data: { name: 'Groep 6A' } })],
    ['a place in a combined group', () => database().pupilGroup.deleteMany({ where: { pupilId: world.bo.id } })],
    ['a teacher’s group', () => database().employmentGroup.deleteMany({ where: { employmentId: world.teacher.id, groupId: world.plus.id } })],
    ['a teacher’s roles', () => database().employment.update({ where: { id: world.teacher.id }, data: { roles: ['teacher'] } })],
    ['a teacher’s address', () => database().user.update({ where: { id: world.teacher.userId! }, data: { email: `nieuw-${world.id}@school.example` } })],
    ['the school’s street', () => database().school.update({ where: { id: world.school.id }, data: { street: 'Nieuweweg' } })],
    ['the board’s number', () => database().board.update({ where: { id: world.school.boardId }, data: { number: `B${world.id}` } })],
    ['what was agreed', () => database().publisher.update({ where: { slug: 'cito' }, data: { attributes: ['schoolName', 'firstName', 'groups'] } })],
    ['somebody whose time is over', async () => {
      const endsAt = new Date(Date.now() + 50)
      await database().employment.update({ where: { id: world.support.id }, data: { endsAt } })
      const before = await changedAt()
      // Until the database's own clock is past it.
      await expect.poll(async () => (await database().employment.count({ where: { id: world.support.id, endsAt: { lte: new Date() } } })), { interval: 20 }).toBe(1)
      expect(await changedAt()).toBeGreaterThanOrEqual(before)
      expect(await changedAt()).toBe(Math.max(before, endsAt.getTime()))
    }],
    ['a new tick', async () => {
      await database().consent.updateMany({ where: { schoolId: world.school.id }, data: { withdrawnAt: new Date() } })
      await giveConsent(world.school.id, 'cito')
    }],
  ]
  test.each(changes)('%s', async (_what, change) => expect(await moved(change)).toBeGreaterThan(0))
})

describe('it stands when nothing that is shown changed', () => {
  const changes: [string, () => Promise<unknown>][] = [
    ['a pupil’s picture and pin', () => database().pupil.update({ where: { id: world.bo.id }, data: { pinCipher: encrypt('1234', 'pin') } })],
    ['the same name again', () => database().pupil.updateMany({ where: { id: world.bo.id }, data: { firstName: 'Bo' } })],
    ['somebody who was gone already', () => database().pupil.update({ where: { id: world.left.id }, data: { firstName: 'Weg' } })],
    ['a group’s way of logging in', () => database().group.update({ where: { id: world.group.id }, data: { loginMethod: 'picture' } })],
    ['another school', async () => void (await makeWorld('cito'))],
    ['setting it back', () => database().school.update({ where: { id: world.school.id }, data: { dataChangedAt: new Date(0) } })],
  ]
  test.each(changes)('%s', async (_what, change) => expect(await moved(change)).toBe(0))
})

test('of two changes at one moment the second is later: neither hides behind the other', async () => {
  const school = await makeWorld('cito')
  // The clock does not get past this moment: as if all that follows happened in one millisecond.
  const moment = new Date(Date.now() + 3_600_000)
  await database().school.update({ where: { id: school.school.id }, data: { dataChangedAt: moment } })
  const seen: number[] = []
  for (let time = 0; time < 5; time += 1) {
    await database().pupil.update({ where: { id: school.bo.id }, data: { firstName: `Bo${time}` } })
    seen.push(await changedAt(school))
  }
  expect(seen).toEqual([1, 2, 3, 4, 5].map((later) => moment.getTime() + later))
  await Promise.all(['a', 'b', 'c'].map((description) => database().group.update({ where: { id: school.group.id }, data: { description } })))
  expect(await changedAt(school)).toBe(moment.getTime() + 8)
})

test('a change of several statements is one: nobody sees what is between them', async () => {
  const school = await makeWorld('cito')
  const before = await changedAt(school)
  const seen = await database().$transaction(async (tx) => {
    const rename = async (firstName: string) => {
      await tx.pupil.update({ where: { id: school.bo.id }, data: { firstName } })
      return (await tx.school.findUniqueOrThrow({ where: { id: school.school.id } })).dataChangedAt.getTime()
    }
    const undone = async () => {
      await tx.$executeRaw`savepoint before_it`
      const moment = await rename('Bor')
      await tx.$executeRaw`rollback to savepoint before_it`
      return moment
    }
    // What a savepoint takes back counts for nothing, and what comes after it does.
    return { undone: await undone(), first: await rename('Bas'), second: await rename('Ben') }
  })
  expect(seen.first).toBeGreaterThan(before)
  expect(seen.second).toBe(seen.first)
  expect(await changedAt(school)).toBe(seen.first)
})

describe('changed-since: schools that may have something new', () => {
  const HOUR = 3_600_000
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR)
  const since = async (moment: Date | string) => (await cito('GET', `/rest/v2/instellingen?${new URLSearchParams({ 'changed-since': typeof moment === 'string' ? moment : moment.toISOString() })}`))
  const numbers = async (moment: Date) => (await since(moment)).json as number[]
  /** As if nothing happened at this school, nor to the publisher, for a day. */
  const rest24 = async (quiet: World) => {
    const day = ago(24)
    await database().$transaction(async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`
      await tx.$executeRaw`update school set data_changed_at = ${day} where id = ${quiet.school.id}::uuid`
      await tx.$executeRaw`update employment set ends_at = ${day} where school_id = ${quiet.school.id}::uuid and ends_at is not null`
      await tx.$executeRaw`update consent set granted_at = ${day} where school_id = ${quiet.school.id}::uuid`
      await tx.$executeRaw`update publisher set attributes_changed_at = ${day} where slug = 'cito'`
    })
  }

  test('only they, ascending; what changes a school puts it there', async () => {
    const [one, two] = [await makeWorld('cito'), await makeWorld('cito')]
    await Promise.all([rest24(one), rest24(two)])
    const mine = async (moment: Date) => (await numbers(moment)).filter((id) => [one.id, two.id].includes(id))
    expect(await mine(ago(23))).toEqual([])
    expect(await mine(ago(25))).toEqual([one.id, two.id].sort((a, b) => a - b))
    await database().pupil.update({ where: { id: two.bo.id }, data: { firstName: 'Anders' } })
    expect(await mine(ago(23))).toEqual([two.id])
    expect(await mine(new Date())).toEqual([two.id])
    // A tick, and what was agreed, are changes too.
    await database().consent.updateMany({ where: { schoolId: one.school.id }, data: { grantedAt: new Date() } })
    expect(await mine(ago(23))).toEqual([one.id, two.id].sort((a, b) => a - b))
  })

  test('a quarter of an hour before the moment still counts, and a moment to come is now', async () => {
    const quiet = await makeWorld('cito')
    await rest24(quiet)
    const changed = ago(24).getTime()
    expect(await numbers(new Date(changed + 14 * 60_000))).toContain(quiet.id)
    expect(await numbers(new Date(changed + 16 * 60_000))).not.toContain(quiet.id)
    await database().group.update({ where: { id: quiet.group.id }, data: { name: 'Groep 6B' } })
    expect(await numbers(new Date(Date.now() + 1000 * HOUR))).toContain(quiet.id)
  })

  test('another publisher, and a school that withdrew, are not in it; its own list says so', async () => {
    const [mine, theirs] = [await makeWorld('cito'), await makeWorld('malmberg')]
    expect(await numbers(ago(1))).toContain(mine.id)
    expect(await numbers(ago(1))).not.toContain(theirs.id)
    await database().consent.updateMany({ where: { schoolId: mine.school.id }, data: { withdrawnAt: new Date() } })
    expect(await numbers(ago(1))).not.toContain(mine.id)
  })

  test.each(['', 'gisteren', '2026-11-24', '2026-11-24T10:00:00', '1764000000', '2026-13-01T00:00:00Z', '2026-11-24T10:00:00 01:00'])('%j is no moment', async (moment) => {
    const answer = await since(moment)
    expect([answer.status, (answer.json as { detail: string }).detail]).toEqual([400, expect.stringContaining('changed-since')])
  })

  test('a moment may have another zone', async () => expect((await since('2026-11-24T10:00:00+01:00')).status).toBe(200))
})
