import { describe, expect, test } from 'vitest'
import { readIds, readUsers } from './body'
import { ROUTES } from './http'
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
    const { route, params } = findRoute(ROUTES, 'GET', '/hosted-lika/management/lika/cito/methode/a%20b/product/c%2Fd/gebruiker')
    expect(route.path).toBe('hosted-lika/management/lika/:identityCode/methode/:method/product/:product/gebruiker')
    expect(params).toEqual({ identityCode: 'cito', method: 'a b', product: 'c/d' })
  })
  test.each(['/', '/rest/v2', '/rest/v2/instellingen/', '/rest/v2/instellingen/1/', '/rest/v2//instellingen', '/REST/v2/instellingen', '/rest/v2/instellingen/%', '/rest/v2/instellingen/%00', '/rest/v2/instellingen/%ff'])('%s is not there', (path) => {
    expect(refusal(() => findRoute(ROUTES, 'GET', path)).kind).toBe('not-found')
  })
  test('says what an address takes', () => {
    expect(refusal(() => findRoute(ROUTES, 'DELETE', '/rest/v2/instellingen/1/leerlingen')).headers).toEqual({ allow: 'GET, HEAD, POST' })
    expect(refusal(() => findRoute(ROUTES, 'GET', '/hosted-lika/management/lika/cito/methode/m/product/p/gebruiker/addlist')).headers).toEqual({ allow: 'POST' })
  })
  test('HEAD is answered as GET', () => expect(findRoute(ROUTES, 'HEAD', '/rest/v2/instellingen').route.method).toBe('GET'))
  test('has no line twice', () => {
    const lines = ROUTES.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(lines).size).toBe(lines.length)
  })
})

describe('lists of ids', () => {
  test('are whole numbers; what JSON cannot hold exactly is nobody', () => {
    expect(readIds(JSON.parse('[100001, -1, 9007199254740993, 9223372036854775807]'))).toEqual([100001, -1])
    expect(readUsers({ gebruikers: [], more: 1 })).toEqual([])
  })
  test.each([null, {}, 'x', ['1'], [1.5], [null], [[1]], { gebruikers: 1 }, { gebruikers: null }, [true]])('%j is none', (value) => {
    expect(refusal(() => readIds(value)).kind).toBe('bad-request')
    expect(refusal(() => readUsers(value)).kind).toBe('bad-request')
  })
})
