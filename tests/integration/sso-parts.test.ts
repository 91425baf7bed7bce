import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keptUnder } from '@/lib/platform/kept-token'
import { ProviderAdapter } from '@/lib/sso/adapter'
import { dropExpiredPayloads } from '@/lib/sso/housekeeping'
import { personClaims } from '@/lib/sso/person-claims'
import { signingKeys } from '@/lib/sso/signing-keys'
import { pool } from '@/lib/platform/db/pool'
import { encrypt } from '@/lib/platform/crypto'
import { giveConsent, makeGroup, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { secretOf, seedTestPublishers } from '../support/people'

const PAST = new Date('2026-09-01')
beforeAll(seedTestPublishers)

describe('SSO-1: what a token says of a person', () => {
  async function makeWorld() {
    const school = await makeSchool()
    const group = await makeGroup(school.id, { name: 'Groep 5A', lasKey: '5a' })
    const bo = await makePupil(school.id, group.id, { firstName: 'Bo', eckId: `https://ketenid.nl/${school.id}` })
    const { employment } = await makeStaff(school.id, { roles: ['teacher', 'coordinator'], groupIds: [group.id] })
    for (const slug of ['malmberg', 'cito', 'zwijsen']) await giveConsent(school.id, slug)
    return { school, group, bo, employment }
  }
  let world: Awaited<ReturnType<typeof makeWorld>>
  beforeEach(async () => void (world = await makeWorld()))
  const pupil = (publisher: string) => personClaims({ kind: 'pupil', personId: world.bo.id, place: 'school' }, `${publisher}.example`)
  const member = (publisher: string) => personClaims({ kind: 'staff', personId: world.employment.id, place: 'school' }, `${publisher}.example`)

  test('the pseudonym: one a sector for ever, another in each other sector and for each other person', async () => {
    const subjects = [await pupil('malmberg'), await pupil('malmberg'), await pupil('cito'), await member('malmberg')].map((claims) => claims!.sub)
    expect(subjects[1]).toBe(subjects[0])
    expect(new Set(subjects).size).toBe(3)
  })

  test('it cannot be worked out: it is chance, made at the first use', async () => {
    const first = (await pupil('malmberg'))!.sub
    await pool().query('delete from pairwise_subject where person_id = $1', [world.bo.id])
    expect((await pupil('malmberg'))!.sub).not.toBe(first)
    expect(first).not.toBe(world.bo.id)
  })

  test('first uses at the same moment give one', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => pupil('malmberg')))
    expect(new Set(all.map((claims) => claims!.sub)).size).toBe(1)
    expect(await everything().pairwiseSubject.count({ where: { personId: world.bo.id } })).toBe(1)
  })

  test('LAS-8: it survives a new name, key and group', async () => {
    const before = (await pupil('malmberg'))!.sub
    await everything().pupil.update({ where: { id: world.bo.id }, data: { firstName: 'Boris', lasKey: 'nieuw', groupId: null } })
    expect(await pupil('malmberg')).toMatchObject({ sub: before, given_name: 'Boris', group_keys: [] })
  })

  test.each<[string, () => Promise<unknown>]>([
    ['PUB-1: the tick was withdrawn', () => everything().consent.updateMany({ where: { schoolId: world.school.id }, data: { withdrawnAt: PAST } })],
    ['the person was removed', async () => { await everything().pupil.update({ where: { id: world.bo.id }, data: { removedAt: PAST } }); await everything().employment.update({ where: { id: world.employment.id }, data: { removedAt: PAST } }) }],
    ['the school was closed', () => everything().school.update({ where: { id: world.school.id }, data: { active: false } })],
  ])('nothing, once %s', async (_, happens) => {
    await happens()
    expect([await pupil('malmberg'), await member('malmberg')]).toEqual([null, null])
  })

  test('nothing for nobody, for a sector without a tick, for one that does not exist, and of the wrong kind', async () => {
    expect(await personClaims({ kind: 'pupil', personId: '00000000-0000-4000-8000-000000000000', place: 'school' }, 'malmberg.example')).toBeNull()
    expect(await pupil('noordhoff')).toBeNull()
    expect(await pupil('nowhere')).toBeNull()
    expect(await personClaims({ kind: 'staff', personId: world.bo.id, place: 'school' }, 'malmberg.example')).toBeNull()
  })

  test('LAS-9: an ECK iD is opened only where it was agreed', async () => {
    expect((await pupil('cito'))!.eck_id).toBe(`https://ketenid.nl/${world.school.id}`)
    expect(await pupil('malmberg')).not.toHaveProperty('eck_id')
    await everything().pupil.update({ where: { id: world.bo.id }, data: { eckIdCipher: encrypt('x', 'another context') } })
    await expect(pupil('cito')).rejects.toThrow()
    expect(await pupil('malmberg')).toMatchObject({ given_name: 'Bo' })
  })

  test('removed groups are no groups; staff have all their roles', async () => {
    await everything().group.update({ where: { id: world.group.id }, data: { removedAt: PAST } })
    expect(await pupil('malmberg')).toMatchObject({ group_keys: [] })
    expect(await member('malmberg')).toMatchObject({ group_names: [], role: ['teacher', 'coordinator'] })
  })
})

