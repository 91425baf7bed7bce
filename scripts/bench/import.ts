import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { schoolYearOf } from '../../lib/core/school-year'
import { migrate } from '../../lib/platform/db/migrate'
import { LAS_CUSTOMER } from '../../prisma/seed/las-systems'
import { PUBLISHERS } from '../../prisma/seed/publishers'
import { rosterFile } from '../roster-files'
import { secretsIn } from '../stack/secrets'
import { portalEnv } from '../stack/stack'
import { startMeasuredDatabase, type MeasuredDatabase } from './database'
import { FLOOR_TABLE } from './import-floor'
import { startLas } from './import-las'
import { ImportProcess } from './import-process'
import { PHASES, type Task } from './import-tasks'
import { addNeighbours } from './neighbours'
import { canMeasure, processorTime } from './processor-time'
import { table } from './report'

// npm run bench:import [-- --schools 1,50,500 --statements]: what imports cost, in processor seconds per 1,000 people, the
// worker's and the database's apart, and by how much the worker's memory grows; beside the floor of the same run, which
// is the bare parser over the same files, and COPY of as many rows. Nothing is asserted: a busy machine is no mistake.
/** All primary schools, with room to spare, and what their night may take on a small server. */
const COUNTRY = { schools: 7000, cores: 2, minutes: 10 }
const LARGE = { pupils: 5_800, padding: 3_060, aim: 200 }
const WARM_UP = 8
/** Schools that take each step first and are not measured: what a connection plans anew after ANALYZE it plans for days, not for one school. */
const PLANNED = 6
/** Other schools in the database. */
const NEIGHBOURS = 300

const { values } = parseArgs({ options: { schools: { type: 'string', default: '1,50,500' }, statements: { type: 'boolean', default: false } } })
const sizes = values.schools.split(',').map(Number)
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error('--schools must be whole numbers above 0, separated by commas.')
  process.exit(2)
}
if (!canMeasure) {
  console.error('This benchmark measures processor time and needs Linux for it: there is no /proc here.')
  process.exit(0)
}

type Measured = { people: number; worker: number; database: number; growth: number }

async function measure(worker: ImportProcess, database: MeasuredDatabase, task: Task): Promise<Measured> {
  worker.forgetPeak()
  const { now } = worker.memory()
  const before = [processorTime(worker.pid), processorTime(database.pid)] as const
  const people = await worker.run(task)
  const seconds = (root: number, since: number) => (processorTime(root) - since) / 1000
  return { people, worker: seconds(worker.pid, before[0]), database: seconds(database.pid, before[1]), growth: worker.memory().peak - now }
}

const HEAD = ['schools', 'what', 'people', 'worker', 'database', 'sum', 'aim', `minutes for ${COUNTRY.schools}`, 'memory']

function row(schools: number, { name, ...rest }: (typeof PHASES)[number], { people, worker, database, growth }: Measured): string[] {
  const each = (seconds: number) => ((seconds / people) * 1000).toFixed(3)
  const minutes = ((worker + database) / schools) * (COUNTRY.schools / COUNTRY.cores / 60)
  return [String(schools), name, String(people), each(worker), each(database), each(worker + database), 'aim' in rest ? `at most ${rest.aim}` : '', minutes.toFixed(1), `+${growth.toFixed(0)} MB`]
}

const dir = mkdtempSync(path.join(tmpdir(), 'leerpoort-bench-'))
// As root, PostgreSQL runs as its own user, who must be able to get in.
chmodSync(dir, 0o755)
const secrets = secretsIn(dir, PUBLISHERS.map((publisher) => publisher.slug))
const database = await startMeasuredDatabase(dir, secrets.databasePassword)
const las = await startLas(dir, sizes.reduce((sum, size) => sum + size + PLANNED, WARM_UP + PLANNED))
let worker: ImportProcess | undefined
try {
  await migrate(database.url)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(FLOOR_TABLE)
  await client.end()
  const services = { parnassys: { url: las.url, profile: 'whole', version: '2.2', ...LAS_CUSTOMER, key: 'bench' } }
  const env = portalEnv({ dir, databaseUrl: database.url, ports: { portal: 9, rest: 0, mocks: 0, smtp: 9, mail: 0 }, secrets, env: { MTLS_PORT: '', MTLS_DIR: '', LOG_LEVEL: 'error', LAS_SERVICES: JSON.stringify(services) } })
  worker = await ImportProcess.start(env)
  const rows = [HEAD]
  const statements: string[] = []
  let from = 0
  // Warm: what a process compiles once is no import's cost.
  for (const size of [WARM_UP, ...sizes]) {
    const warmUp = from === 0
    console.error(warmUp ? 'warming up …' : `${size} ${size === 1 ? 'school' : 'schools'} …`)
    await worker.run({ phase: 'prepare', from, count: size + PLANNED, dir })
    if (warmUp) {
      await addNeighbours(database.url, NEIGHBOURS)
      await database.analyze()
    }
    for (const step of PHASES) {
      Object.assign(las.mood, { later: step.phase === 'link-changed', remark: step.phase === 'link-read' ? 'yesterday' : '' })
      if (step.phase === 'link') await worker.run({ phase: 'link', from, count: size + PLANNED, dir })
      await worker.run({ phase: step.phase, from: from + size, count: PLANNED, dir })
      let measured: Measured | undefined
      const work = async () => void (measured = await measure(worker!, database, { phase: step.phase, from, count: size, dir }))
      if (values.statements && size === sizes.at(-1) && !warmUp) {
        const counted = await database.statementsOf(work)
        statements.push('', `${step.name}: ${(counted.reduce((sum, each) => sum + each.calls, 0) / size).toFixed(1)} statements a school`, ...counted.slice(0, 15).map((each) => `  ${(each.calls / size).toFixed(1)} × ${(each.milliseconds / each.calls).toFixed(3)} ms  ${each.text.slice(0, 130)}`))
      } else await work()
      if (!warmUp) rows.push(row(size, step, measured!))
      // Between one day and the next autovacuum looks at what came: plans made for an empty table are no night's cost.
      await database.analyze()
    }
    from += size + PLANNED
  }
  writeFileSync(path.join(dir, 'large.xml'), rosterFile({ school: 0, schoolYear: schoolYearOf(new Date()), pupils: LARGE.pupils }).replaceAll('</roepnaam>', `</roepnaam><commentaar>${'x'.repeat(LARGE.padding)}</commentaar>`))
  const large = await measure(worker, database, { phase: 'large', from: 0, count: 1, dir })
  console.log([
    `Processor seconds (user + system) per 1,000 people. One worker process does all, and its memory is by how much it grew at most.`,
    `Minutes are those of ${COUNTRY.schools} such schools on ${COUNTRY.cores} cores (aim: under ${COUNTRY.minutes}).`, '', ...table(rows), '',
    `One file of ${(large.people / 1024 / 1024).toFixed(1)} MB with ${LARGE.pupils} pupils, read and staged: the worker grew by ${large.growth.toFixed(0)} MB (aim: under ${LARGE.aim}).`, ...statements,
  ].join('\n'))
} finally {
  worker?.stop()
  las.close()
  await database.stop()
  rmSync(dir, { recursive: true, force: true })
}
process.exit(0)
