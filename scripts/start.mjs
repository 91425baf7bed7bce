import { existsSync } from 'node:fs'
import { spawn } from 'node:child_process'

// The production start: migrations first, then the web process and the worker side by side.
// `--web` or `--worker` starts only that one (migrations are then left to `--migrate`).
const only = process.argv.slice(2).map((arg) => arg.replace(/^--/, ''))
for (const name of ['migrate', 'server', 'worker'])
  if (!existsSync(`dist/${name}.js`)) {
    console.error('There is no build yet: run `npm run build` first.')
    process.exit(1)
  }
const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
const run = (name) => spawn(process.execPath, ['--enable-source-maps', `dist/${name}.js`], { stdio: 'inherit', env })
const ended = (child) => new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ? 1 : code)))

if (only.length === 0 || only.includes('migrate')) {
  const code = await ended(run('migrate'))
  if (code !== 0) process.exit(code)
}
const children = ['server', 'worker'].filter((name) => only.length === 0 || only.includes(name === 'server' ? 'web' : name)).map(run)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill('SIGTERM')))
// When one of them ends, the other must not linger on half a portal.
const codes = children.map(async (child) => {
  const code = await ended(child)
  children.forEach((other) => other.exitCode === null && other.kill('SIGTERM'))
  return code
})
process.exit(Math.max(0, ...(await Promise.all(codes))))
