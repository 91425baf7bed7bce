import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BodyError, drain, readJson } from './body'
import { json, seeOther } from './respond'

const request = (chunks: (string | Buffer)[], type: string | undefined = 'application/json') =>
  Object.assign(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), { headers: type === undefined ? {} : { 'content-type': type } }) as unknown as IncomingMessage
const status = async (work: Promise<unknown>) => work.then(() => 200, (error: unknown) => (error instanceof BodyError ? error.status : error))

describe('readJson', () => {
  test('reads what comes in pieces, also in the middle of a letter', async () => {
    const bytes = Buffer.from('{"naam":"Zoë"}')
    expect(await readJson(request([bytes.subarray(0, 12), bytes.subarray(12)]), 100)).toEqual({ naam: 'Zoë' })
  })
  test.each(['application/json', 'Application/JSON; charset=utf-8'])('takes %s', async (type) => expect(await status(readJson(request(['{}'], type), 10))).toBe(200))
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'multipart/form-data', undefined])('415 for %s: a page elsewhere cannot post it unasked', async (type) => {
    expect(await status(readJson(type === undefined ? (Object.assign(request(['{}']), { headers: {} }) as IncomingMessage) : request(['{}'], type), 10))).toBe(415)
  })
  test('the limit is exact, and counts bytes', async () => {
    expect(await status(readJson(request(['"12345678"']), 10))).toBe(200)
    expect(await status(readJson(request(['"123456789"']), 10))).toBe(413)
    expect(await status(readJson(request(['"éééé"']), 9))).toBe(413)
    expect(await status(readJson(request(['"1234', '56789', '"']), 10))).toBe(413)
  })
  test.each(['', '{', "{'a':1}", 'x', '{"a":1}}'])('400 for %j', async (text) => expect(await status(readJson(request([text]), 100))).toBe(400))
})

describe('a flood is cut off after the same few megabytes, whatever the limit', () => {
  const MB = 1024 * 1024
  const flood = () => {
    const sent = { bytes: 0 }
    const pieces = (function* () {
      for (const piece = Buffer.alloc(MB); sent.bytes < 200 * MB; sent.bytes += MB) yield piece
    })()
    return { sent, req: Object.assign(Readable.from(pieces), { headers: { 'content-type': 'application/json' } }) as unknown as IncomingMessage }
  }
  test.each([100, 6 * MB])('read with a limit of %d bytes', async (limit) => {
    const { sent, req } = flood()
    await expect(readJson(req, limit)).rejects.toThrow()
    expect(sent.bytes).toBeLessThan(50 * MB)
  })
  test('let past unread', async () => {
    const { sent, req } = flood()
    drain(req)
    await new Promise((resolve) => req.on('close', resolve))
    expect(sent.bytes).toBeLessThan(50 * MB)
  })
})

describe('over the network', () => {
  const server = http.createServer((req, res) => {
    readJson(req, 8_000).then((body) => json(res, 200, body), (error: BodyError) => json(res, error.status, { code: error.message }))
  })
  let url: string
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const post = (body: string) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', connection: 'close' }, body })

  test('what was asked comes back, and nobody may keep it', async () => {
    const answer = await post('{"a":1}')
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('content-type')]).toEqual([200, 'no-store', 'application/json; charset=utf-8'])
    expect(await answer.json()).toEqual({ a: 1 })
  })
  test.each([10_000, 2_000_000])('a body of %d bytes is told to be too large, not cut off', async (size) => {
    const answer = await post(`"${'x'.repeat(size)}"`)
    expect([answer.status, await answer.json()]).toEqual([413, { code: 'too large' }])
  })
})

test('seeOther goes on by GET and is not kept', () => {
  const written: unknown[] = []
  seeOther({ writeHead: (...all: unknown[]) => written.push(all), end: () => undefined } as never, '/geen-toegang', { 'set-cookie': 'a=b' })
  expect(written).toEqual([[303, { location: '/geen-toegang', 'cache-control': 'no-store', 'set-cookie': 'a=b' }]])
})
