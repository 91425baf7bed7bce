import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const STAMP = 'node_modules/.leerpoort-lock'

/** Installs the packages of the lock file when they are not there yet, devDependencies included. Plain JavaScript: it runs before anything is installed. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node ${process.versions.node} is too old: Leerpoort needs Node 20.19 or newer.`)
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).update(process.version).digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  console.log('Installing packages (about a minute) …')
  const done = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
  if (done.status !== 0) fail('npm ci failed; see above.')
  writeFileSync(STAMP, wanted)
}

/** Says one sentence and ends. */
export function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
