import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Browser, cellOn, tokenOn } from './test-support/browser'
import { people, regenboog } from './test-support/schools'
import { startTestWorld, type TestWorld } from './test-support/world'

const GERRIT = { sub: 'pw-gerrit', school_id: 1, role: ['coordinator', 'teacher'], given_name: 'Gerrit' }
const IRIS = { sub: 'pw-iris', school_id: 1, role: ['coordinator'] }
const WARNING =
  'Controleer uw instellingen voor u ze opslaat, het is niet mogelijk reeds geactiveerde licenties te deactiveren.'

let world: TestWorld
let browser: Browser
beforeAll(async () => void (world = await startTestWorld()))
afterAll(() => world.close())
beforeEach(() => {
  browser = new Browser()
  const { rest, oidc } = world
  rest.schools.clear()
  rest.schools.set(1, regenboog())
  rest.lists.clear()
  rest.failing.clear()
  rest.calls.length = 0
  oidc.person = GERRIT
})

const LOGO = 'rezulto/logo-digitaal/logo-digitaal'
const list = (name: string): number[] => [...(world.rest.lists.get(name) ?? [])].sort((one, other) => one - other)
const link5A = (): void => void world.rest.lists.set(LOGO, new Set([...people(200, 24), 902]))

/** Comes in through the portal and closes the policy. */
async function openAdmin(slug: string): Promise<string> {
  const start = `${world.url}/${slug}/start?${new URLSearchParams({
    iss: world.oidc.issuer,
    target_link_uri: `${world.url}/${slug}/admin`,
  })}`
  const policy = await browser.open(start)
  const { text } = await browser.submit(`${world.url}/${slug}/admin/privacy`, [['token', tokenOn(policy.text)]])
  return text
}

const save = (slug: string, page: string, ...links: string[]): ReturnType<Browser['submit']> =>
  browser.submit(`${world.url}/${slug}/admin`, [
    ['token', tokenOn(page)],
    ...links.map((link): [string, string] => ['link', link]),
  ])

