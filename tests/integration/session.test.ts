import { beforeEach, describe, expect, test } from 'vitest'
import { chooseSchool, createSession, readSession, revokeSession } from '@/lib/access/session'
import { tokenHash } from '@/lib/platform/crypto'
import { pool } from '@/lib/platform/db/pool'
import { makeGroup, makeHome, makePupil, makeSchool, makeStaff, makeUser } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { seedTestPublishers } from '../support/people'

const PAST = new Date('2026-09-01')
const ADDRESS = '192.0.2.7'
const who = (token: string | null) => readSession(token, ADDRESS)

async function makeWorld() {
  const school = await makeSchool()
  const group = await makeGroup(school.id)
  const pupil = await makePupil(school.id, group.id, { firstName: 'Bo' })
  const { employment, user } = await makeStaff(school.id, { roles: ['teacher'], groupIds: [group.id], firstName: 'Anja', lastName: 'Smit' })
  const staff = { kind: 'staff', userId: user!.id, schoolId: school.id, employmentId: employment.id, address: ADDRESS } as const
  const token = await createSession(staff)
  const pupilToken = await createSession({ kind: 'pupil', pupilId: pupil.id, schoolId: school.id, address: ADDRESS })
  return { school, group, pupil, employment, user: user!, staff, token, pupilToken }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => void (world = await makeWorld()))

describe('who holds a token, as of this moment', () => {
  test('a member of staff: person, school, roles, groups', async () => {
    expect(await who(world.token)).toEqual({
      kind: 'staff', lookOn: null, sessionId: expect.any(String), userId: world.user.id, name: 'Anja Smit', email: world.user.email,
      school: { id: world.school.id, portalId: Number(world.school.portalId), name: world.school.name },
      employmentId: world.employment.id, roles: ['teacher'], groupIds: [world.group.id], boundTo: null, address: ADDRESS,
    })
  })

  test('a pupil: no more than first name and school', async () => {
    const school = { id: world.school.id, portalId: Number(world.school.portalId), name: world.school.name }
    expect(await who(world.pupilToken)).toEqual({ kind: 'pupil', sessionId: expect.any(String), pupilId: world.pupil.id, firstName: 'Bo', picture: world.pupil.picture, school, login: 'school', onDevice: false, homeAccountId: null, address: ADDRESS })
  })

  describe('a session stands on more than its person', () => {
    const pupil = () => ({ kind: 'pupil', pupilId: world.pupil.id, schoolId: world.school.id, address: ADDRESS }) as const

    test('HOM-7: the pupil’s home session ends as soon as the address is taken off the child', async () => {
      const account = await makeHome(`sessie-${world.school.brin}@thuis.example`, [world.pupil])
      const [parent, child] = [await createSession({ kind: 'home', homeAccountId: account.id, address: ADDRESS }), await createSession({ ...pupil(), homeAccountId: account.id })]
      expect(await who(child)).toMatchObject({ kind: 'pupil', login: 'home', homeAccountId: account.id })
      await everything().pupilHome.deleteMany({ where: { homeAccountId: account.id } })
      expect(await who(child)).toBeNull()
      expect(await who(parent)).toEqual({ kind: 'home', sessionId: expect.any(String), homeAccountId: account.id, email: account.email, school: null, address: ADDRESS })
    })

    test('PUP-6: a session on an enrolled device ends with the device', async () => {
      const device = await everything().enrolledDevice.create({ data: { schoolId: world.school.id, name: 'iPad', tokenHash: new TextEncoder().encode(`apparaat ${world.school.id}`) } })
      const token = await createSession({ ...pupil(), deviceId: device.id })
      expect(await who(token)).toMatchObject({ login: 'school', onDevice: true })
      await everything().enrolledDevice.update({ where: { id: device.id }, data: { revokedAt: new Date() } })
      expect(await who(token)).toBeNull()
    })

    test('NET-3: who came in through a network environment leaves with the school’s tick', async () => {
      const supplier = await everything().networkSupplier.create({ data: { slug: `proef-${world.school.brin!.toLowerCase()}`, name: 'Proef' } })
      const token = await createSession({ ...pupil(), networkSupplierId: supplier.id })
      expect(await who(token)).toBeNull()
      await everything().networkConsent.create({ data: { schoolId: world.school.id, supplierId: supplier.id } })
      expect(await who(token)).toMatchObject({ login: 'environment' })
      await everything().networkConsent.updateMany({ where: { supplierId: supplier.id }, data: { withdrawnAt: new Date() } })
      expect(await who(token)).toBeNull()
    })
  })

  test('the database keeps the token’s hash, not the token', async () => {
    const { rows } = await pool().query<{ row: string; hash: Buffer }>('select s::text as row, token_hash as hash from session s where user_id = $1', [world.user.id])
    expect(rows[0]!.row).not.toContain(world.token)
    expect(rows[0]!.hash.equals(Buffer.from(tokenHash(world.token)))).toBe(true)
    expect(world.token).toMatch(/^[\w-]{43}$/)
  })

  test.each([['none', null], ['an empty one', ''], ['too short', 'x'], ['a guess', 'x'.repeat(43)], ['too long', 'x'.repeat(65)], ['enormous', 'x'.repeat(1_000_000)], ['with a null character', '\0'.repeat(43)]])(
    'nobody holds a token that was never given: %s', async (_, token) => expect(await who(token)).toBeNull(),
  )

  test('the hash of a token is no token, and part of one neither', async () => {
    expect(await who(Buffer.from(tokenHash(world.token)).toString('base64url'))).toBeNull()
    expect(await who(world.token.slice(0, -1))).toBeNull()
    expect(await who(`${world.token} `)).toBeNull()
  })
})

