import { existsSync, rmSync } from 'node:fs'
import { build, prepare } from '../stack/build'
import { startDatabase, type Database } from '../stack/database'
import { isTaken } from '../stack/ports'
import { addressesOf, type Ports } from '../stack/stack'
import { startWorld, worldSecrets, type Stack } from '../stack/world'
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
  const secrets = worldSecrets(DIR)
  await (dev ? prepare() : build())
  const database: Database = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startDatabase(DIR, secrets.databasePassword)
  let stack: Stack | undefined
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
    stack = await startWorld({ dir: DIR, databaseUrl: database.url, ports, secrets, dev, show: dev || process.argv.includes('--verbose') })
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
