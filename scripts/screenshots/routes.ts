import { readdirSync } from 'node:fs'
import path from 'node:path'

/** Routes that nobody ever sees: they only send on. */
export const ONLY_SEND_ON = ['/start', '/login/thuisgebruiker']

/** The routes that the app folder has, as the address bar shows them: without route groups, with `[names]`. */
export function builtRoutes(folder = 'app'): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => path.basename(file) === 'page.tsx')
  return files.map((file) => `/${path.dirname(file).split(path.sep).filter((part) => part !== '.' && !/^\(.*\)$/.test(part)).join('/')}`).sort()
}

/** The route that serves an address: the one with the fewest `[names]`, as Next chooses. */
export function routeOf(pathname: string, routes: string[]): string | undefined {
  const names = (route: string) => route.split('[').length
  return routes.filter((route) => pattern(route).test(pathname)).sort((a, b) => names(a) - names(b))[0]
}

/** The routes without a picture, the exceptions left out. */
export function routesWithout(addresses: string[], routes = builtRoutes()): string[] {
  const seen = new Set(addresses.map((address) => routeOf(address, routes)))
  return routes.filter((route) => !seen.has(route) && !ONLY_SEND_ON.includes(route))
}

function pattern(route: string): RegExp {
  return new RegExp(`^${route.split('/').map((part) => (part.startsWith('[') ? '[^/]+' : part)).join('/')}/?$`)
}