describe('SSO-1: the provider’s storage', () => {
  const codes = new ProviderAdapter('AuthorizationCode')
  let last = 0
  const saved = async (seconds = 60) => {
    const id = `code${(last += 1)}`
    await codes.upsert(id, { kind: 'AuthorizationCode', grantId: `grant${last}`, jti: id }, seconds)
    return id
  }

  test('a code is found once', async () => {
    const id = await saved()
    expect(await codes.find(id)).toEqual({ kind: 'AuthorizationCode', grantId: `grant${last}`, jti: id })
    await codes.consume()
    expect(await codes.find(id)).toBeUndefined()
  })
  test('two that look for it at the same moment: one finds it', async () => {
    const id = await saved()
    const results = await Promise.all(Array.from({ length: 6 }, () => codes.find(id)))
    expect(results.filter(Boolean)).toHaveLength(1)
  })
  test('expired, destroyed, revoked, of another model, unknown: not there', async () => {
    const [expired, destroyed, revoked, other] = [await saved(0), await saved(), await saved(), await saved()]
    await codes.destroy(destroyed)
    await codes.revokeByGrantId(revoked.replace('code', 'grant'))
    for (const id of [expired, destroyed, revoked, 'unknown', '']) expect(await codes.find(id), id).toBeUndefined()
    expect(await new ProviderAdapter('RefreshToken').find(other)).toBeUndefined()
  })
  test.each(['Session', 'Grant', 'AccessToken'])('a %s is told anew, not stored', async (model) => {
    const adapter = new ProviderAdapter(model)
    const count = () => everything().oidcPayload.count()
    const before = await count()
    await adapter.upsert('x', { kind: model }, 60)
    await adapter.destroy('x')
    expect([await count(), await adapter.find('x')]).toEqual([before, undefined])
  })
  test('a client is a publisher with a connection, for codes with PKCE and a pseudonym', async () => {
    const clients = new ProviderAdapter('Client')
    expect(await clients.find('cito')).toMatchObject({
      client_id: 'cito', client_secret: secretOf('cito'), grant_types: ['authorization_code'], response_types: ['code'], subject_type: 'pairwise', sector_identifier_uri: 'https://cito.example/sector', token_endpoint_auth_method: 'client_secret_basic',
    })
    for (const id of ['kwintessens', 'nobody', '', "' or 1=1"]) expect(await clients.find(id)).toBeUndefined()
  })
  test('housekeeping drops what is long expired and keeps the rest', async () => {
    const [old, fresh] = [await saved(), await saved()]
    await pool().query("update oidc_payload set expires_at = now() - interval '2 hours' where id = $1", [keptUnder(old)])
    await dropExpiredPayloads()
    expect((await everything().oidcPayload.findMany({ where: { id: { in: [old, fresh].map(keptUnder) } } })).map(({ id }) => id)).toEqual([keptUnder(fresh)])
  })
})

describe('keys that sign', () => {
  test('processes that start at once agree on one, ES256; its private half lies encrypted', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => signingKeys()))
    expect(new Set(all.flat().map(({ kid }) => kid)).size).toBe(1)
    expect(all[0]![0]).toMatchObject({ alg: 'ES256', use: 'sig', crv: 'P-256', d: expect.any(String) })
    const [row] = await everything().signingKey.findMany()
    expect(row!.publicJwk).not.toHaveProperty('d')
    expect(Buffer.from(row!.privateCipher).toString('latin1')).not.toContain(all[0]![0]!.d)
  })
})
