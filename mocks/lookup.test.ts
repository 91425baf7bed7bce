import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LookupKeys } from './publishers/lookup/keys'
import { Browser, cellOn, tokenOn } from './test-support/browser'
import { regenboog } from './test-support/schools'
import { startTestWorld, type TestWorld } from './test-support/world'

const IRIS = { sub: 'pw-iris', school_id: 1, role: ['coordinator'] }

let world: TestWorld
let browser: Browser
const at = (path: string): string => `${world.url}/thiememeulenhoff${path}`
beforeAll(async () => void (world = await startTestWorld()))
afterAll(() => world.close())
beforeEach(() => {
  browser = new Browser()
  world.rest.schools.clear()
  world.rest.schools.set(1, regenboog())
  world.rest.calls.length = 0
  world.oidc.person = IRIS
})

async function openAdmin(): Promise<string> {
  const policy = await browser.open(at(`/start?${new URLSearchParams({ iss: world.oidc.issuer, target_link_uri: at('/admin') })}`))
  return (await browser.submit(at('/admin/privacy'), [['token', tokenOn(policy.text)]])).text
}

test('LIC-3, LIC-4: groups are linked and levels chosen here; the portal’s lists are not touched', async () => {
  const page = await openAdmin()
  expect(cellOn(page, 'taalbrug', 'g5a')).toBe('free')
  const saved = await browser.submit(at('/admin'), [['token', tokenOn(page)], ['link', 'taalbrug/g5a']])
  expect(cellOn(saved.text, 'taalbrug', 'g5a')).toBe('linked')
  expect(world.rest.calls.filter((call) => call.includes('hosted-lika'))).toEqual([])
  const levels = await browser.open(at('/admin/niveaus'))
  expect(levels.text.match(/name="level"/g)).toHaveLength(24 * 3)
  const chosen = await browser.submit(at('/admin/niveaus'), [['token', tokenOn(levels.text)], ['level', 'taalbrug/200/2F'], ['level', 'taalbrug/200/1S'], ['level', 'taalbrug/100/2F'], ['level', 'taalbrug/201/9F']])
  expect(chosen.text).toContain('Gelukt, uw instellingen zijn opgeslagen.')
  expect([...chosen.text.matchAll(/value="([^"]+)" checked/g)].map(([, value]) => value)).toEqual(['taalbrug/200/1S', 'taalbrug/200/2F'])
})

test('a publisher without levels has no such page', async () => {
  const policy = await browser.open(`${world.url}/rezulto/start?${new URLSearchParams({ iss: world.oidc.issuer, target_link_uri: `${world.url}/rezulto/admin` })}`)
  await browser.submit(`${world.url}/rezulto/admin/privacy`, [['token', tokenOn(policy.text)]])
  expect((await browser.open(`${world.url}/rezulto/admin/niveaus`)).status).toBe(404)
})

test('LIC-2: a question that the portal did not sign gets nothing', async () => {
  const put = (slug: string, body: string, type = 'application/jwt') => fetch(`${world.url}/${slug}/licenties`, { method: 'POST', body, headers: { 'content-type': type } })
  expect((await put('thiememeulenhoff', 'x')).status).toBe(401)
  expect((await put('thiememeulenhoff', '{}', 'application/json')).status).toBe(415)
  expect((await put('rezulto', 'x')).status).toBe(404)
})

test('LIC-2: a question counts once, at its own address, for a while, with the portal’s key', async () => {
  const [own, other] = [generateKeyPairSync('ec', { namedCurve: 'P-256' }), generateKeyPairSync('ec', { namedCurve: 'P-256' })]
  const server = createServer((_req, res) => void res.end(JSON.stringify({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'k' }] })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const keys = new LookupKeys({ issuer, address: 'https://uitgever.example/licenties' })
  let count = 0
  const sign = (parts: { aud?: string; iss?: string; typ?: string; age?: number; key?: typeof other.privateKey } = {}) => {
    const issued = Math.floor(Date.now() / 1000) - (parts.age ?? 0)
    return new SignJWT({ instelling: 1, gebruiker: 200 }).setProtectedHeader({ alg: 'ES256', kid: 'k', typ: parts.typ ?? 'leerpoort-licence+jwt' })
      .setIssuer(parts.iss ?? issuer).setAudience(parts.aud ?? 'https://uitgever.example/licenties').setJti(`${(count += 1)}`).setIssuedAt(issued).setExpirationTime(issued + 60).sign(parts.key ?? own.privateKey)
  }
  try {
    const good = await sign()
    expect(await keys.read(good)).toMatchObject({ instelling: 1, gebruiker: 200 })
    expect(await keys.read(good)).toBeNull()
    for (const wrong of [{ aud: 'https://ander.example/' }, { iss: 'https://ander.example' }, { typ: 'JWT' }, { age: 61 }, { key: other.privateKey }]) expect(await keys.read(await sign(wrong))).toBeNull()
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('a publisher can be down or wrong, and is again what it was', async () => {
  expect((await browser.submit(at('/storing'), [['storing', 'uit']])).text).toContain('value="uit" checked')
  expect((await fetch(at('/licenties'), { method: 'POST' })).status).toBe(503)
  await browser.submit(at('/storing'), [['storing', 'fout']])
  expect((await fetch(at('/licenties'), { method: 'POST' })).headers.get('content-type')).toContain('text/html')
  await browser.submit(at('/storing'), [['storing', 'onzin']])
  expect((await fetch(at('/licenties'), { method: 'POST' })).status).toBe(200)
  expect((await browser.submit(at('/storing'), [['storing', 'geen']])).text).toContain('value="geen" checked')
  expect((await fetch(at('/licenties'), { method: 'POST' })).status).toBe(415)
})
