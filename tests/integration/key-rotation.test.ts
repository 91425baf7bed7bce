import { randomBytes, randomUUID } from 'node:crypto'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { models } from '@/lib/privacy/kept'
import { forgetShared } from '@/lib/platform/test-support'

const PLAIN: Record<string, string> = Object.fromEntries(process.env.ENCRYPTION_KEYS!.split(',').map((pair) => pair.split(':') as [string, string]))
const NEWER = `k2:${randomBytes(32).toString('base64')}`
const first = `k1:${PLAIN.k1}`

/** A process with these settings: modules and what is kept once a process begin anew. The database stays. */
async function startWith(settings: Record<string, string>) {
  forgetShared(['pool', 'prisma'])
  vi.resetModules()
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  const [crypto, rotate, factories, scope, store, keys] = await Promise.all([import('@/lib/platform/crypto'), import('@/lib/platform/sql-rotate'), import('@/prisma/seed/factories'), import('@/lib/platform/db/scope'), import('@/lib/xml-maker/store'), import('@/lib/sso/signing-keys')])
  return { ...crypto, ...rotate, ...factories, ...store, ...keys, all: () => scope.acrossSchools('tests look everywhere') }
}
type Started = Awaited<ReturnType<typeof startWith>>
let old: Started
beforeEach(async () => {
  old = await startWith({ ENCRYPTION_KEYS: first })
  await old.all().$executeRawUnsafe('truncate school, board, "user", home_account, signing_key, roster_draft, network_attempt, outbox_mail cascade').catch(() => undefined)
})
afterEach(() => void vi.unstubAllEnvs())
/** Bytes that anybody may read: half of a passkey is no use to whoever steals it. */
const PUBLIC = ['Passkey.credentialId', 'Passkey.publicKey']
const nameOf = (sealed: Uint8Array) => Buffer.from(sealed).toString('utf8', 1, 1 + sealed[0]!)

/** A school with something in every kind of encrypted column. */
async function world(at: Started) {
  const school = await at.makeSchool()
  const eckId = `https://ketenid.nl/${randomUUID()}`
  const pupil = await at.makePupil(school.id, null, { pin: '4711', eckId })
  await at.makeLasLink(school.id, 'esis', { key: 'sleutel-van-esis' })
  const { user } = await at.makeStaff(school.id, { roles: ['coordinator'] })
  await at.beginDraft(at.all() as never, { schoolId: school.id, userId: user!.id }, { draft: { schoolYear: '2026-2027', groups: [], pupils: [], staff: [] }, eckIds: { a: eckId } }, new Date())
  await at.signingKeys()
  return { school, pupil, user: user!, eckId }
}

