import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startSyncTimer } from './publishers/sync/sync-timer'
import { people, regenboog } from './test-support/schools'
import { startTestWorld, type TestWorld } from './test-support/world'

let world: TestWorld
beforeAll(async () => void (world = await startTestWorld()))
afterAll(() => world.close())
beforeEach(() => {
  const { rest } = world
  rest.schools.clear()
  rest.schools.set(1, regenboog())
  rest.lists.clear()
  rest.failing.clear()
  rest.calls.length = 0
  world.log.length = 0
})

const list = (name: string): number[] => [...(world.rest.lists.get(name) ?? [])].sort((one, other) => one - other)

async function sync(slug: string, init: RequestInit = {}): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${world.url}/${slug}/sync`, { method: 'POST', ...init })
  return { status: response.status, body: await response.json() }
}

describe('the nightly fetch of a publisher that links on order', () => {
  test('lets in the pupils of the fitting years and the staff of their groups', async () => {
    const { status, body } = await sync('malmberg')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      publisher: 'malmberg',
      linking: 'automatic',
      schools: { consenting: 1, fetched: 1 },
      added: 52 + 50 + 2,
      titles: { rekenreis: { added: 52 }, spellingspoor: { added: 50 }, 'rekenreis-leerkracht': { added: 2 } },
      failures: [],
    })
    expect(list('malmberg/rekenreis/rekenreis')).toEqual([...people(200, 24), ...people(300, 26), 902, 903])
    // pupils' software without a teacher's entrance, and a teacher's without pupils
    expect(list('malmberg/spellingspoor/spellingspoor')).toEqual([...people(200, 24), ...people(300, 26)])
    expect(list('malmberg/rekenreis/rekenreis-leerkracht')).toEqual([902, 903])
  })

  test('keeps Zwijsen to jaargroep 1 to 3', async () => {
    await sync('zwijsen')
    expect(list('zwijsen/leesstart/leesstart')).toEqual([...people(100, 20), 901])
  })

  test('counts the pupil’s own year in a combination group, and the group’s where the pupil has none', async () => {
    world.rest.schools.set(1, {
      ref: 'combination',
      groepen: [
        { lasKey: 'c', naam: 'Groep 3/4', jaargroep: 'C' },
        { lasKey: 'g2', naam: 'Groep 2', jaargroep: '2' },
      ],
      leerlingen: [
        { id: 1, groep: 'c', jaargroep: '3' },
        { id: 2, groep: 'c', jaargroep: '4' },
        { id: 3, groep: 'g2' },
        { id: 4, groep: null },
      ],
      medewerkers: [],
    })
    await sync('zwijsen')
    expect(list('zwijsen/leesstart/leesstart')).toEqual([1, 3])
  })

  test('does nothing the second time', async () => {
    await sync('malmberg')
    world.rest.calls.length = 0
    expect((await sync('malmberg')).body).toMatchObject({ added: 0, failures: [] })
    expect(world.rest.calls.filter((call) => call.includes('POST'))).toEqual([])
  })

  test('tells the portal nothing where the school links in the portal itself (LIC-9)', async () => {
    expect((await sync('cito')).body).toMatchObject({ linking: 'portal', added: 0, failures: [] })
    expect(world.rest.calls.filter((call) => call.includes('POST'))).toEqual([])
  })

  test('leaves a closed school alone', async () => {
    world.rest.schools.set(1, { ...regenboog(), actief: false })
    expect((await sync('malmberg')).body).toMatchObject({ added: 0, failures: [] })
  })
})

describe('the nightly fetch of a publisher that links by hand', () => {
  const LOGO = 'rezulto/logo-digitaal/logo-digitaal'

  test('lets newcomers of linked groups in, and nobody of the others', async () => {
    world.rest.lists.set(LOGO, new Set([...people(200, 22), 902]))
    const { body } = await sync('rezulto')
    expect(body).toMatchObject({ linking: 'manual', added: 2, titles: { 'logo-digitaal': { added: 2 } } })
    expect(list(LOGO)).toEqual([...people(200, 24), 902])
  })

  test('links nothing where nobody linked', async () => {
    expect((await sync('rezulto')).body).toMatchObject({ added: 0 })
  })

  test('stops at the seats, and says so', async () => {
    world.rest.schools.set(1, { ...regenboog(), ref: 'another school, 60 seats' })
    world.rest.lists.set(LOGO, new Set([...people(100, 19), ...people(200, 23), ...people(300, 16)]))
    const { body } = await sync('rezulto')
    expect(body).toMatchObject({
      added: 5,
      failures: [{ school: 1, title: 'logo-digitaal', message: expect.stringContaining('10 pupils stay out') }],
    })
    expect(list(LOGO).filter((id) => id < 900)).toHaveLength(60)
  })
})

describe('trouble', () => {
  test('with one school does not stop the others, and is logged without people', async () => {
    world.rest.schools.set(2, { ...regenboog(), leerlingen: [{ id: 5000, groep: 'g5a', jaargroep: '5' }] })
    world.rest.failing.set('GET /rest/v2/instellingen/1', { status: 500, body: 'oops' })
    const { status, body } = await sync('blink')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      schools: { consenting: 2, fetched: 1 },
      failures: [{ school: 1, message: 'RestError: GET /rest/v2/instellingen/1: 500' }],
    })
    expect(list('blink/ontdekplein/ontdekplein')).toEqual([902, 5000])
    expect(world.log).toEqual(['blink: sync, school 1: RestError: GET /rest/v2/instellingen/1: 500'])
  })

  test('with one title does not stop the others', async () => {
    world.rest.failing.set('GET /hosted-lika/management/lika/zwijsen/methode/leesstart/product/leesstart/gebruiker', {
      status: 404,
      body: '',
    })
    expect((await sync('zwijsen')).body).toMatchObject({
      titles: { leesstart: { added: 0 }, telwereld: { added: 21 } },
      failures: [{ title: 'leesstart' }],
    })
  })

  test.each([
    ['a refusal', { status: 403, body: '' }],
    ['no JSON', { status: 200, body: '<html>' }],
    ['another shape', { status: 200, body: '{"ids":[]}' }],
  ])('with the list of schools (%s) is one answer, not a crash', async (_what, failure) => {
    world.rest.failing.set('GET /rest/v2/instellingen', failure)
    const { status, body } = await sync('malmberg')
    expect(status).toBe(502)
    expect(body).toMatchObject({ publisher: 'malmberg', error: expect.stringContaining('GET /rest/v2/instellingen') })
  })

  test('a web page cannot set it off', async () => {
    const { status } = await sync('malmberg', { headers: { origin: 'https://evil.example' } })
    expect(status).toBe(403)
    expect(world.rest.calls).toEqual([])
  })
})

test('the timer makes its rounds by itself, and stops', async () => {
  const own = await startTestWorld({ syncSeconds: 1 })
  own.rest.schools.set(1, regenboog())
  await vi.waitFor(() => expect(own.rest.lists.get('zwijsen/telwereld/telwereld')?.size).toBe(21), { timeout: 10_000 })
  await own.close()
})

test('0 seconds is never', async () => {
  vi.useFakeTimers()
  const stop = startSyncTimer([], 0)
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
  await stop()
})
