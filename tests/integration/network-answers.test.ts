import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, expect, test } from 'vitest'
import { tokenHash } from '@/lib/platform/crypto'
import { pool } from '@/lib/platform/db/pool'
import { LIMITS } from '@/lib/platform/limits'
import { dropExpiredAttempts } from '@/lib/network-suppliers/housekeeping'
import { Browser } from '@/mocks/test-support/browser'
import { auditOf, everything } from '../support/command'
import { pupilCookie } from '../support/people'
import { portal, skool, world, connect, eckId, shortcut, path, reason, upToCallback, signIn, withEnvironment } from '../support/environment-world'

withEnvironment()

describe('SSO-3: an answer counts once, and only in the browser that asked', () => {
  const landed = async (browser: Browser, callback: string) => reason(new URL((await browser.send(callback)).headers.get('location')!, portal.origin).href)
  beforeEach(() => void (skool.person = { sub: 'x', eck_id: world.boEck }))

  test('used again: over, also in the same browser', async () => {
    const browser = new Browser()
    const callback = await upToCallback(browser)
    expect((await browser.send(callback)).headers.get('location')).toBe('/leerling')
    expect(await landed(browser, callback)).toBe('attempt-over')
  })

  test('in another browser, with or without an attempt of its own: over, and not spent for the first', async () => {
    const [mine, theirs] = [new Browser(), new Browser()]
    const callback = await upToCallback(mine)
    expect(await landed(new Browser(), callback)).toBe('attempt-over')
    await upToCallback(theirs)
    expect(await landed(theirs, callback)).toBe('attempt-over')
    expect((await mine.send(callback)).headers.get('location')).toBe('/leerling')
  })

  test('a forged, missing or foreign state: over, nobody gets in', async () => {
    const browser = new Browser()
    const callback = new URL(await upToCallback(browser))
    for (const state of ['', 'verzonnen', 'x'.repeat(5000), null]) {
      const forged = new URL(callback)
      if (state === null) forged.searchParams.delete('state')
      else forged.searchParams.set('state', state)
      expect(await landed(browser, forged.href)).toBe('attempt-over')
    }
  })

  test('a code of somebody else’s attempt under one’s own state: the proof key does not fit', async () => {
    const [mine, theirs] = [new Browser(), new Browser()]
    const [own, stolen] = [new URL(await upToCallback(mine)), new URL(await upToCallback(theirs))]
    own.searchParams.set('code', stolen.searchParams.get('code')!)
    expect(await landed(mine, own.href)).toBe('environment-failed')
  })

  test('an answer that names another issuer: refused', async () => {
    const browser = new Browser()
    const callback = new URL(await upToCallback(browser))
    callback.searchParams.set('iss', 'https://kwaad.example')
    expect(await landed(browser, callback.href)).toBe('environment-failed')
  })

  test('ten minutes later: over; housekeeping forgets it', async () => {
    const browser = new Browser()
    const callback = await upToCallback(browser)
    await pool().query("update network_attempt set expires_at = now() - interval '1 second'")
    expect(await landed(browser, callback)).toBe('attempt-over')
    await dropExpiredAttempts()
    expect(await everything().networkAttempt.count()).toBe(0)
  })

  test('a double click: both tabs come in', async () => {
    const browser = new Browser()
    const [first, second] = [await upToCallback(browser), await upToCallback(browser)]
    expect((await browser.send(first)).headers.get('location')).toBe('/leerling')
    expect((await browser.send(second)).headers.get('location')).toBe('/leerling')
  })

  test('the table holds neither state nor browser nor school in the clear', async () => {
    const browser = new Browser()
    await everything().networkAttempt.deleteMany({})
    const state = new URL(await upToCallback(browser)).searchParams.get('state')!
    const [row] = await everything().networkAttempt.findMany()
    expect(Buffer.from(row!.stateHash)).toEqual(Buffer.from(tokenHash(state)))
    expect(Buffer.from(row!.sealed).toString('latin1')).not.toContain(world.school.id)
  })

  test('the mark of the browser is HttpOnly and Lax; Next’s look-aheads begin nothing', async () => {
    const { headers } = await portal.visit(path(shortcut()))
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^netwerkomgeving=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/)])
    expect(headers['cache-control']).toBe('no-store')
    const before = await everything().networkAttempt.count()
    expect(await portal.visit(path(shortcut()), { headers: { rsc: '1' } })).toMatchObject({ status: 204 })
    expect(await everything().networkAttempt.count()).toBe(before)
  })

  test('another child’s session in this browser does not spare the environment’s word', async () => {
    const { location } = await portal.visit(path(shortcut()), { cookie: await pupilCookie(world.bo) })
    expect(location).toContain(skool.issuer)
  })
})

describe('SSO-3: who comes back without having been there', () => {
  const forged = async () => {
    const browser = new Browser()
    const state = new URL((await browser.send(shortcut())).headers.get('location')!).searchParams.get('state')!
    const answer = await browser.send(`${portal.origin}/login/netwerk/callback?${new URLSearchParams({ state, error: 'access_denied', iss: skool.issuer })}`)
    return reason(new URL(answer.headers.get('location')!, portal.origin).href)
  }

  test('again and again: a few an hour stand in the audit log; the environment is not asked anew for where it is', async () => {
    const before = skool.discovered
    for (let n = 0; n < LIMITS['network-refused'].points + 3; n += 1) expect(await forged()).toBe('cancelled')
    expect((await auditOf(world.school.id)).filter(({ action }) => action === 'network.sign-in-refused')).toHaveLength(LIMITS['network-refused'].points)
    expect(skool.discovered - before).toBeLessThanOrEqual(1)
  })

  test('whom the environment names and the school does not know is told of every time', async () => {
    const times = LIMITS['network-refused'].points + 2
    for (let n = 0; n < times; n += 1) expect(reason((await signIn({ eck_id: eckId() })).to)).toBe('not-known')
    expect((await auditOf(world.school.id)).filter(({ action }) => action === 'network.sign-in-refused')).toHaveLength(times)
  })
})

describe('SSO-3: an environment that is ill', () => {
  const startAgain = async () => reason(new URL((await portal.visit(path(shortcut()))).location!, portal.origin).href)

  test('not there; as soon as it is back it works again', async () => {
    await connect({ issuer: 'http://127.0.0.1:9/weg' })
    expect(await startAgain()).toBe('environment-down')
    await connect({})
    expect(await startAgain()).toBeNull()
  })

  test('ill in its own words, or with another issuer than agreed', async () => {
    let status = 503
    const server = createServer((_req, res) => void res.writeHead(status, { 'content-type': 'application/json' }).end('{"issuer":"https://kwaad.example"}'))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    await connect({ issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    expect(await startAgain()).toBe('environment-down')
    status = 200
    expect(await startAgain()).toBe('environment-failed')
    server.close()
  })

  test('silent: after 5 seconds a page, not an endless wait', async () => {
    const server = createServer(() => undefined)
    await once(server.listen(0, '127.0.0.1'), 'listening')
    await connect({ issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    expect(await startAgain()).toBe('environment-down')
    server.closeAllConnections()
    server.close()
  })

  test('a secret that does not fit: nobody gets in', async () => {
    await connect({ secret: 'verkeerd' })
    expect(reason((await signIn({ eck_id: world.boEck })).to)).toBe('environment-failed')
  })
})
