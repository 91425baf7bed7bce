import { describe, expect, test } from 'vitest'
import { ECK_IDS, IDS, METHOD_BODY, NEW_PRODUCT, PERMISSION_QUERY, SEARCH_QUERY, USERS_BODY } from './contract'
import { ENDPOINTS } from './endpoints'
import { iconTrouble } from './icon'
import { Problem } from './problem'
import { findRoute } from './routes'

const refusal = (work: () => unknown): Problem => {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('the route table', () => {
  test('names the parts of a path, decoded', () => {
    const { route, params } = findRoute(ENDPOINTS, 'GET', '/hosted-lika/management/lika/cito/methode/a%20b/product/c%2Fd/gebruiker')
    expect(route.path).toBe('hosted-lika/management/lika/:identityCode/methode/:method/product/:product/gebruiker')
    expect(params).toEqual({ identityCode: 'cito', method: 'a b', product: 'c/d' })
  })
  test.each(['/', '/rest/v2', '/rest/v2/instellingen/', '/rest/v2/instellingen/1/', '/rest/v2//instellingen', '/REST/v2/instellingen', '/rest/v2/instellingen/%', '/rest/v2/instellingen/%00', '/rest/v2/instellingen/%ff'])('%s is not there', (path) => {
    expect(refusal(() => findRoute(ENDPOINTS, 'GET', path)).kind).toBe('not-found')
  })
  test('says what an address takes', () => {
    expect(refusal(() => findRoute(ENDPOINTS, 'DELETE', '/rest/v2/instellingen/1/leerlingen')).headers).toEqual({ allow: 'GET, HEAD, POST' })
    expect(refusal(() => findRoute(ENDPOINTS, 'GET', '/hosted-lika/management/lika/cito/methode/m/product/p/gebruiker/addlist')).headers).toEqual({ allow: 'POST' })
  })
  test('HEAD is answered as GET', () => expect(findRoute(ENDPOINTS, 'HEAD', '/rest/v2/instellingen').route.method).toBe('GET'))
  test('has no line twice', () => {
    const lines = ENDPOINTS.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(lines).size).toBe(lines.length)
  })
})

describe('what comes in', () => {
  test('ids are whole numbers; what JSON cannot hold exactly is nobody', () => {
    expect(IDS.parse(JSON.parse('[100001, -1, 9007199254740993, 9223372036854775807]'))).toEqual([100001, -1])
    expect(USERS_BODY.parse({ gebruikers: [], more: 1 })).toEqual({ gebruikers: [] })
  })
  test.each([null, {}, 'x', ['1'], [1.5], [null], [[1]], { gebruikers: 1 }, { gebruikers: null }, [true]])('%j is no list of ids', (value) => {
    expect(IDS.safeParse(value).success).toBe(false)
    expect(USERS_BODY.safeParse(value).success).toBe(false)
  })
  test('ECK iDs are texts', () => {
    expect(ECK_IDS.safeParse(['']).success).toBe(false)
    expect(ECK_IDS.safeParse([1]).success).toBe(false)
  })
  test('a query that leaves out what it may', () => {
    expect(PERMISSION_QUERY.parse({})).toEqual({ 'request-permission': false })
    expect(SEARCH_QUERY.parse({})).toEqual({ activeOnly: true })
    expect(PERMISSION_QUERY.safeParse({ 'request-permission': 'ja' }).success).toBe(false)
  })
  test('a product needs an address, a method does not; an id in a path has no slash', () => {
    const title = { naam: 'Rekenreis' }
    expect(METHOD_BODY.parse(title)).toEqual({ ...title, tags: [] })
    expect(METHOD_BODY.parse({ ...title, url: null, icon: null, iconUrl: null, tags: null, code: null })).toMatchObject({ tags: [] })
    expect(NEW_PRODUCT.safeParse({ id: 'a', ...title }).success).toBe(false)
    for (const url of ['javascript:alert(1)', 'ftp://x/', 'x']) expect(NEW_PRODUCT.safeParse({ id: 'a', ...title, url }).success).toBe(false)
    expect(NEW_PRODUCT.safeParse({ id: 'a/b', ...title, url: 'https://a.example/' }).success).toBe(false)
    expect(NEW_PRODUCT.safeParse({ id: 'a', ...title, url: 'https://a.example/', tags: ['anders'] }).success).toBe(false)
  })
})

describe('icons', () => {
  const svg = (text: string) => `image/svg+xml,${Buffer.from(text).toString('base64')}`
  test('are what they say, and do nothing', () => {
    expect(iconTrouble(svg('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'))).toBeNull()
    const png = (width: number) => `image/png,${Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from([0, 0, width >> 8, width & 255]), Buffer.from([0, 0, 0, 40]), Buffer.alloc(9)]).toString('base64')}`
    expect(iconTrouble(png(64))).toBeNull()
    expect(iconTrouble(png(35_000))).toMatch(/2048/)
    expect(iconTrouble(`image/png,${Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64')}`)).toMatch(/PNG/)
    expect(iconTrouble(`image/png,${Buffer.from('<svg/>').toString('base64')}`)).toMatch(/PNG/)
    expect(iconTrouble(svg('<html></html>'))).toMatch(/SVG/)
  })
  test.each(['<svg><script>1</script></svg>', '<svg onload="x()"/>', '<!ENTITY a "b"><svg />', '<svg><foreignObject/></svg>', '<svg><a href="javascript:x"/></svg>'])('%s is refused', (text) => expect(iconTrouble(svg(text))).toMatch(/scripts/))
})
