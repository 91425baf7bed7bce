import path from 'node:path'
import { ensureChromium } from '../../../scripts/setup/chromium'
import { build } from '../../../scripts/stack/build'
import { portalEnv } from '../../../scripts/stack/stack'
import { startOwnWorld } from '../../../scripts/stack/world'
import type { Place } from './place'

/**
 * Starts the demonstration world once for the whole run, and stops it at the end. The tests' processes inherit the
 * portal's settings.
 */
export default async function setup(): Promise<() => Promise<void>> {
  ensureChromium()
  // Does nothing where a build of these very sources stands.
  await build()
  // The mocks fetch only when a test asks; a low bcrypt cost is for speed.
  const world = await startOwnWorld('e2e', { MOCKS_SYNC_SECONDS: '0', BCRYPT_COST: '4' })
  const { options, stack } = world
  let stopping = false
  for (const each of stack.running)
    void each.ended.then((code) => stopping || console.error(`${each.name} ended by itself (${code}):\n${each.output()}`))
  const pids = Object.fromEntries(stack.running.map((each) => [each.name, each.pid]))
  const place: Place = { ...stack.addresses, ports: options.ports, dir: path.resolve(options.dir), portalPid: pids.portal! }
  Object.assign(process.env, portalEnv(options), { LEERPOORT_E2E: JSON.stringify(place) })
  return () => {
    stopping = true
    return world.stop()
  }
}
