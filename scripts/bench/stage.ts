import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../../lib/platform/db/migrate'
import { PUBLISHERS } from '../../prisma/seed/publishers'
import { freePort } from '../stack/ports'
import { answers, startProcess, type Running, type Start } from '../stack/process'
import { secretsIn } from '../stack/secrets'
import { addressesOf, portalEnv } from '../stack/stack'
import { Server } from './browser'
import { startMeasuredDatabase, type MeasuredDatabase } from './database'
import { addNeighbours } from './neighbours'
import type { Bare, Portal } from './operations'
import { RelyingParty, type Client } from './relying-party'
import type { World, WorldInput } from './world'

export type Stage = { database: MeasuredDatabase; portal: Portal & { pid: number }; bare: Bare & { pid: number } }

/** Nobody listens there: the bench is the publisher, and stops at each redirect to it. */
const OUTSIDE = 'http://publisher.localhost'
const CLIENT = 'malmberg'

/** What was started, to be stopped in reverse order. */
export class Stack {
  private readonly undo: (() => Promise<void> | void)[] = []
  private stopped: Promise<void> | undefined

  started(stop: () => Promise<void> | void): void {
    if (this.stopped) void stop()
    else this.undo.push(stop)
  }

  /** Stops everything, once, however often it is asked to. */
  stop(): Promise<void> {
    return (this.stopped ??= this.unwind())
  }

  private async unwind(): Promise<void> {
    for (let stop = this.undo.pop(); stop; stop = this.undo.pop()) await stop()
  }
}

/** How many groups of 25 pupils the bench's school has, and how many other schools there are. */
export type Size = { groups: number; neighbours: number }

/** Sets up the production portal with the bench's school in a folder that goes away, and a bare provider beside it. */
export async function setStage(stack: Stack, { groups, neighbours }: Size): Promise<Stage> {
  const dir = mkdtempSync(path.join(tmpdir(), 'leerpoort-bench-'))
  // As root, PostgreSQL runs as its own user, who must be able to get in.
  chmodSync(dir, 0o755)
  stack.started(() => rmSync(dir, { recursive: true, force: true }))
  const secrets = secretsIn(dir, PUBLISHERS.map((publisher) => publisher.slug))
  const database = await startMeasuredDatabase(dir, secrets.databasePassword)
  stack.started(() => database.stop())
  await migrate(database.url)

  const ports = { portal: await freePort(), rest: 0, mocks: 0, smtp: 9, mail: 0 }
  const env = portalEnv({ dir, databaseUrl: database.url, ports, secrets, env: { MTLS_PORT: '', MTLS_DIR: '' } })
  const world = makeWorld(env, { outside: { mocksUrl: OUTSIDE, fingerprints: {}, clients: secrets.clients }, groups })
  await addNeighbours(database.url, neighbours)
  const { portal: origin } = addressesOf(ports)
  // The command of scripts/start.mjs.
  const web = await start(stack, { name: 'portal', command: ['--enable-source-maps', 'dist/server.js'], env }, `${origin}/readyz`)
  const server = serverAt(stack, origin)
  const publisher = await RelyingParty.discover(server, `${origin}/oidc`, { id: CLIENT, secret: secrets.clients[CLIENT]!, redirectUri: `${OUTSIDE}/${CLIENT}/callback` })
  return { database, portal: { server, publisher, world, forgiveTries: () => database.forgiveTries(), pid: web.pid }, bare: await startBare(stack) }
}

async function startBare(stack: Stack): Promise<Stage['bare']> {
  const client: Client = { id: 'bench', secret: randomBytes(24).toString('base64url'), redirectUri: `${OUTSIDE}/bench/callback` }
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const options = [`--port=${port}`, `--client=${client.id}`, `--secret=${client.secret}`, `--redirect=${client.redirectUri}`]
  const command = ['--import', 'tsx', 'scripts/bench/bare-provider.ts', ...options]
  const bare = await start(stack, { name: 'bare provider', command, env: { NODE_ENV: 'production' } }, `${issuer}/.well-known/openid-configuration`)
  const server = serverAt(stack, issuer)
  return { server, client: await RelyingParty.discover(server, issuer, client), pid: bare.pid }
}

/** Starts a process that is stopped again even when Ctrl-C comes before it is ready. */
async function start(stack: Stack, process: Omit<Start, 'ready'>, readyAt: string): Promise<Running> {
  const running = await startProcess({ ...process, ready: async () => true })
  stack.started(() => running.stop())
  let over = false
  void running.ended.then(() => (over = true))
  while (!(await answers(readyAt).catch(() => false))) {
    if (over) throw new Error(`${process.name} ended before it was ready:\n${running.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return running
}

function serverAt(stack: Stack, origin: string): Server {
  const server = new Server(origin)
  stack.started(() => server.close())
  return server
}

/** Makes the world in a process of its own: the factories work under the portal's settings. */
function makeWorld(env: Record<string, string>, input: WorldInput): World {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench/world.ts'], { env: { ...process.env, ...env }, input: JSON.stringify(input), encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`The bench school could not be made:\n${done.stdout}${done.stderr}`)
  return JSON.parse(done.stdout.trim().split('\n').at(-1)!) as World
}