describe('ENCRYPTION_KEYS are rotated', () => {
  test('every column of bytes that holds a cipher says what it is: none is forgotten', () => {
    const wanting = models.flatMap(({ name, fields }) => fields.filter((field) => field.type === 'Bytes' && !/hash$/i.test(field.name) && field.sealed === null && !PUBLIC.includes(`${name}.${field.name}`)).map((field) => `${name}.${field.name}`))
    expect(wanting, 'add /// @sealed <context>').toEqual([])
    for (const { fields } of models) for (const { sealed } of fields) for (const [, part] of (sealed ?? '').matchAll(/\{(\w+)\}/g)) expect(fields.map(({ name }) => name)).toContain(part)
  })

  test('everything goes under the newest key; then the old one may go; run again it does nothing', async () => {
    const { school, pupil, user, eckId } = await world(old)
    const both = await startWith({ ENCRYPTION_KEYS: `${NEWER},${first}` })
    const done = []
    for (const column of both.SEALED) done.push(await both.rotateColumn(column))
    expect(done.filter(({ failed, left }) => failed + left > 0)).toEqual([])
    expect(done.filter(({ renewed }) => renewed > 0).map(({ table, column }) => `${table}.${column}`).sort()).toEqual(['las_link.key_cipher', 'pupil.eck_id_cipher', 'pupil.picture_cipher', 'pupil.pin_cipher', 'roster_draft.content_cipher', 'signing_key.private_cipher'])
    for (const column of both.SEALED) expect((await both.rotateColumn(column)).renewed).toBe(0)

    const now = await startWith({ ENCRYPTION_KEYS: NEWER })
    const row = await now.all().pupil.findUniqueOrThrow({ where: { id: pupil.id } })
    expect(nameOf(row.pinCipher)).toBe('k2')
    expect([now.decrypt(row.pinCipher, 'pin'), now.decrypt(row.eckIdCipher!, 'eck-id')]).toEqual(['4711', eckId])
    expect(row.eckIdAt).toEqual((await now.all().pupil.findUniqueOrThrow({ where: { id: pupil.id } })).eckIdAt)
    expect(now.decrypt((await now.all().lasLink.findUniqueOrThrow({ where: { schoolId: school.id } })).keyCipher!, `las-key ${school.id}`)).toBe('sleutel-van-esis')
    expect((await now.loadDraft(now.all() as never, { schoolId: school.id, userId: user.id }))!.eckIds).toEqual({ a: eckId })
    expect((await now.signingKeys())[0]).toHaveProperty('d')
  })

  test('broken off, it goes on where it was: what is renewed already is not looked at again', async () => {
    const school = await old.makeSchool()
    for (let at = 0; at < 120; at += 1) await old.makePupil(school.id, null)
    const both = await startWith({ ENCRYPTION_KEYS: `${NEWER},${first}` })
    const pins = both.SEALED.find(({ column }) => column === 'pin_cipher')!
    const some = await both.all().pupil.findMany({ take: 50 })
    for (const { id, pinCipher } of some) await both.all().pupil.update({ where: { id }, data: { pinCipher: both.encrypt(both.decrypt(pinCipher, 'pin'), 'pin') } })
    expect(await both.rotateColumn(pins)).toMatchObject({ renewed: 70, failed: 0, left: 0 })
  })

  test('what no key opens is counted and left alone', async () => {
    const { pupil } = await world(old)
    const broken = old.encrypt('4711', 'another context')
    await old.all().pupil.update({ where: { id: pupil.id }, data: { pinCipher: broken } })
    const both = await startWith({ ENCRYPTION_KEYS: `${NEWER},${first}` })
    expect(await both.rotateColumn(both.SEALED.find(({ column }) => column === 'pin_cipher')!)).toMatchObject({ renewed: 0, failed: 1, left: 1 })
    expect(Buffer.from((await both.all().pupil.findUniqueOrThrow({ where: { id: pupil.id } })).pinCipher)).toEqual(Buffer.from(broken))
  })

  test('a pin that changes meanwhile keeps its change', async () => {
    const { pupil } = await world(old)
    const both = await startWith({ ENCRYPTION_KEYS: `${NEWER},${first}` })
    const [rotation] = await Promise.all([both.rotateColumn(both.SEALED.find(({ column }) => column === 'pin_cipher')!), both.all().pupil.update({ where: { id: pupil.id }, data: { pinCipher: both.encrypt('9999', 'pin') } })])
    expect(rotation.failed + rotation.left).toBe(0)
    expect(both.decrypt((await both.all().pupil.findUniqueOrThrow({ where: { id: pupil.id } })).pinCipher, 'pin')).toBe('9999')
  })
})

test('LOOKUP_KEY: after another key and `--lookup`, people are found by their ECK iD again, and since when they have it stays', async () => {
  const { pupil, eckId } = await world(old)
  const before = await old.all().pupil.findUniqueOrThrow({ where: { id: pupil.id } })
  const other = await startWith({ ENCRYPTION_KEYS: first, LOOKUP_KEY: randomBytes(32).toString('base64') })
  const found = () => other.all().pupil.findFirst({ where: { eckIdHash: other.lookupHash(eckId, 'eck-id') } })
  expect(await found()).toBeNull()
  expect(other.LOOKED_UP.sort()).toEqual(['employment', 'pupil'])
  expect(await other.renewLookups('pupil')).toBe(1)
  expect(await other.renewLookups('pupil')).toBe(0)
  expect(await found()).toMatchObject({ id: pupil.id, eckIdAt: before.eckIdAt })
})

