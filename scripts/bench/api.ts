import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '../../lib/platform/db/migrate'
import { PUBLISHERS } from '../../prisma/seed/publishers'
import { freePort } from '../stack/ports'
import { secretsIn } from '../stack/secrets'
import { portalEnv, prepareOutside } from '../stack/stack'
import { startMeasuredDatabase } from './database'
import { spread } from './measure'
import { addNeighbours } from './neighbours'
import { processorTime } from './processor-time'
import { count } from './run'

// npm run bench:api [-- --schools 500 --runs 5 --json]: a publisher's nightly fetch of all its schools over mutual TLS, in rows (groups, pupils,
// staff) a second of processor time of service and database together, beside the bare statements in the same run. Nothing is asserted.
const { values } = parseArgs({ options: { schools: { type: 'string', default: '500' }, runs: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } } })
const [schools, runs] = [count('schools', values.schools), count('runs', values.runs)]
const PUBLISHER = 'malmberg'

const dir = mkdtempSync(path.join(tmpdir(), 'leerpoort-bench-'))
// As root, PostgreSQL runs as its own user, who must be able to get in.
chmodSync(dir, 0o755)
const secrets = secretsIn(dir, PUBLISHERS.map(({ slug }) => slug))
const database = await startMeasuredDatabase(dir, secrets.databasePassword)
const children: ChildProcess[] = []
try {
  await migrate(database.url)
  const ports = { portal: 9, rest: await freePort(), mocks: 0, smtp: 9, mail: 0 }
  const fingerprints = await prepareOutside({ dir, secrets })
  const env = { ...process.env, ...portalEnv({ dir, databaseUrl: database.url, ports, secrets }) }
  const command = (mode: string) => ['--import', 'tsx', 'scripts/bench/api-process.ts', mode]
  const seeded = spawnSync(process.execPath, [...command('seed'), JSON.stringify({ clients: secrets.clients, fingerprints })], { env, encoding: 'utf8' })
  if (seeded.status !== 0) throw new Error(`The publishers could not be made:\n${seeded.stderr}`)
  await addNeighbours(database.url, schools)
  await database.analyze()

  const start = async (mode: string) => {
    const child = spawn(process.execPath, command(mode), { env, stdio: ['pipe', 'pipe', 'inherit'] })
    children.push(child)
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    await lines.next()
    return { pid: child.pid!, ask: async () => (child.stdin.write('\n'), Number((await lines.next()).value)) }
  }
  const [service, bare] = [await start('serve'), await start('bare')]
  const certs = (name: string) => readFileSync(path.join(dir, 'certs', name))
  const agent = new Agent({ ca: certs('ca.pem'), cert: certs(`clients/${PUBLISHER}.pem`), key: certs(`clients/${PUBLISHER}.key`), keepAlive: true })
  const get = (where: string) => new Promise<unknown>((resolve, reject) => {
    request({ host: '127.0.0.1', port: ports.rest, path: where, agent }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
      res.on('end', () => (res.statusCode === 200 ? resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))) : reject(new Error(`${where}: ${res.statusCode}`))))
    }).on('error', reject).end()
  })
  /** The night of a publisher: which schools, and each of them whole. */
  const night = async () => {
    let rows = 0
    for (const id of (await get('/rest/v2/instellingen')) as number[]) {
      const lists = (await get(`/rest/v2/instellingen/${id}`)) as Record<'groepen' | 'subgroepen' | 'leerlingen' | 'medewerkers', unknown[]>
      rows += lists.groepen.length + lists.subgroepen.length + lists.leerlingen.length + lists.medewerkers.length
    }
    return rows
  }
  const measure = async (pid: number, work: () => Promise<number>) => {
    const before = processorTime(pid) + processorTime(database.pid)
    const rows = await work()
    return { rows, perSecond: Math.round(rows / ((processorTime(pid) + processorTime(database.pid) - before) / 1000)) }
  }
  const samples: { service: number; bare: number }[] = []
  let rows = 0
  // The first round warms up what compiles, and does not count.
  for (let round = 0; round <= runs; round += 1) {
    console.error(round ? `round ${round} of ${runs} …` : 'warming up …')
    const [own, other] = [await measure(service.pid, night), await measure(bare.pid, bare.ask)]
    if (own.rows !== other.rows) throw new Error(`The service gave ${own.rows} rows, the statements ${other.rows}.`)
    rows = own.rows
    if (round > 0) samples.push({ service: own.perSecond, bare: other.perSecond })
  }
  agent.destroy()
  const report = { node: process.version, postgresql: database.version, schools, rows, runs, service: spread(samples.map((each) => each.service)), bare: spread(samples.map((each) => each.bare)), share: spread(samples.map((each) => each.service / each.bare)) }
  if (values.json) console.log(JSON.stringify(report, null, 2))
  else {
    const say = (name: string, { median, lowest, highest }: typeof report.service, digits = 0) => console.log(`${name.padEnd(28)}${median.toFixed(digits)}  (${lowest.toFixed(digits)} to ${highest.toFixed(digits)})`)
    console.log(`A night's fetch of ${schools} schools, ${rows} rows, ${runs} runs; rows a second of processor time, service and database together:`)
    say('the service, mutual TLS', report.service)
    say('the bare statements', report.bare)
    say('service / bare', report.share, 2)
  }
} finally {
  children.forEach((child) => child.kill('SIGTERM'))
  await database.stop()
  rmSync(dir, { recursive: true, force: true })
}
