import { expect, test } from 'vitest'
import { builtRoutes, ONLY_SEND_ON, routeOf, routesWithout } from './routes'

const ROUTES = ['/', '/groepen', '/groepen/[groupId]', '/groepen/[groupId]/print', '/beheer/personeel/[id]', '/beheer/personeel/toevoegen', '/start']

test('an address belongs to the route with the fewest names in it', () => {
  expect(routeOf('/', ROUTES)).toBe('/')
  expect(routeOf('/groepen/123', ROUTES)).toBe('/groepen/[groupId]')
  expect(routeOf('/groepen/123/print', ROUTES)).toBe('/groepen/[groupId]/print')
  expect(routeOf('/beheer/personeel/toevoegen', ROUTES)).toBe('/beheer/personeel/toevoegen')
  expect(routeOf('/beheer/personeel/9', ROUTES)).toBe('/beheer/personeel/[id]')
  expect(routeOf('/groepen/123/anders', ROUTES)).toBeUndefined()
})

test('what has no picture is named, what only sends on is not', () => {
  expect(routesWithout(['/', '/groepen', '/groepen/1', '/beheer/personeel/toevoegen'], ROUTES)).toEqual(['/groepen/[groupId]/print', '/beheer/personeel/[id]'])
})

test('the exceptions are routes of the app folder', () => {
  const built = builtRoutes()
  expect(built).toContain('/groepen/[groupId]/print')
  expect(ONLY_SEND_ON.filter((route) => !built.includes(route))).toEqual([])
})
