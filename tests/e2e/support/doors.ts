import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PERMISSIONS, type Permission } from '@/lib/access/permissions'

/** Who a page, an action or a handler asks for, as its own source says it. */
export type Rule =
  /** A permission at the chosen school; `own`: never for who looks on (ACC-11). */
  | { kind: 'school'; permission: Permission; own?: true }
  /** A permission of work that belongs to no school. */
  | { kind: 'beside'; permission: Permission }
  /** Anybody of the staff who is logged in; for the own login. */
  | { kind: 'staff' }
  /** Whoever looks on, to end that (ACC-11). */
  | { kind: 'look-on' }
  /** Nothing that the table knows: its list must say why. */
  | { kind: 'none' }

export type Page = { route: string; file: string; segments: string[]; rule: Rule }
export type ServerAction = { name: string; file: string; rule: Rule }

const files = (folder: string, ends: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.split(path.sep).join('/')}`).filter((file) => ends.test(file)).sort()

/** The address of a page or a handler: folders without the groups. */
const routeOf = (file: string) => `/${path.posix.dirname(file).split('/').slice(1).filter((part) => !/^\(.*\)$/.test(part)).join('/')}`

/** The guards of lib/access/current, each called once with `await` and a literal: whatever else looks like one is a fault. */
function rulesIn(file: string): Rule {
  const text = readFileSync(file, 'utf8')
  const calls = [...text.matchAll(/(await )?\b(require(?!Human\b)[A-Z]\w*)\(([^)]*)\)/g)]
  if (calls.length === 0) return { kind: 'none' }
  const [, waits, guard, given = ''] = calls[0]!
  if (calls.length > 1 || !waits) throw new Error(`${file}: one guard, which is waited for`)
  if (guard === 'requireStaff') return { kind: 'staff' }
  const permission = /^'([^']+)'$/.exec(given)?.[1] ?? ''
  if (!(permission in PERMISSIONS)) throw new Error(`${file}: ${guard}(${given}) is not in the permission table`)
  const named = permission as Permission
  if (guard === 'requirePermission') return { kind: 'school', permission: named }
  if (guard === 'requireOwn') return { kind: 'school', permission: named, own: true }
  if (guard === 'requireBeside') return { kind: 'beside', permission: named }
  throw new Error(`${file}: what does ${guard} ask?`)
}

const readDoors = (ends: RegExp): Page[] =>
  files('app', ends).map((file) => {
    const route = routeOf(file)
    return { route, file, segments: [...route.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map((match) => match[1]!), rule: rulesIn(file) }
  })

/** All pages of the app folder, with the rule that each asks first. */
export const pages = () => readDoors(/\/page\.tsx$|^app\/page\.tsx$/)
/** All route handlers of the app folder. */
export const handlers = () => readDoors(/\/route\.ts$/)

/** True when a page makes up its own title, which Next does beside the page's guard. */
export const metadataOf = (file: string) => /\bgenerateMetadata\b/.test(readFileSync(file, 'utf8'))
/** What a handler answers to: the methods that it exports. */
export function methodsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const named = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap((match) => match[1]!.split(',').map((part) => part.trim().split(/\s+as\s+/).at(-1)!))
  return [...[...text.matchAll(/^export (?:async )?(?:function|const|let|var) (\w+)/gm)].map((match) => match[1]!), ...named].filter((name) => /^[A-Z]+$/.test(name))
}

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
      if (wrapper === 'besideAction' && permission === 'self') return { name: name!, file, rule: { kind: 'staff' } as const }
      if (wrapper === 'besideAction' && permission === 'look-on') return { name: name!, file, rule: { kind: 'look-on' } as const }
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

/**
 * What the front door answers itself, as its sources name it: by `METHOD path`, by a comparison with a path, or by a pattern,
 * which stands for itself. `files` are all modules of it that look at a request; `silent` those of them that name no path.
 */
export function nativePaths(): { files: string[]; silent: string[]; paths: string[] } {
  const own = 'lib/native-routes.ts'
  const files = [own, ...[...readFileSync(own, 'utf8').matchAll(/from '\.\/([\w/-]+)'/g)].map((match) => `lib/${match[1]}.ts`)]
  const found = new Map(files.map((file) => [file, pathsIn(readFileSync(file, 'utf8'))]))
  return { files, silent: files.filter((file) => found.get(file)!.length === 0), paths: [...new Set([...found.values()].flat())] }
}

function pathsIn(text: string): string[] {
  const page = /const PAGE = '([^']+)'/.exec(text)?.[1] ?? ''
  return [
    ...[...text.matchAll(/'(?:GET|POST|PUT|PATCH|DELETE|HEAD) (\/[^']*)'/g)].map((match) => match[1]!),
    ...[...text.matchAll(/\b(?:path|where) [!=]== (?:'([^']+)'|`\$\{PAGE\}([^`]+)`)/g)].map((match) => match[1] ?? page + match[2]!),
    ...[...text.matchAll(/\/(\^\\\/\S+\$)\/\.(?:exec|test)\((?:visit\.)?(?:path|where)\)/g)].map((match) => match[1]!.replaceAll('\\', '')),
  ]
}
