import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { publishers } from './publishers/registry'
import { Browser, claimsOn, tokenOn } from './test-support/browser'
import { startTestWorld, type TestWorld } from './test-support/world'

const AAD = {
  sub: 'pw-aad',
  school_id: 1,
  school_name: 'Basisschool De Regenboog',
  role: ['pupil'],
  group_names: ['Bever'],
  given_name: 'Aad',
  place: 'school',
}
const BO = { ...AAD, sub: 'pw-bo', given_name: 'Bo', group_names: ['Groep 5A'] }
const EILERT = { sub: 'pw-eilert', school_id: 1, role: ['teacher'], given_name: 'Eilert', family_name: '<Zomermaand>' }

let world: TestWorld
let browser: Browser
beforeAll(async () => void (world = await startTestWorld()))
afterAll(() => world.close())
beforeEach(() => {
  browser = new Browser()
  world.oidc.person = AAD
  world.oidc.asked.length = 0
})

const launch = (slug: string, path: string, extra: Record<string, string> = {}): string =>
  `${world.url}/${slug}/start?${new URLSearchParams({
    iss: world.oidc.issuer,
    target_link_uri: `${world.url}/${slug}/${path}`,
    ...extra,
  })}`

describe('a launch from the portal (SSO-1)', () => {
  test.each(publishers.map(({ slug, titles }) => [slug, titles[0]?.code ?? '']))(
    'opens %s’s %s with what the portal tells',
    async (slug, code) => {
      const { url, status, text } = await browser.open(launch(slug, `app/${code}`))
      expect([url, status]).toEqual([`${world.url}/${slug}/app/${code}`, 200])
      expect(text).toContain('Hallo Aad!')
      expect(claimsOn(text)).toEqual({
        sub: 'pw-aad',
        school_id: '1',
        school_name: 'Basisschool De Regenboog',
        role: 'pupil',
        group_names: 'Bever',
        given_name: 'Aad',
        place: 'school',
      })
    },
  )

  test('asks for openid with PKCE and passes the login hint on', async () => {
    await browser.open(launch('cito', 'app/groeimeter', { login_hint: 'hint-1' }))
    expect(Object.fromEntries(world.oidc.asked[0] ?? [])).toMatchObject({
      scope: 'openid',
      response_type: 'code',
      code_challenge_method: 'S256',
      login_hint: 'hint-1',
      target_link_uri: `${world.url}/cito/app/groeimeter`,
      state: expect.any(String),
      nonce: expect.any(String),
    })
  })

  test('works as a form too, as OpenID Connect Core 4 asks', async () => {
    const [start, query] = launch('cito', 'app/groeimeter').split('?')
    const { url } = await browser.open(start ?? '', { method: 'POST', body: new URLSearchParams(query) })
    expect(url).toBe(`${world.url}/cito/app/groeimeter`)
  })

  test('the next child on the tablet is not the previous one', async () => {
    await browser.open(launch('blink', 'app/ontdekplein'))
    world.oidc.person = BO
    const { text } = await browser.open(launch('blink', 'app/ontdekplein'))
    expect(text).toContain('Hallo Bo!')
    expect((await browser.open(`${world.url}/blink/app/ontdekplein`)).text).toContain('Hallo Bo!')
  })

  test('a stranger’s issuer is refused', async () => {
    const { status, text } = await browser.open(launch('rezulto', 'app/logo-digitaal', { iss: 'https://evil.example' }))
    expect(status).toBe(400)
    expect(text).toContain('hoort niet bij ons portaal')
    expect(world.oidc.asked).toHaveLength(0)
  })

  test.each([
    ['another origin', () => 'https://evil.example/rezulto/app/logo-digitaal'],
    ['another publisher', () => `${world.url}/malmberg/app/rekenreis`],
    ['another publisher, round a corner', () => `${world.url}/rezulto/../malmberg/app/rekenreis`],
    ['a name before the host', () => world.url.replace('//', '//me@')],
    ['a path only', () => '/rezulto/app/logo-digitaal'],
    ['a script', () => 'javascript:alert(1)'],
    ['nothing', () => ''],
  ])('a target at %s is refused: no open redirect', async (_what, target) => {
    const response = await browser.send(launch('rezulto', '', { target_link_uri: target() }))
    expect(response.status).toBe(400)
    expect(response.headers.has('location')).toBe(false)
  })
})

