import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PERMISSIONS, type Permission } from '@/lib/access/permissions'

/** Who a page, an action or a handler asks for, as its own source says it. */
export type Rule =
  /** A permission at the chosen school. */
  | { kind: 'school'; permission: Permission }
  /** A permission of work that belongs to no school. */
  | { kind: 'beside'; permission: Permission }
  /** Anybody of the staff who is logged in; for the own login. */
  | { kind: 'staff' }
  /** Nothing that the table knows: its list must say why. */
  | { kind: 'none' }

export type Page = { route: string; file: string; segments: string[]; rule: Rule }
export type ServerAction = { name: string; file: string; rule: Rule }

const files = (folder: string, ends: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.split(path.sep).join('/')}`).filter((file) => ends.test(file)).sort()

/** The address of a page or a handler: folders without the groups. */
const routeOf = (file: string) => `/${path.posix.dirname(file).split('/').slice(1).filter((part) => !/^\(.*\)$/.test(part)).join('/')}`

function rulesIn(text: string): Rule {
  const [, guard, permission] = /\b(require[A-Z]\w*)\(\s*(?:'([^']+)')?/.exec(text) ?? []
  if (!guard) return { kind: 'none' }
  if (!permission || permission === 'self') return { kind: 'staff' }
  if (!(permission in PERMISSIONS)) throw new Error(`${guard}('${permission}') is not in the permission table`)
  return { kind: guard === 'requirePermission' ? 'school' : 'beside', permission: permission as Permission }
}

const readDoors = (ends: RegExp): Page[] =>
  files('app', ends).map((file) => {
    const route = routeOf(file)
    return { route, file, segments: [...route.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map((match) => match[1]!), rule: rulesIn(readFileSync(file, 'utf8')) }
  })

/** All pages of the app folder, with the rule that each asks first. */
export const pages = () => readDoors(/\/page\.tsx$|^app\/page\.tsx$/)
/** All route handlers of the app folder. */
export const handlers = () => readDoors(/\/route\.ts$/)

/**
 * All server actions, as their files declare them. Whatever such a file exports otherwise is an action without a rule, for
 * Next makes an address of each export.
 */
export function actions(): ServerAction[] {
  return files('lib', /\.ts$/).flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    if (!/^'use server'/.test(text)) return []
    return [...text.matchAll(/^export (?:async )?(?:const|function|let) (\w+)([\s\S]*?)(?=^export |(?![\s\S]))/gm)].map(([, name, body]) => {
      const [, wrapper, permission] = /^ = (action|besideAction)\(\{\s*may: '([^']+)'/.exec(body!) ?? []
      if (!wrapper) return { name: name!, file, rule: { kind: 'none' } as const }
      if (permission === 'self') return { name: name!, file, rule: { kind: 'staff' } as const }
      if (!(permission! in PERMISSIONS)) throw new Error(`${name} may '${permission}', which is not in the permission table`)
      return { name: name!, file, rule: { kind: wrapper === 'action' ? 'school' : 'beside', permission: permission as Permission } as const }
    })
  })
}

/** 'use server' anywhere but on the first line of a file in `lib/` makes actions that the list above does not see. */
export const hiddenActions = () =>
  [...files('app', /\.tsx?$/), ...files('components', /\.tsx?$/), ...files('lib', /\.tsx?$/)].filter((file) => /['"]use server['"]/.test(readFileSync(file, 'utf8').replace(/^'use server'/, '')) || (!file.startsWith('lib/') && /^'use server'/.test(readFileSync(file, 'utf8'))))

type Manifest = { node: Record<string, { workers: Record<string, unknown>; exportedName?: string; filename?: string }> }

/** Under which id the build calls each action, and a page that carries it. Actions that no page uses have none. */
export function builtActions(): Map<string, { id: string; page: string }> {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  return new Map(Object.entries(manifest.node).map(([id, { workers, exportedName, filename }]) => [`${filename} ${exportedName}`, { id, page: routeOf(Object.keys(workers)[0]!) }]))
}

/** What the front door answers itself: `METHOD path`, as its sources name them. */
export function nativePaths(): { files: string[]; paths: string[] } {
  const mounted = [...readFileSync('lib/native-routes.ts', 'utf8').matchAll(/from '\.\/([\w/-]+)'/g)].map((match) => `lib/${match[1]}.ts`)
  const paths = mounted.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const page = /const PAGE = '([^']+)'/.exec(text)?.[1] ?? ''
    return [
      ...[...text.matchAll(/'(?:GET|POST|PUT|DELETE) (\/[^']*)'/g)].map((match) => match[1]!),
      ...[...text.matchAll(/\bpath === (?:'([^']+)'|`\$\{PAGE\}([^`]+)`)/g)].map((match) => match[1] ?? page + match[2]!),
    ]
  })
  return { files: mounted, paths: [...new Set(paths)] }
}
