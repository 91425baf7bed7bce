import type { Page } from '@playwright/test'
import { ask, cookie } from './support/http'
import { place } from './support/place'
import { shortcut, titleUrl } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, PASSWORD, productId, pupilSession, staffSession } from './support/world'

/** Another client on this machine: no school of the tests has this address. */
const ELSEWHERE = '127.0.0.2'

/** Everything by which a client could pretend to be at school, or to be a part of the portal. */
const FORGED: Record<string, string>[] = [
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-forwarded-for': '127.0.0.1, 127.0.0.1', 'x-forwarded-host': 'localhost' },
  { 'x-real-ip': '127.0.0.1' },
  { forwarded: 'for=127.0.0.1;proto=http' },
  { 'x-leerpoort-client': '127.0.0.1' },
  { 'x-leerpoort-client': '127.0.0.1', 'x-leerpoort-self': 'secret' },
  { 'X-Client-IP': '127.0.0.1', 'True-Client-IP': '127.0.0.1', 'CF-Connecting-IP': '127.0.0.1', 'X-Original-Forwarded-For': '127.0.0.1' },
]

test.describe('PUP-2 NET-1: the front door believes the socket, and no header', () => {
  test('PUP-2: no forged header opens the pupil’s path from an address that is not the school’s', async () => {
    const { school, fleur, omar } = await furnishedSchool()
    const path = `/api/pupil/school?INSTELLING_REF=${school.schoolRef}`
    expect((await ask({ path })).status, 'at school it opens').toBe(200)
    for (const [at, headers] of [{}, ...FORGED].entries()) {
      // The two by turns: neither is tried so often that it has to wait.
      const [pupil, pin] = at % 2 === 0 ? [fleur.id, '4826'] : [omar.id, '7315']
      const secret = JSON.stringify({ ref: school.schoolRef, pupil, secret: pin, target: null })
      const told = JSON.stringify(headers)
      const seen = await ask({ path, headers, from: ELSEWHERE })
      expect([seen.status, JSON.parse(seen.text)], told).toEqual([403, { ok: false, reason: 'not-at-school' }])
      const tried = await ask({ method: 'POST', path: '/api/pupil/sign-in', headers: { ...headers, 'content-type': 'application/json' }, body: secret, from: ELSEWHERE })
      expect([tried.status, JSON.parse(tried.text).reason, tried.headers['set-cookie']], told).toEqual([403, 'not-at-school', undefined])
    }
  })

  test('PUP-2 SSO-1: a pupil’s cookie carried elsewhere opens nothing there, headers or not', async () => {
    const { fleur } = await furnishedSchool()
    const path = `/start/${await productId('logo-digitaal')}`
    for (const forged of [{}, ...FORGED]) {
      const headers = cookie(await pupilSession(fleur))
      expect((await ask({ path, headers })).headers.location).toContain('/rezulto/start')
      expect((await ask({ path, headers: { ...headers, ...forged }, from: ELSEWHERE })).headers.location).toContain('reden=not-at-school')
      expect((await ask({ path, headers })).headers.location, 'it ended there').toContain('reden=not-signed-in')
    }
  })

  test('NET-1: after a redirecting action Next fetches its own page for the same client: 127.0.0.2, not 127.0.0.1', async ({ page }) => {
    const { coordinator } = await emptySchool({ addresses: [] })
    const post = await capturedLogin(page, coordinator.email)
    for (const forged of [{}, FORGED[0]]) {
      const answer = await ask({ method: 'POST', path: post.path, headers: { ...post.headers, ...forged }, body: post.body, from: ELSEWHERE })
      expect(answer.headers['x-action-redirect']).toContain('/beheer/ip-adressen')
      // Next put the page that one is sent to into the answer: it shows where the visitor is.
      expect(answer.text).toContain('U bent nu op adres')
      expect(answer.text).toContain(ELSEWHERE)
      expect(answer.text).not.toContain('127.0.0.1')
    }
    const sessions = await database().session.findMany({ where: { userId: coordinator.userId }, select: { address: true } })
    expect(sessions.map((each) => each.address)).toEqual([ELSEWHERE, ELSEWHERE])
    const audit = await database().auditEvent.findMany({ where: { actorId: coordinator.userId, action: 'staff.signed-in' }, select: { address: true } })
    expect(audit.map((each) => each.address)).toEqual([ELSEWHERE, ELSEWHERE])
  })

  test('NET-1: an action with a forged host and origin is refused', async ({ page }) => {
    const { coordinator } = await emptySchool()
    const post = await capturedLogin(page, coordinator.email)
    const evil = await ask({ method: 'POST', path: post.path, headers: { ...post.headers, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, body: post.body })
    expect(evil.status).toBeGreaterThanOrEqual(400)
    expect(await database().session.count({ where: { userId: coordinator.userId } })).toBe(0)
  })
})

test.describe('AUT-1: one public address', () => {
  test('AUT-1: another Host is redirected when it asks, refused when it sends', async ({ at }) => {
    for (const host of ['evil.example', `127.0.0.1:${at.ports.portal}`]) {
      const asked = await ask({ path: '/login/leerkracht?x=1', headers: { host } })
      expect([asked.status, asked.headers.location]).toEqual([307, `${at.portal}/login/leerkracht?x=1`])
      expect((await ask({ method: 'POST', path: '/api/pupil/sign-in', headers: { host, 'content-type': 'application/json' }, body: '{}' })).status).toBe(421)
    }
    const twisted = await ask({ path: '//evil.example/x', headers: { host: 'evil.example' } })
    expect(twisted.headers.location).toBe(`${at.portal}/`)
  })

  test('NEW: /healthz and /readyz answer JSON', async () => {
    const health = await ask({ path: '/healthz' })
    expect([health.status, health.headers['content-type'], JSON.parse(health.text)]).toEqual([200, 'application/json; charset=utf-8', { ok: true }])
    const ready = await ask({ path: '/readyz' })
    expect([ready.status, JSON.parse(ready.text)]).toEqual([200, { ready: true }])
  })

  test('NEW: malformed input to the native endpoints is a clean refusal, never a fault', async () => {
    const { school } = await furnishedSchool()
    const json = { 'content-type': 'application/json' }
    const tries = [
      { method: 'POST', path: '/api/pupil/sign-in', headers: json, body: '{' },
      { method: 'POST', path: '/api/pupil/sign-in', headers: json, body: '[]' },
      { method: 'POST', path: '/api/pupil/sign-in', headers: json, body: 'x'.repeat(20_000) },
      { method: 'POST', path: '/api/pupil/sign-in', headers: { 'content-type': 'text/plain' }, body: '{}' },
      { path: `/api/pupil/group?INSTELLING_REF=${school.schoolRef}&group=onzin` },
      { path: '/api/pupil/school?INSTELLING_REF=%00&TARGET=%00' },
      { path: `/api/pupil/school?INSTELLING_REF=${school.schoolRef}&TARGET=http://%00` },
      { path: '/start/%00' },
      { path: '/start/%E0%A4%A' },
      { path: '/geen-toegang?titel=%00&reden=%00' },
      { path: '/groepen/%00' },
      { path: '/%E0%A4%A' },
      { path: '/oidc/auth?client_id=%00' },
    ]
    for (const one of tries) expect((await ask(one)).status, `${one.path} ${one.body ?? ''}`.slice(0, 100)).toBeLessThan(500)
  })
})

test.describe('DAT-4: headers and content security policy', () => {
  test('DAT-4: every page carries the headers, and a policy without inline scripts', async ({ at }) => {
    const { school, coordinator } = await furnishedSchool()
    const staff = cookie(await staffSession(coordinator.email))
    const pages: [path: string, headers: Record<string, string>][] = [
      ['/', {}], ['/login/leerkracht', {}], ['/bestaat-niet', {}], ['/tot-ziens', {}], ['/mijn-profiel/plaatje.png', {}], ['/bestaat-niet.svg', {}], [shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')), {}],
      ['/beheer', staff], ['/groepen', staff], ['/lesmateriaal', staff],
    ]
    for (const [path, headers] of pages) {
      const answer = await ask({ path, headers })
      expect(answer.headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' })
      expect(answer.headers['x-powered-by'], path).toBeUndefined()
      const policy = answer.headers['content-security-policy'] as string
      expect(policy, path).toContain("default-src 'self'")
      expect(policy, path).toContain("frame-ancestors 'none'")
      const scripts = /script-src ([^;]*)/.exec(policy)![1]!
      expect(scripts, path).toMatch(/'(nonce-|sha256-)/)
      expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
    }
  })

  test('DAT-4: a nonce is good for one answer', async () => {
    const nonces = await Promise.all([1, 2, 3].map(async () => /'nonce-([^']+)'/.exec((await ask({ path: '/' })).headers['content-security-policy'] as string)?.[1]))
    expect(new Set(nonces).size).toBe(3)
  })

  test('DAT-4: walking the pages fetches nothing from elsewhere and breaks no policy', async ({ page, at, signIn }) => {
    const { school, coordinator, egels } = await furnishedSchool()
    const foreign: string[] = []
    page.on('request', (request) => void (request.url().startsWith(at.portal) || request.url().startsWith('data:') || foreign.push(request.url())))
    await page.goto(shortcut(school))
    await expect(page.getByRole('heading', { name: 'In welke groep zit je?' })).toBeVisible()
    await signIn(page, coordinator.email)
    for (const path of ['/beheer', '/beheer/gebruikersgegevens', '/beheer/uitgeverijen', '/beheer/ip-adressen', '/groepen', `/groepen/${egels.id}`, '/leerkrachten', '/lesmateriaal', '/lesmateriaal/licenties', '/mijn-profiel']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }
    // The fixture `soundPages` asserts that the console had no complaint.
    expect(foreign).toEqual([])
  })
})

type Post = { path: string; headers: Record<string, string>; body: Buffer }

/**
 * The login form's request as the page's own JavaScript makes it, stopped before it leaves: to be sent from elsewhere.
 * Of the body the browser tells tests nothing, so it is written anew: React's form of (no state yet, the form's fields).
 */
async function capturedLogin(page: Page, email: string): Promise<Post> {
  const next = '/beheer/ip-adressen'
  await page.goto(`/login/leerkracht?next=${next}`)
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
  const caught = new Promise<{ url: URL; headers: Record<string, string> }>((resolve) => {
    // The page goes on waiting for its answer; the test has what it wants.
    void page.route(/\/login\/leerkracht/, (route, request) => (request.method() === 'POST' ? resolve({ url: new URL(request.url()), headers: request.headers() }) : route.fallback()))
  })
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  const { url, headers } = await caught
  const form = new FormData()
  for (const [name, value] of Object.entries({ next, email, password: PASSWORD })) form.append(`_1_${name}`, value)
  form.append('0', '[null,"$K1"]')
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  return {
    path: url.pathname + url.search,
    headers: {
      accept: headers.accept!, 'next-action': headers['next-action']!, 'next-router-state-tree': headers['next-router-state-tree']!,
      origin: place().portal, 'content-type': encoded.headers.get('content-type')!, 'content-length': String(body.length),
    },
    body,
  }
}