describe('the way back from the portal', () => {
  test('a refusal is told in the portal’s own words', async () => {
    world.oidc.person = null
    const { status, text } = await browser.open(launch('cito', 'app/groeimeter'))
    expect(status).toBe(403)
    expect(text).toContain('Deze licentie is niet aan uw groep gekoppeld.')
    expect(text).toContain('access_denied')
  })

  test('does not serve a second time, nor another browser', async () => {
    const callback = await upToCallback(browser, launch('cito', 'app/groeimeter'))
    expect((await new Browser().send(callback)).status).toBe(400)
    expect((await browser.send(callback)).status).toBe(303)
    const { status, text } = await browser.open(callback)
    expect(status).toBe(400)
    expect(text).toContain('Deze aanmelding is verlopen')
  })

  test('an answer of another publisher’s login does not count', async () => {
    const callback = await upToCallback(browser, launch('cito', 'app/groeimeter'))
    expect((await browser.send(callback.replace('/cito/', '/blink/'))).status).toBe(400)
  })

  test('a code that the portal does not know ends on a page, and is logged', async () => {
    const callback = new URL(await upToCallback(browser, launch('cito', 'app/groeimeter')))
    callback.searchParams.set('code', 'made-up')
    const { status, text } = await browser.open(callback.href)
    expect(status).toBe(502)
    expect(text).toContain('kon niet worden bevestigd')
    expect(world.log.at(-1)).toMatch(/^cito: a login could not be finished/)
  })

  test('cookies are HttpOnly, Lax and the publisher’s own', async () => {
    const started = await browser.send(launch('cito', 'app/groeimeter'))
    const cookies = started.headers.getSetCookie()
    const finished = await browser.send(await upToCallback(browser, launch('cito', 'app/groeimeter')))
    cookies.push(...finished.headers.getSetCookie())
    expect(cookies.length).toBeGreaterThan(2)
    for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/cito; HttpOnly; SameSite=Lax/)
  })
})

describe('the software', () => {
  test('begins the login by itself, for this very title', async () => {
    const { url, text } = await browser.open(`${world.url}/malmberg/app/rekenreis`)
    expect(url).toBe(`${world.url}/malmberg/app/rekenreis`)
    expect(text).toContain('Hallo Aad!')
    expect(world.oidc.asked[0]?.get('target_link_uri')).toBe(url)
  })

  test('a session for one title does not open another: the portal is asked again (LIC-5)', async () => {
    await browser.open(launch('cito', 'app/groeimeter'))
    world.oidc.person = null
    expect((await browser.open(`${world.url}/cito/app/groeimeter`)).status).toBe(200)
    expect((await browser.open(`${world.url}/cito/app/leerlingtoets`)).status).toBe(403)
  })

  test('greets staff in its own way, and escapes what it is told', async () => {
    world.oidc.person = EILERT
    const { text } = await browser.open(launch('rezulto', 'app/logo-digitaal'))
    expect(text).toContain('Welkom, Eilert &lt;Zomermaand&gt;')
    expect(text).toContain('class="adult"')
  })

  test('works with nothing but a subject', async () => {
    world.oidc.person = { sub: 'pw-unknown' }
    const { status, text } = await browser.open(launch('rezulto', 'app/logo-digitaal'))
    expect(status).toBe(200)
    expect(claimsOn(text)).toEqual({ sub: 'pw-unknown' })
  })

  test('‘Afsluiten’ ends this publisher’s session only', async () => {
    await browser.open(launch('cito', 'app/groeimeter'))
    const { text } = await browser.open(launch('blink', 'app/ontdekplein'))
    const left = await browser.submit(`${world.url}/blink/logout`, [['token', tokenOn(text)]])
    expect(left.text).toContain('Tot de volgende keer!')
    world.oidc.person = null
    expect((await browser.open(`${world.url}/blink/app/ontdekplein`)).status).toBe(403)
    expect((await browser.open(`${world.url}/cito/app/groeimeter`)).status).toBe(200)
  })

  test('another site cannot press ‘Afsluiten’', async () => {
    await browser.open(launch('blink', 'app/ontdekplein'))
    expect((await browser.submit(`${world.url}/blink/logout`, [['token', 'guess']])).status).toBe(403)
    expect((await browser.open(`${world.url}/blink/app/ontdekplein`)).text).toContain('Hallo Aad!')
  })

  test('an unknown title, page or method is told', async () => {
    expect((await browser.open(`${world.url}/cito/app/nothing`)).status).toBe(404)
    expect((await browser.open(`${world.url}/cito/nothing`)).status).toBe(404)
    expect((await browser.open(`${world.url}/nobody`)).status).toBe(404)
    expect((await browser.open(`${world.url}/cito/app/groeimeter`, { method: 'POST' })).status).toBe(405)
  })
})

describe('the front', () => {
  test('lists all publishers, each with a page and a style of its own', async () => {
    const index = await browser.open(world.url)
    for (const { slug, name, titles } of publishers) {
      expect(index.text).toContain(`<a href="/${slug}">${name}</a>`)
      const front = await browser.open(`${world.url}/${slug}`)
      for (const { code } of titles) expect(front.text).toContain(`/${slug}/app/${code}`)
      expect((await browser.open(`${world.url}/style/${slug}.css`)).text).toContain('--brand')
    }
  })

  test('is alive', async () => {
    const response = await fetch(`${world.url}/healthz`)
    expect(await response.json()).toEqual({ status: 'ok', publishers: publishers.map(({ slug }) => slug) })
  })
})

/** Walks through the portal and stops at the address of the way back. */
async function upToCallback(browser: Browser, url: string): Promise<string> {
  let address = url
  while (!new URL(address).pathname.endsWith('/callback')) {
    const response = await browser.send(address)
    address = new URL(response.headers.get('location') ?? '', address).href
  }
  return address
}
