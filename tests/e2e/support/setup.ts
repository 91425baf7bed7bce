import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../../../lib/platform/db/migrate'
import { PUBLISHERS } from '../../../prisma/seed/publishers'
import { ensureChromium } from '../../../scripts/setup/chromium'
import { build } from '../../../scripts/stack/build'
import { startDatabase } from '../../../scripts/stack/database'
import { freePort } from '../../../scripts/stack/ports'
import { secretsIn } from '../../../scripts/stack/secrets'
import { runSeed } from '../../../scripts/stack/seed'
import { addressesOf, portalEnv, prepareOutside, startStack, type Ports, type StackOptions } from '../../../scripts/stack/stack'
import type { Place } from './place'

/**
 * Starts database, portal, worker, mocks and mail catcher once for the whole run, on free ports and in a folder of its
 * own, with the demonstration world in it; stops it all at the end. The tests' processes inherit the portal's settings.
 */
export default async function setup(): Promise<() => Promise<void>> {
  ensureChromium()
  // Does nothing where a build of these very sources stands.
  await build()
  const dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-e2e-'))
  // As root, PostgreSQL runs as its own user, who must be able to get in.
  await chmod(dir, 0o755)
  const undo: (() => Promise<unknown>)[] = [() => rm(dir, { recursive: true, force: true })]
  const stop = async () => {
    for (const step of undo.reverse()) await step()
  }
  try {
    const secrets = secretsIn(dir, PUBLISHERS.map((publisher) => publisher.slug))
    const database = await startDatabase(dir, secrets.databasePassword)
    undo.push(() => database.stop())
    const ports = await freePorts()
    // The mocks fetch only when a test asks; a low bcrypt cost is for speed.
    const options: StackOptions = { dir, databaseUrl: database.url, ports, secrets, env: { MOCKS_SYNC_SECONDS: '0', BCRYPT_COST: '4' } }
    await migrate(database.url)
    const fingerprints = await prepareOutside(options)
    runSeed(portalEnv(options), { mocksUrl: addressesOf(ports).mocks, fingerprints, clients: secrets.clients })
    const stack = await startStack(options)
    let stopping = false
    undo.push(() => {
      stopping = true
      return stack.stop()
    })
    for (const each of stack.running)
      void each.ended.then((code) => stopping || console.error(`${each.name} ended by itself (${code}):\n${each.output()}`))
    const pids = Object.fromEntries(stack.running.map((each) => [each.name, each.pid]))
    const place: Place = { ...stack.addresses, ports, dir: path.resolve(dir), portalPid: pids.portal! }
    Object.assign(process.env, portalEnv(options), { LEERPOORT_E2E: JSON.stringify(place) })
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

async function freePorts(): Promise<Ports> {
  const [portal, rest, mocks, smtp, mail] = await Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()])
  return { portal: portal!, rest: rest!, mocks: mocks!, smtp: smtp!, mail: mail! }
}