describe('licence management (LIC-3)', () => {
  test('shows the Privacy Policy until it is closed with its cross, and remembers that', async () => {
    const first = await browser.open(`${world.url}/rezulto/admin`)
    expect(first.url).toBe(`${world.url}/rezulto/admin`)
    expect(first.text).toContain('Privacy Policy</h1>')
    expect(first.text).not.toContain('<table')
    expect((await browser.open(`${world.url}/rezulto/admin`)).text).not.toContain('<table')
    // nothing was fetched before it was read
    expect(world.rest.calls).toEqual([])
    expect(await openAdmin('rezulto')).toContain('<table')
    expect((await browser.open(`${world.url}/rezulto/admin`)).text).toContain('<table')
  })

  test('shows licences by groups: linked ones green and fixed, the others free', async () => {
    link5A()
    const page = await openAdmin('rezulto')
    expect(page).toContain('<h1>Licenties</h1>')
    expect(page).toContain('Administratie')
    expect(page).toContain(WARNING)
    expect(cellOn(page, 'logo-digitaal', 'g5a')).toBe('linked')
    expect(cellOn(page, 'logo-digitaal', 'bever')).toBe('free')
    expect(cellOn(page, 'logo-digitaal', 'g7b')).toBe('free')
    expect(cellOn(page, 'logo-digitaal', 'leeg')).toBe('empty')
    expect(page.match(/checked disabled/g)).toHaveLength(1)
    expect(page).toContain('24 van 80 in gebruik')
  })

  test('saves the ticked groups at the portal: their pupils and their staff, nothing else', async () => {
    link5A()
    const page = await openAdmin('rezulto')
    const { url, text } = await save('rezulto', page, 'logo-digitaal/bever')
    expect(url).toBe(`${world.url}/rezulto/admin`)
    expect(text).toContain('Gelukt, uw instellingen zijn opgeslagen.')
    expect(cellOn(text, 'logo-digitaal', 'bever')).toBe('linked')
    expect(text).toContain('44 van 80 in gebruik')
    expect(list(LOGO)).toEqual([...people(100, 20), ...people(200, 24), 901, 902])
    // said once
    expect((await browser.open(url)).text).not.toContain('Gelukt')
  })

  test('never takes anything away, also not from a form that leaves the linked group out', async () => {
    link5A()
    await save('rezulto', await openAdmin('rezulto'), 'logo-digitaal/g7b')
    expect(list(LOGO)).toEqual(expect.arrayContaining(people(200, 24)))
    expect(world.rest.calls.filter((call) => call.includes('POST'))).toHaveLength(1)
  })

  test('keeps no list of its own: what the portal says next time is what it shows', async () => {
    const page = await openAdmin('rezulto')
    await save('rezulto', page, 'logo-digitaal/bever')
    world.rest.lists.clear()
    const again = await browser.open(`${world.url}/rezulto/admin`)
    expect(cellOn(again.text, 'logo-digitaal', 'bever')).toBe('free')
  })

  test('refuses more pupils than were paid for, saves nothing and keeps the ticks', async () => {
    world.rest.schools.set(1, { ...regenboog(), ref: 'another school, 60 seats' })
    link5A()
    const page = await openAdmin('rezulto')
    expect(page).toContain('24 van 60 in gebruik')
    const { status, text } = await save('rezulto', page, 'logo-digitaal/bever', 'logo-digitaal/g7b')
    expect(status).toBe(409)
    expect(text).toContain('Voor LOGO Digitaal zijn er nog 36 licenties vrij en u koos groepen met 46 leerlingen')
    expect(text.match(/ checked/g)).toHaveLength(3)
    expect(list(LOGO)).toHaveLength(25)
    // one of the two still fits
    expect((await save('rezulto', page, 'logo-digitaal/bever')).text).toContain('Gelukt')
  })

  test('two savings at once cannot share the last seats', async () => {
    world.rest.schools.set(1, { ...regenboog(), ref: 'another school, 60 seats' })
    link5A()
    const page = await openAdmin('rezulto')
    const answers = await Promise.all([
      save('rezulto', page, 'logo-digitaal/bever'),
      save('rezulto', page, 'logo-digitaal/g7b'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('tells when the portal refuses to save, in its words', async () => {
    const page = await openAdmin('rezulto')
    world.rest.failing.set(
      'POST /hosted-lika/management/lika/rezulto/methode/logo-digitaal/product/logo-digitaal/gebruiker/addlist',
      { status: 409, body: JSON.stringify({ title: 'Conflict', detail: 'Er zijn geen licenties <vrij>' }) },
    )
    const { status, text } = await save('rezulto', page, 'logo-digitaal/bever')
    expect(status).toBe(409)
    expect(text).toContain('Het portaal zegt: Er zijn geen licenties &lt;vrij&gt;.')
    expect(text).not.toContain('Gelukt')
  })

  test('says so when nothing new was ticked, or only what cannot be', async () => {
    const page = await openAdmin('rezulto')
    const { text } = await save('rezulto', page, 'logo-digitaal/leeg', 'logo-digitaal/none', 'x', '/%E0%A4%A')
    expect(text).toContain('Er was niets nieuws aangevinkt')
    expect(list(LOGO)).toEqual([])
  })

  test('a school that withdrew its consent is told where to mend it', async () => {
    await openAdmin('rezulto')
    world.rest.schools.clear()
    const { status, text } = await browser.open(`${world.url}/rezulto/admin`)
    expect(status).toBe(502)
    expect(text).toContain('Zet in het portaal bij Beheer, Uitgeverijen een vinkje bij Rezulto')
  })
})

describe('who may link', () => {
  test('without a teacher role the sidebar has fewer options', async () => {
    const gerrit = await openAdmin('rezulto')
    expect(gerrit).toContain('Open LOGO Digitaal')
    browser.forgetCookies()
    world.oidc.person = IRIS
    const iris = await openAdmin('rezulto')
    expect(iris).toContain('Licenties')
    expect(iris).not.toContain('Open LOGO Digitaal')
    expect((await browser.open(`${world.url}/rezulto/admin/groepen`)).status).toBe(403)
  })

  test.each([
    ['a pupil', ['pupil']],
    ['a teacher, where the publisher does not let them', ['teacher']],
    ['nobody in particular', []],
  ])('%s may not', async (_who, role) => {
    world.oidc.person = { sub: `pw-${role.join()}`, school_id: 1, role }
    const { status, text } = await browser.open(`${world.url}/rezulto/admin`)
    expect(status).toBe(403)
    expect(text).toContain('Licentiemanagement is niet voor u')
    expect(world.rest.calls).toEqual([])
  })

  test('a teacher may where the publisher lets them, for the own groups', async () => {
    world.oidc.person = { sub: 'pw-ellemieke', school_id: 1, role: ['teacher'], group_keys: ['g5a'] }
    const page = await openAdmin('noordhoff')
    expect(cellOn(page, 'getallenland', 'g5a')).toBe('free')
    expect(cellOn(page, 'getallenland', 'g7b')).toBeUndefined()
    await save('noordhoff', page, 'getallenland/g5a', 'getallenland/g7b')
    expect(list('noordhoff/getallenland/getallenland')).toEqual([...people(200, 24), 902])
  })

  test('a title is offered to the years that it is made for', async () => {
    world.oidc.person = IRIS
    const page = await openAdmin('noordhoff')
    expect(cellOn(page, 'getallenland', 'bever')).toBe('unsuited')
    expect(cellOn(page, 'kaartkompas', 'g7b')).toBe('free')
  })

  test('without a school number the page says what is missing', async () => {
    world.oidc.person = { sub: 'pw-x', role: ['coordinator'] }
    expect((await browser.open(`${world.url}/rezulto/admin`)).text).toContain('gaf geen schoolnummer door')
  })

  test('where licences are linked on order there is nothing to tick', async () => {
    const page = await openAdmin('malmberg')
    expect(page).toContain('koppelt licenties vanzelf')
    expect(page).not.toContain('Opslaan')
    const { text } = await browser.open(`${world.url}/malmberg/admin/privacy`)
    expect((await save('malmberg', text, 'rekenreis/g5a')).status).toBe(404)
    expect(list('malmberg/rekenreis/rekenreis')).toEqual([])
  })

  test('another site cannot save, nor anyone without the session’s token', async () => {
    const page = await openAdmin('rezulto')
    const link: [string, string] = ['link', 'logo-digitaal/bever']
    expect((await browser.submit(`${world.url}/rezulto/admin`, [['token', 'guess'], link])).status).toBe(403)
    const fromElsewhere = await browser.open(`${world.url}/rezulto/admin`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams([['token', tokenOn(page)], link]),
    })
    expect(fromElsewhere.status).toBe(403)
    browser.forgetCookies()
    expect((await save('rezulto', page, 'logo-digitaal/bever')).text).toContain('Uw sessie is voorbij')
    expect(list(LOGO)).toEqual([])
  })

  test('a software session opens no licence management: the portal is asked again', async () => {
    await browser.open(`${world.url}/rezulto/app/logo-digitaal`)
    world.oidc.person = null
    expect((await browser.open(`${world.url}/rezulto/admin`)).text).toContain('laat u hier niet binnen')
  })
})
