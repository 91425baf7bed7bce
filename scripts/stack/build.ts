import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build as bundle } from 'esbuild'
import { exportPictures } from '../pictures'
import { digestOf, filesBelow } from './files'

const STAMP = '.next/leerpoort-build'
const PRISMA_STAMP = 'lib/platform/db/generated/leerpoort-schema'

function command(script: string, args: string[], env: Record<string, string>): void {
  const done = spawnSync(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...env }, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${script} ${args.join(' ')} failed:\n${done.stdout}`)
}

/** Generates the Prisma client when the schema changed since: demo, dev, build, check and test all call this. */
export function generateClient(): void {
  const now = digestOf([...filesBelow(['prisma/schema'], /\.prisma$/), 'prisma/describe.mjs'])
  if (existsSync(PRISMA_STAMP) && readFileSync(PRISMA_STAMP, 'utf8') === now) return
  command('node_modules/prisma/build/index.js', ['generate'], {})
  writeFileSync(PRISMA_STAMP, now)
}

/** The files that never leave the repository but that pages need: client and pictures. */
export async function prepare(): Promise<void> {
  generateClient()
  await exportPictures('.')
}

/** Builds everything for production; does nothing when what goes in has not changed since the last build. */
export async function build(): Promise<void> {
  await prepare()
  const sources = filesBelow(['app', 'components', 'emails', 'lib', 'prisma'], /(?<!\.test)\.(ts|tsx|css|mjs)$/)
  const now = digestOf([...sources, 'server.ts', 'worker.ts', 'proxy.ts', 'next.config.ts', 'package-lock.json', 'tsconfig.json'])
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return
  rmSync('.next', { recursive: true, force: true })
  console.log('Building (about a minute) …')
  command('node_modules/next/dist/bin/next', ['build'], { NODE_ENV: 'production' })
  await bundleForNode({ server: 'server.ts', worker: 'worker.ts', migrate: 'scripts/stack/migrate.ts', seed: 'prisma/seed/main.ts' })
  mkdirSync(path.dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, now)
}

/** Puts each entry, by name, in dist/ as it runs in production. */
export async function bundleForNode(entryPoints: Record<string, string>): Promise<void> {
  await bundle({ entryPoints, outdir: 'dist', bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', sourcemap: true, logLevel: 'warning' })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build()