describe('signing keys are rotated', () => {
  const HOUR = 3_600_000
  test('a new one is published at once and signs after its time; the old one is published until it is retired', async () => {
    const now = new Date()
    const [first] = await old.signingKeys(now)
    const kid = await old.addSigningKey(now, 24)
    expect((await old.signingKeys(now)).map((key) => key.kid)).toEqual([first!.kid, kid])
    const later = new Date(now.getTime() + 24 * HOUR)
    expect((await old.signingKeys(later)).map((key) => key.kid)).toEqual([kid, first!.kid])
    await expect(old.retireSigningKey(kid, later)).rejects.toThrow('signs now')
    await expect(old.retireSigningKey('onzin', later)).rejects.toThrow('no such key')
    await old.retireSigningKey(first!.kid, later)
    expect((await old.signingKeys(later)).map((key) => key.kid)).toEqual([kid])
  })

  test('the provider takes it over without a restart, and signs with the one that signs now', async () => {
    await old.signingKeys()
    const { openidHandler } = await import('@/lib/sso/current-provider')
    const { createServer } = await import('node:http')
    const handle = await openidHandler(0)
    const server = createServer((req, res) => void handle(req, res)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const published = async () => ((await (await fetch(`http://127.0.0.1:${port}/jwks`)).json()) as { keys: { kid: string; d?: string }[] }).keys
    const before = await published()
    const kid = await old.addSigningKey(new Date(), 24)
    const after = await published()
    server.close()
    expect(after.map((key) => key.kid)).toEqual([...before.map((key) => key.kid), kid])
    expect(after.every((key) => key.d === undefined)).toBe(true)
  })
})

test('as an operator does it: npm run keys:rotate says what it did and whether the old key may go', { timeout: 120_000 }, async () => {
  await world(old)
  const run = (...words: string[]) => promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/keys.ts', ...words], { env: { ...process.env, ENCRYPTION_KEYS: `${NEWER},${first}` } })
  const { stdout } = await run('rotate')
  expect(stdout).toContain('pupil.pin_cipher: 1 renewed')
  expect(stdout).toContain('Everything is under k2')
  expect((await run('signing', 'new', '48')).stdout).toMatch(/signs in 48 hours[\s\S]*signs now[\s\S]*signs from/)
  await expect(run('signing', 'retire', 'onzin')).rejects.toMatchObject({ code: 1 })
})

test('as an operator does it: npm run keys:saml tells which certificate signs, adds one, and takes the old one out once another signs', { timeout: 240_000 }, async () => {
  const scripts = (JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts
  const [node, ...command] = scripts['keys:saml']!.split(' ')
  expect(node).toBe('node')
  const run = async (...words: string[]) => (await promisify(execFile)(process.execPath, [...command, ...words], { env: { ...process.env, ENCRYPTION_KEYS: first } })).stdout
  const kids = (text: string, state: string) => [...text.matchAll(new RegExp(`^([\\w-]{43})  ${state}`, 'gm'))].map((match) => match[1]!)
  const before = await run()
  const [old1] = kids(before, 'signs now')
  expect(kids(before, ''), 'the first run makes the first one').toEqual([old1])
  expect(await run('new')).toMatch(/signs in 1440 hours/)
  const added = await run('new', '0')
  const [new1] = kids(added, 'signs now')
  expect(new1).not.toBe(old1)
  expect([kids(added, 'published only'), kids(added, 'signs from').length]).toEqual([[old1], 1])
  expect((await old.publishedKeys('saml')).map(({ kid, certificate }) => [kid === new1, certificate!.startsWith('-----BEGIN CERTIFICATE-----')])[0]).toEqual([true, true])
  await expect(run('retire', new1!)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('signs now') })
  await expect(run('retire', (await old.publishedKeys())[0]!.kid), 'a key of OpenID Connect').rejects.toMatchObject({ code: 1 })
  expect(kids(await run('retire', old1!), 'retired')).toEqual([old1])
  await expect(run('onzin')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('keys:saml') })
  expect((await old.publishedKeys()).length, 'keys of OpenID Connect are none of its').toBe(1)
})
