import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'

const bundle = path.resolve(`node_modules/.cache/leerpoort-say-until-unread-${process.pid}.mjs`)
beforeAll(() => build({ entryPoints: ['tests/support/say-until-unread.ts'], outfile: bundle, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' }))
afterAll(() => rm(bundle, { force: true }))

test.each(['log', 'stdout', 'stderr'])('a process whose %s nobody reads any more ends by itself', async (stream) => {
  const child = spawn(process.execPath, [bundle, stream], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LOG_LEVEL: 'info' } })
  const ended = once(child, 'exit')
  await once(stream === 'stderr' ? child.stderr : child.stdout, 'data')
  child.stdout.destroy()
  child.stderr.destroy()
  expect(await ended).toEqual([3, null])
})
