import { spawnSync } from 'node:child_process'
import type { SeedInput } from '../../prisma/seed/main'

/** Seeds the demonstration world in a process of its own, under the portal's settings. Seeding twice changes nothing. */
export function runSeed(env: Record<string, string>, input: SeedInput): void {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'prisma/seed/main.ts'], {
    env: { ...process.env, ...env },
    input: JSON.stringify(input),
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`The demonstration world could not be made:\n${done.stdout}${done.stderr}`)
}
