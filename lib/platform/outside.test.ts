import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fetch } from 'undici'
import { fetchOutside, outsideAgent, publicOnly } from './outside'
import { goodSettings, restartWith } from './test-support'

const seen: string[] = []
let connections = 0
const server = http.createServer((req, res) => {
  seen.push(req.url ?? '')
  if (req.url === '/away') return void res.writeHead(307, { location: '/elsewhere' }).end()
  res.end('ok')
}).on('connection', () => (connections += 1))
let port: number
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  seen.length = connections = 0
})

/** A name server that says this of every name. */
const saying = (answers: string[]): LookupFunction => (_name, _options, done) => done(null, answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
const HTTPS = 'https://portaal.example'
const from = (portal: string, resolve: LookupFunction) => fetch(`http://uitgever.example:${port}/`, { dispatcher: outsideAgent(portal, resolve) })
const codeOf = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code

test.each([['127.0.0.1'], ['::ffff:127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['10.0.0.1'], ['0.0.0.0'], ['100.64.1.1'], ['169.254.169.254'], ['fd00::1'], ['fe80::1'], ['::1'], ['64:ff9b::7f00:1']])('a name that stands for %s is not connected to', async (...addresses) => {
  expect(codeOf(await from(HTTPS, saying(addresses)).catch((error: unknown) => error))).toBe('ENOTPUBLIC')
  expect(connections).toBe(0)
})

test('what was judged is what is connected to: the name is looked up once for each connection', () => {
  let asked = 0
  const look = publicOnly((...all) => ((asked += 1), saying(['203.0.114.9', '2606:4700::1'])(...all)))
  const told: unknown[] = []
  look('uitgever.example', { all: true }, (_error, found) => told.push(found))
  look('uitgever.example', {}, (_error, ...found) => told.push(found))
  expect(told).toEqual([[{ address: '203.0.114.9', family: 4 }, { address: '2606:4700::1', family: 6 }], ['203.0.114.9', 4]])
  expect(asked).toBe(2)
})

test('no redirect is followed, and an address that may not be is not asked', async () => {
  restartWith(goodSettings())
  const answer = await fetchOutside(`http://127.0.0.1:${port}/away`, { redirect: 'follow' })
  expect([answer.status, seen]).toEqual([307, ['/away']])
  restartWith({ ...goodSettings(), PUBLIC_URL: HTTPS })
  for (const url of [`http://127.0.0.1:${port}/`, `https://127.0.0.1:${port}/`, `https://localhost:${port}/`, `https://[::ffff:127.0.0.1]:${port}/`]) await expect(fetchOutside(url)).rejects.toThrow(TypeError)
  expect(connections).toBe(1)
})
