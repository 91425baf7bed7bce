import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csp, securityHeaders } from './security-headers'
import { staticPage, type StaticPage } from './static-page'

const INLINE = 'self.__next_f.push([1,"a"])'
const HTML = `<!doctype html><script src="/x.js" async></script><script>${INLINE}</script><script type="application/json">{"a":"ë"}</script>`
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

let dir: string
let page: StaticPage
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-page-'))
  await writeFile(path.join(dir, 'page.html'), HTML)
  page = (await staticPage(path.join(dir, 'page.html')))!
})
afterAll(() => rm(dir, { recursive: true }))

function visit(headers: Record<string, string> = {}, method = 'GET') {
  const answer: { status?: number; headers?: Record<string, string | number>; body?: unknown } = {}
  const res = { writeHead: (status: number, given: Record<string, string | number>) => Object.assign(answer, { status, headers: given }), end: (body?: unknown) => void (answer.body = body) }
  page({ headers, method } as unknown as IncomingMessage, res as unknown as ServerResponse)
  return answer
}

describe('a built page served by the door', () => {
  test('whole, as UTF-8, with the hashes of its inline scripts and of nothing else', () => {
    const { status, headers, body } = visit()
    expect([status, String(body), headers!['content-type'], headers!['content-length']]).toEqual([200, HTML, 'text/html; charset=utf-8', Buffer.byteLength(HTML)])
    expect(headers!['content-security-policy']).toContain(`script-src 'self' ${hash(INLINE)} ${hash('{"a":"ë"}')};`)
  })
  test('AUT-9: always asked for anew; unchanged it is not sent again', () => {
    const { etag, 'cache-control': cache } = visit().headers!
    expect(cache).toBe('no-cache')
    expect(visit({ 'if-none-match': String(etag) })).toMatchObject({ status: 304, body: undefined })
    expect(visit({ 'if-none-match': '"other"' }).status).toBe(200)
  })
  test('HEAD gets headers only', () => expect(visit({}, 'HEAD')).toMatchObject({ status: 200, body: undefined, headers: { 'content-length': Buffer.byteLength(HTML) } }))
  test('no such page: null', async () => expect(await staticPage(path.join(dir, 'none.html'))).toBeNull())
})

describe('DAT-4: the content security policy', () => {
  const policy = (scripts: string[], dev: boolean): Record<string, string[]> => Object.fromEntries(csp(scripts, dev).split('; ').map((part) => [part.split(' ')[0]!, part.split(' ').slice(1)]))
  test.each<[boolean, string]>([[true, "'nonce-x'"], [false, "'nonce-x'"], [false, hash('x')]])('never lets inline scripts in by themselves (development: %s)', (dev, allowed) => {
    const { 'script-src': scripts } = policy([allowed], dev)
    expect(scripts).toContain(allowed)
    expect(scripts).not.toContain("'unsafe-inline'")
    expect(scripts!.includes("'unsafe-eval'")).toBe(dev)
  })
  test('in production nothing comes from elsewhere, and nobody frames the portal', () => {
    const all = policy(["'nonce-x'"], false)
    expect(Object.values(all).flat().filter((source) => !/^'(self|none|nonce-x)'$|^data:$/.test(source))).toEqual([])
    expect(all).toMatchObject({ 'default-src': ["'self'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"], 'object-src': ["'none'"], 'form-action': ["'self'"], 'style-src': ["'self'"] })
  })
  test('https promises to stay https, http does not', () => {
    const headersOf = (https: boolean) => {
      const res = new http.ServerResponse({ method: 'GET' } as IncomingMessage)
      securityHeaders(res, https)
      return res.getHeaders()
    }
    expect(headersOf(true)['strict-transport-security']).toMatch(/max-age=31536000/)
    expect(headersOf(false)).toEqual({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin', 'permissions-policy': expect.stringContaining('camera=()') })
  })
})
