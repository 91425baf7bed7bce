import { existsSync, rmSync } from 'node:fs'
import { migrate } from '../../lib/platform/db/migrate'
import { PUBLISHERS } from '../../prisma/seed/publishers'
import { build, prepare } from '../stack/build'
import { startDatabase, type Database } from '../stack/database'
import { isTaken } from '../stack/ports'
import { secretsIn } from '../stack/secrets'
import { addressesOf, portalEnv, prepareOutside, startStack, type Ports, type StackOptions } from '../stack/stack'
import { runSeed } from '../stack/seed'
import { welcome } from './welcome'

// npm run demo: the whole of Leerpoort with its demonstration world on this machine, and nothing outside it.
const DIR = '.data'
const dev = process.argv.includes('--dev')
const port = (variable: string, otherwise: number) => Number(process.env[variable] ?? otherwise)
const PORTS: Record<keyof Ports, [variable: string, otherwise: number]> = {
  portal: ['PORT', 3000], mocks: ['MOCKS_PORT', 3001], mail: ['MAIL_WEB_PORT', 3002], smtp: ['MAIL_SMTP_PORT', 2525], rest: ['MTLS_PORT', 3443],
}
const ports = Object.fromEntries(Object.entries(PORTS).map(([name, [variable, otherwise]]) => [name, port(variable, otherwise)])) as Ports

async function main(): Promise<void> {
  for (const [name, [variable]] of Object.entries(PORTS))
    if (await isTaken(ports[name as keyof Ports])) throw new Error(`Port ${ports[name as keyof Ports]} is taken. Stop what listens there, or choose another with ${variable}=…; all addresses follow.`)
  if (process.argv.includes('--reset')) {
    if (process.env.DATABASE_URL) throw new Error('--reset only starts the built-in database anew; empty the one of DATABASE_URL yourself.')
    rmSync(DIR, { recursive: true, force: true })
  }
  const secrets = secretsIn(DIR, PUBLISHERS.map((publisher) => publisher.slug))
  await (dev ? prepare() : build())
  const database: Database = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startDatabase(DIR, secrets.databasePassword)
  let stack: Awaited<ReturnType<typeof startStack>> | undefined
  let stopping = false
  const stop = async (code: number) => {
    // Whoever cannot wait presses Ctrl-C again: then nothing is left behind either.
    if (stopping) {
      for (const each of stack?.running ?? []) each.kill()
      process.exit(1)
    }
    stopping = true
    console.log('\nStopping …')
    await stack?.stop()
    await database.stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))
  try {
    const options: StackOptions = { dir: DIR, databaseUrl: database.url, ports, secrets, dev, show: dev || process.argv.includes('--verbose') }
    await migrate(database.url)
    const fingerprints = await prepareOutside(options)
    runSeed(portalEnv(options), { mocksUrl: addressesOf(ports).mocks, fingerprints, clients: secrets.clients })
    stack = await startStack(options)
    console.log(welcome(addressesOf(ports)))
    const first = await Promise.race(stack.running.map(async (each) => ({ name: each.name, code: await each.ended, output: each.output() })))
    // During an orderly stop they all end, one after the other.
    if (stopping) return
    console.error(`${first.name} ended by itself (${first.code}):\n${first.output}`)
    await stop(1)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    await stop(1)
  }
}

if (!existsSync('package.json')) throw new Error('Run this from the project root.')
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
