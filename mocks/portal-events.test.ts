import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PortalEvents } from './publishers/portal-events'

const [own, other] = [generateKeyPairSync('ec', { namedCurve: 'P-256' }), generateKeyPairSync('ec', { namedCurve: 'P-256' })]
const LOGOUT = { 'http://schemas.openid.net/event/backchannel-logout': {} }
const NEWS = { 'urn:leerpoort:event:consent-granted': { instellingId: 7 } }
let server: Server
let issuer: string
let events: PortalEvents
beforeAll(async () => {
  server = createServer((_req, res) => void res.end(JSON.stringify({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'k' }] })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  events = new PortalEvents({ issuer, clientId: 'client', slug: 'cito' })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

type Parts = { aud?: string; iss?: string; typ?: string; age?: number; key?: typeof own.privateKey; claims?: object }
function sign({ aud = 'client', iss = issuer, typ = 'logout+jwt', age = 0, key = own.privateKey, claims = { sid: 's1', events: LOGOUT } }: Parts = {}): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'k', typ }).setIssuer(iss).setAudience(aud).setJti(randomUUID()).setIssuedAt(Math.floor(Date.now() / 1000) - age).sign(key)
}

test('SSO-2: a logout token names the session; what the portal did not sign for us ends nothing', async () => {
  expect(await events.endedSession(await sign())).toBe('s1')
  const wrong: Parts[] = [{ aud: 'other' }, { iss: 'https://elsewhere.example' }, { typ: 'JWT' }, { age: 400 }, { key: other.privateKey }, { claims: { events: LOGOUT } }, { claims: { sid: 's1', events: NEWS } }, { claims: { sid: 's1', events: LOGOUT, nonce: 'n' } }]
  for (const parts of wrong) expect(await events.endedSession(await sign(parts)), JSON.stringify(parts)).toBeNull()
  expect(await events.endedSession('x')).toBeNull()
})

test('PUB-8: news names the school and what it decided', async () => {
  const news: Parts = { aud: 'cito', typ: 'secevent+jwt', claims: { events: NEWS } }
  expect(await events.decision(await sign(news))).toEqual({ what: 'granted', school: 7 })
  expect(await events.decision(await sign({ ...news, age: 3600 })), 'told again for hours').not.toBeNull()
  const wrong: Parts[] = [{ ...news, aud: 'client' }, { ...news, typ: 'logout+jwt' }, { ...news, key: other.privateKey }, { ...news, claims: {} }, { ...news, claims: { events: LOGOUT } }, { ...news, claims: { events: { 'urn:leerpoort:event:consent-granted': { instellingId: '7' } } } }]
  for (const parts of wrong) expect(await events.decision(await sign(parts)), JSON.stringify(parts)).toBeNull()
})
