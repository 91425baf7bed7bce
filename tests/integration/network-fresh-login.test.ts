import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { whenLoggedIn } from '@/lib/access/hold'
import { environmentDoor } from '@/lib/pupil-login/own-door'
import { Browser } from '@/mocks/test-support/browser'
import { everything } from '../support/command'
import { connect, path, portal, reason, shortcut, signIn, skool, upToCallback, withEnvironment, world } from '../support/environment-world'
import { publisherClient, settingsOf, type PublisherClient } from '../support/publisher-client'

withEnvironment()

/* SSO-1, SSO-3: a publisher that wants a new login of somebody whom a network environment signed in. */
let malmberg: PublisherClient
beforeAll(async () => {
  malmberg = await publisherClient(portal, settingsOf('malmberg'))
})
const bo = () => ({ role: 'pupil', eck_id: world.boEck })
const cookieOf = (token: string | null) => `leerpoort=${token}`
/** Where the portal sends this session with a request, and the address at which that goes on. */
async function stopped(token: string | null, change: Record<string, string> = { prompt: 'login' }) {
  const attempt = await malmberg.begin(change)
  const to = await malmberg.ask(attempt, { cookie: cookieOf(token) })
  return { attempt, reason: to.searchParams.get('reden'), again: to.searchParams.get('verder')! }
}
const seenBy = async (token: string | null, again: string) => new URL((await portal.visit(again, { cookie: cookieOf(token) })).location!, portal.origin)

test.each<Record<string, string>>([{ prompt: 'login' }, { max_age: '600' }])('%j: the environment is asked to ask, and then the request goes on', async (change) => {
  const before = await signIn(bo())
  expect(skool.asked.at(-1)!.has('prompt')).toBe(false)
  const { attempt, reason: why, again } = await stopped(before.token, change)
  expect(why).toBe('log-in-again')
  const door = await environmentDoor(before.actor!.sessionId, again)
  expect(door).toBe(path(shortcut({ verder: again })))
  const anew = await signIn(bo(), portal.origin + door!)
  expect(Object.fromEntries(skool.asked.at(-1)!)).toMatchObject({ prompt: 'login', max_age: '0' })
  expect(path(anew.to)).toBe(again)
  const claims = await malmberg.finish(await seenBy(anew.token, again), attempt)
  expect(claims).toMatchObject({ given_name: 'Bo', auth_time: expect.any(Number) })
})

describe('what is no new login', () => {
  test('coming in through the environment once more, which asked nothing', async () => {
    const { again } = await stopped((await signIn(bo())).token)
    const silent = await signIn(bo())
    expect((await seenBy(silent.token, again)).searchParams.get('reden')).toBe('log-in-again')
    expect(await whenLoggedIn(silent.actor!.sessionId)).toMatchObject({ at: expect.any(Date), shown: null })
  })
  test('an environment that does not say when it was: no session', async () => {
    const { again } = await stopped((await signIn(bo())).token)
    const browser = new Browser()
    skool.person = { sub: 'bo', ...bo() }
    const asked = new URL((await browser.send(shortcut({ verder: again }))).headers.get('location')!)
    for (const name of ['prompt', 'max_age']) asked.searchParams.delete(name)
    const back = await browser.send(await upToCallback(browser, asked.href))
    expect(reason(new URL(back.headers.get('location')!, portal.origin).href)).toBe('environment-failed')
    expect(back.headers.getSetCookie().some((line) => line.startsWith('leerpoort='))).toBe(false)
  })
  test.each(['/beheer', '//evil.example', 'https://evil.example/oidc/auth?x=y'])('%s is no way on: an ordinary sign-in', async (verder) => {
    const { to } = await signIn(bo(), shortcut({ verder }))
    expect([path(to), skool.asked.at(-1)!.has('prompt')]).toEqual(['/leerling', false])
  })
})

test('where the tick is gone there is no door, nor for who logged in otherwise', async () => {
  const { actor } = await signIn(bo())
  await everything().networkConsent.updateMany({ where: { schoolId: world.school.id }, data: { withdrawnAt: new Date() } })
  expect(await environmentDoor(actor!.sessionId, '/oidc/auth?x=y')).toBeNull()
})

test('an environment that answers more than anybody reads, packed small: it fails, and the portal does not', async () => {
  const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '))
  const server = createServer((_req, res) => void res.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed)).listen(0, 'localhost')
  await once(server, 'listening')
  try {
    await connect({ issuer: `http://localhost:${(server.address() as AddressInfo).port}` })
    expect(reason(new URL((await portal.visit(path(shortcut()))).location!, portal.origin).href)).toBe('environment-down')
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