describe('a session ends', () => {
  test('at sign-out, once and for good; another session of the same person goes on', async () => {
    const second = await createSession(world.staff)
    await revokeSession(world.token)
    await revokeSession(world.token)
    expect(await who(world.token)).toBeNull()
    expect((await who(second))?.kind).toBe('staff')
  })

  test.each([
    ['staff', '10 hours', '2 hours'],
    ['pupil', '2 hours', '30 minutes'],
  ] as const)('%s: after %s at the latest, or %s without use', async (kind, whole, idle) => {
    const token = kind === 'staff' ? world.token : world.pupilToken
    const set = (change: string) => pool().query(`update session set ${change} where token_hash = $1`, [Buffer.from(tokenHash(token))])
    const { rows } = await pool().query<{ lasts: boolean }>('select expires_at - created_at = $2::interval as lasts from session where token_hash = $1', [Buffer.from(tokenHash(token)), whole])
    expect(rows[0]!.lasts).toBe(true)
    await set(`seen_at = now() - interval '${idle}' + interval '10 seconds'`)
    expect(await who(token)).not.toBeNull()
    await set(`seen_at = now() - interval '${idle}'`)
    expect(await who(token)).toBeNull()
    await set('seen_at = now(), expires_at = now()')
    expect(await who(token)).toBeNull()
  })

  test('using it keeps it from idling, but does not move its absolute end', async () => {
    const hash = Buffer.from(tokenHash(world.token))
    const read = async () => (await pool().query<{ age: number; end: Date }>('select extract(epoch from now() - seen_at)::int as age, expires_at as end from session where token_hash = $1', [hash])).rows[0]!
    const { end } = await read()
    await pool().query("update session set seen_at = now() - interval '90 minutes' where token_hash = $1", [hash])
    await who(world.token)
    expect(await read()).toEqual({ age: 0, end })
  })

  test.each<[string, () => Promise<unknown>]>([
    ['AUT-5: an import removed the employment', () => everything().employment.update({ where: { id: world.employment.id }, data: { removedAt: PAST } })],
    ['SUB-1: the days of a substitute are over', () => everything().employment.update({ where: { id: world.employment.id }, data: { endsAt: PAST } })],
    ['ACC-7: the school’s account was closed', () => everything().school.update({ where: { id: world.school.id }, data: { active: false } })],
  ])('staff lose school, roles and groups at once when %s', async (_, happens) => {
    await happens()
    const actor = await who(world.token)
    expect(actor).toMatchObject({ kind: 'staff', school: null, employmentId: null, roles: [] })
    expect(actor).toMatchObject({ groupIds: [] })
  })

  test.each<[string, () => Promise<unknown>]>([
    ['an import removed the pupil', () => everything().pupil.update({ where: { id: world.pupil.id }, data: { removedAt: PAST } })],
    ['the school was closed', () => everything().school.update({ where: { id: world.school.id }, data: { active: false } })],
  ])('a pupil’s session is dead at once when %s', async (_, happens) => {
    await happens()
    expect(await who(world.pupilToken)).toBeNull()
  })
})

