import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../../lib/platform/db/migrate'
import { PUBLISHERS } from '../../prisma/seed/publishers'
import { startDatabase } from './database'
import { freePort } from './ports'
import { secretsIn } from './secrets'
import { runSeed } from './seed'
import { addressesOf, portalEnv, prepareOutside, startStack, type Ports, type StackOptions } from './stack'

export type Stack = Awaited<ReturnType<typeof startStack>>

/** The secrets of a folder, for every publisher of the demonstration. */
export const worldSecrets = (dir: string) => secretsIn(dir, PUBLISHERS.map((publisher) => publisher.slug))

/** Migrates, makes the demonstration world where it is missing, and starts everything. The database is up. */
export async function startWorld(options: StackOptions): Promise<Stack> {
  await migrate(options.databaseUrl)
  const fingerprints = await prepareOutside(options)
  runSeed(portalEnv(options), { mocksUrl: addressesOf(options.ports).mocks, fingerprints, clients: options.secrets.clients })
  return startStack(options)
}

/**
 * A whole world for itself: a database and a folder that go away with it, and ports that nobody has. For the journeys
 * and the pictures.
 */
export async function startOwnWorld(name: string, env: Record<string, string>): Promise<{ options: StackOptions; stack: Stack; stop(): Promise<void> }> {
  const dir = await mkdtemp(path.join(tmpdir(), `leerpoort-${name}-`))
  // As root, PostgreSQL runs as its own user, who must be able to get in.
  await chmod(dir, 0o755)
  const undo: (() => Promise<unknown>)[] = [() => rm(dir, { recursive: true, force: true })]
  const stop = async () => {
    for (const step of undo.reverse()) await step()
  }
  try {
    const secrets = worldSecrets(dir)
    const database = await startDatabase(dir, secrets.databasePassword)
    undo.push(() => database.stop())
    const options: StackOptions = { dir, databaseUrl: database.url, ports: await freePorts(), secrets, env }
    const stack = await startWorld(options)
    undo.push(() => stack.stop())
    return { options, stack, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function freePorts(): Promise<Ports> {
  const [portal, rest, mocks, smtp, mail] = await Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()])
  return { portal: portal!, rest: rest!, mocks: mocks!, smtp: smtp!, mail: mail! }
}
