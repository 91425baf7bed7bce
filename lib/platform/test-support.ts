import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { vi } from 'vitest'

const key = () => randomBytes(32).toString('base64')

/** All settings that the portal asks for, good ones. */
export function goodSettings(): Record<string, string> {
  return {
    NODE_ENV: 'test', DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none', PUBLIC_URL: 'http://localhost:3000', NEXTAUTH_SECRET: key(), ENCRYPTION_KEYS: `k1:${key()}`, LOOKUP_KEY: key(),
    SMTP_URL: 'smtp://127.0.0.1:9', BCRYPT_COST: '4', LOG_LEVEL: 'silent',
  }
}

/**
 * A process with other settings, as far as a test can make one: modules read theirs anew, and what is kept once a
 * process (`platform/shared`) is forgotten. Import what is tested afterwards.
 */
export function restartWith(settings: Record<string, string>): void {
  vi.resetModules()
  forgetShared()
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
}
export type Source = { file: string; text: string }

/** The product's own sources in these folders: no tests, nothing generated. */
export function sources(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/generated\/|\/described\/|test-support/.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
}

const OURS = 'leerpoort.'

/** Drops what `shared()` keeps once a process, all but what is named: the next to ask makes it anew. */
export function forgetShared(except: string[] = []): void {
  const kept = new Set(except.map((name) => OURS + name))
  for (const symbol of Object.getOwnPropertySymbols(globalThis))
    if (symbol.description?.startsWith(OURS) && !kept.has(symbol.description)) Reflect.deleteProperty(globalThis, symbol)
}