describe('changes bite at once', () => {
  test('roles and groups', async () => {
    const plus = await makeGroup(world.school.id, { kind: 'combined' })
    await everything().employment.update({ where: { id: world.employment.id }, data: { roles: ['teacher', 'coordinator'] } })
    await everything().employmentGroup.create({ data: { schoolId: world.school.id, employmentId: world.employment.id, groupId: plus.id } })
    await everything().group.update({ where: { id: world.group.id }, data: { removedAt: PAST } })
    expect(await who(world.token)).toMatchObject({ roles: ['teacher', 'coordinator'], groupIds: [plus.id] })
  })

  test('roles beside a school: helpdesk and publisher’s administrator', async () => {
    await seedTestPublishers()
    const publisher = await everything().publisher.findFirstOrThrow()
    for (const [data, role] of [[{ helpdesk: true }, 'helpdesk'], [{ publisherId: publisher.id }, 'publisherAdmin']] as const) {
      const user = await makeUser({ email: `${role}@portal.example`, name: role, ...data })
      const token = await createSession({ kind: 'staff', userId: user.id, schoolId: null, employmentId: null, address: ADDRESS })
      expect(await who(token)).toMatchObject({ school: null, employmentId: null, roles: [role], groupIds: [] })
    }
  })
})

describe('ACC-5: choosing a school', () => {
  const sessionOf = async (token: string) => (await who(token))!.sessionId

  test('another school of the same person: roles and groups are those of the work there', async () => {
    const other = await makeSchool()
    const { employment } = await makeStaff(other.id, { roles: ['coordinator'], email: world.user.email })
    expect(await chooseSchool(await sessionOf(world.token), other.id)).toBe(true)
    expect(await who(world.token)).toMatchObject({ school: { id: other.id }, employmentId: employment.id, roles: ['coordinator'], groupIds: [] })
  })

  test.each<[string, () => Promise<string>]>([
    ['where somebody else works', async () => (await makeSchool()).id],
    ['that does not exist', async () => '00000000-0000-4000-8000-000000000000'],
    ['where the work ended', async () => {
      const other = await makeSchool()
      await makeStaff(other.id, { roles: ['substitute'], email: world.user.email, endsAt: PAST })
      return other.id
    }],
    ['where the person was removed', async () => {
      const other = await makeSchool()
      const { employment } = await makeStaff(other.id, { roles: ['teacher'], email: world.user.email })
      await everything().employment.update({ where: { id: employment.id }, data: { removedAt: PAST } })
      return other.id
    }],
    ['that was closed', async () => {
      const other = await makeSchool()
      await makeStaff(other.id, { roles: ['teacher'], email: world.user.email })
      await everything().school.update({ where: { id: other.id }, data: { active: false } })
      return other.id
    }],
  ])('a school %s: refused, and the session stays where it was', async (_, make) => {
    const before = await who(world.token)
    expect(await chooseSchool(before!.sessionId, await make())).toBe(false)
    expect(await who(world.token)).toEqual(before)
  })

  test('a pupil’s session never goes to another school', async () => {
    const other = await makeSchool()
    expect(await chooseSchool(await sessionOf(world.pupilToken), other.id)).toBe(false)
  })

  test('a session is of one kind of person: the database refuses half ones', async () => {
    const insert = (columns: string, values: string) => pool().query(`insert into session (token_hash, kind, address, expires_at, ${columns}) values (decode(md5(random()::text), 'hex'), ${values})`)
    await expect(insert('user_id', `'pupil', '127.0.0.1', now(), '${world.user.id}'`)).rejects.toThrow('session_person')
    await expect(insert('pupil_id, user_id, school_id', `'staff', '127.0.0.1', now(), '${world.pupil.id}', '${world.user.id}', '${world.school.id}'`)).rejects.toThrow('session_person')
  })
})
