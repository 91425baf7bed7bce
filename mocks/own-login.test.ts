import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Browser } from './test-support/browser'
import { regenboog } from './test-support/schools'
import { startTestWorld, type TestWorld } from './test-support/world'

let world: TestWorld
let browser: Browser
const at = (path: string): string => `${world.url}/ced-groep${path}`
beforeAll(async () => void (world = await startTestWorld()))
afterAll(() => world.close())
beforeEach(() => {
  browser = new Browser()
  world.rest.schools.clear()
  world.rest.failing.clear()
  world.oidc.person = { sub: 'pw-bo', school_id: 1, role: ['pupil'], given_name: 'Bo' }
})

const link = (): void => void world.rest.schools.set(1, regenboog())
const logIn = (user = 'regenboog-5a', password = 'nieuws'): ReturnType<Browser['open']> => browser.submit(at('/inloggen'), [['user', user], ['password', password]])

test('the form says who can log in: it is a demonstration', async () => {
  const { text } = await browser.open(at('/inloggen'))
  expect(text).toContain('<code>regenboog-5a</code> met wachtwoord <code>nieuws</code> · <code>zonnewijzer-6</code>')
})

test('LIC-6: without the portal link the own login works', async () => {
  expect((await browser.open(at('/inloggen'))).text).toContain('Inloggen bij CED-Groep')
  const { url, text } = await logIn()
  expect([url, text]).toEqual([at('/app/nieuwsbegrip'), expect.stringContaining('Hallo regenboog-5a!')])
})

test('LIC-6: while the link is active it is refused, with the two ways in; another school’s link does not count', async () => {
  link()
  const { status, text } = await logIn()
  expect([status, text]).toEqual([403, expect.stringContaining('U kunt niet verder. Basispoortkoppeling actief')])
  expect(text).toContain('href="/ced-groep/app/nieuwsbegrip"')
  expect(text).toContain('href="/skool"')
  expect((await logIn('zonnewijzer-6')).text).toContain('Hallo zonnewijzer-6!')
})

test('LIC-6: an old session that was not ended is ended, and the pupil goes on by the portal', async () => {
  await logIn()
  link()
  const { url, text } = await browser.open(at('/app/nieuwsbegrip'))
  expect([url, text]).toEqual([at('/app/nieuwsbegrip'), expect.stringContaining('Hallo Bo!')])
  world.rest.schools.clear()
  world.oidc.person = null
  await browser.open(at('/afgesloten'))
  expect((await browser.open(at('/app/nieuwsbegrip'))).text).not.toContain('regenboog-5a')
})

test('LIC-6: a launch from the portal is not stopped by an old session either', async () => {
  await logIn()
  link()
  const { text } = await browser.open(at(`/start?${new URLSearchParams({ iss: world.oidc.issuer, target_link_uri: at('/app/nieuwsbegrip') })}`))
  expect(text).toContain('Hallo Bo!')
})

test('a wrong password, an unknown name, a form of another site, a publisher without such a login', async () => {
  expect((await logIn('regenboog-5a', 'oud nieuws')).status).toBe(403)
  expect((await logIn('iemand')).text).toContain('klopt niet')
  expect((await browser.open(at('/inloggen'), { method: 'POST', body: new URLSearchParams({ user: 'regenboog-5a', password: 'nieuws' }), headers: { origin: 'https://kwaad.example' } })).status).toBe(403)
  expect((await fetch(`${world.url}/rezulto/inloggen`)).status).toBe(404)
})

test('when the portal does not answer nobody is let in on a guess', async () => {
  world.rest.failing.set('GET /rest/v2/instellingen', { status: 500, body: '' })
  expect((await logIn()).status).toBe(502)
})
