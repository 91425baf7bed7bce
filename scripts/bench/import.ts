import { fork, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { schoolYearOf } from '../../lib/core/school-year'
import { migrate } from '../../lib/platform/db/migrate'
import { PUBLISHERS } from '../../prisma/seed/publishers'
import { secretsIn } from '../stack/secrets'
import { portalEnv } from '../stack/stack'
import { startMeasuredDatabase, type MeasuredDatabase } from './database'
import type { Task } from './import-worker'
import { rosterFile } from '../roster-files'
import { canMeasure, processorTime } from './processor-time'
import { table } from './report'

// npm run bench:import [-- --schools 1,50,500 --statements]: what imports cost, in processor seconds per 1,000 people, the
// worker's and the database's apart, and by how much the worker's memory grows; beside the floor of the same run, which
// is the bare parser over the same files plus COPY of as many rows. Nothing is asserted: a busy machine is no mistake.
const AIMS: Partial<Record<Task['phase'], number>> = { first: 0.25, unchanged: 0.03 }
const NAMES: Partial<Record<Task['phase'], string>> = {
  floor: 'floor: parse and COPY', first: 'first import', unchanged: 'unchanged, as a link does', 'unchanged-long': 'unchanged, previewed and applied', changed: '5% changed',
}
const LARGE = 24_000

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

/** The worker, asked one task at a time. */
class Worker {
  private constructor(private readonly child: ChildProcess) {}

  static async start(env: Record<string, string>): Promise<Worker> {
    const worker = new Worker(fork('scripts/bench/import-worker.ts', { env: { ...process.env, ...env }, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }))
    await worker.answer()
    return worker
  }

  get pid(): number {
    return this.child.pid!
  }

  run(task: Task): Promise<number> {
    this.child.send(task)
    return this.answer()
  }

  private answer(): Promise<number> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('the worker ended'))
      this.child.once('exit', ended)
      this.child.once('message', (message: { done: number } | { error: string }) => {
        this.child.off('exit', ended)
        if ('error' in message) reject(new Error(message.error))
        else resolve(message.done)
      })
    })
  }

  stop(): void {
    this.child.disconnect()
  }

  /** Resident megabytes now, and the most since the last `forgetPeak`. */
  memory(): { now: number; peak: number } {
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8')
    const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]) / 1024
    return { now: read('VmRSS'), peak: read('VmHWM') }
  }

  forgetPeak(): void {
    writeFileSync(`/proc/${this.pid}/clear_refs`, '5')
  }
}

type Measured = { people: number; worker: number; database: number; growth: number }

async function measure(worker: Worker, database: MeasuredDatabase, task: Task): Promise<Measured> {
  worker.forgetPeak()
  const { now } = worker.memory()
  const before = [processorTime(worker.pid), processorTime(database.pid)] as const
  const people = await worker.run(task)
  const seconds = (root: number, since: number) => (processorTime(root) - since) / 1000
  return { people, worker: seconds(worker.pid, before[0]), database: seconds(database.pid, before[1]), growth: worker.memory().peak - now }
}

function row(schools: number, phase: Task['phase'], { people, worker, database, growth }: Measured): string[] {
  const each = (seconds: number) => ((seconds / people) * 1000).toFixed(3)
  return [String(schools), NAMES[phase]!, String(people), each(worker), each(database), each(worker + database), AIMS[phase] === undefined ? '' : `at most ${AIMS[phase]}`, growth.toFixed(0)]
}

const dir = mkdtempSync(path.join(tmpdir(), 'leerpoort-bench-'))
// As root, PostgreSQL runs as its own user, who must be able to get in.
chmodSync(dir, 0o755)
const secrets = secretsIn(dir, PUBLISHERS.map((publisher) => publisher.slug))
const database = await startMeasuredDatabase(dir, secrets.databasePassword)
let worker: Worker | undefined
try {
  await migrate(database.url)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query('create table floor_person (id uuid primary key, las_key text unique, first_name text, last_name text, rest text)')
  await client.end()
  const env = portalEnv({ dir, databaseUrl: database.url, ports: { portal: 9, rest: 0, mocks: 0, smtp: 9, mail: 0 }, secrets, env: { MTLS_PORT: '', MTLS_DIR: '', LOG_LEVEL: 'error' } })
  worker = await Worker.start(env)
  const rows = [['schools', 'what', 'people', 'worker s/1,000', 'database s/1,000', 'sum s/1,000', 'aim', 'memory +MB']]
  // Warm: what a process compiles once is no import's cost.
  let from = 0
  const statements: string[] = []
  for (const size of [8, ...sizes]) {
    const warmUp = from === 0
    const task = (phase: Task['phase']): Task => ({ phase, from, count: size, dir })
    console.error(warmUp ? 'warming up …' : `${size} ${size === 1 ? 'school' : 'schools'} …`)
    await worker.run(task('prepare'))
    for (const phase of ['floor', 'first', 'unchanged', 'unchanged-long', 'changed'] as const) {
      let measured: Measured | undefined
      const work = async () => void (measured = await measure(worker!, database, task(phase)))
      if (values.statements && size === sizes.at(-1) && !warmUp) {
        const counted = await database.statementsOf(work)
        statements.push('', `${NAMES[phase]}: ${(counted.reduce((sum, each) => sum + each.calls, 0) / size).toFixed(1)} statements a school`, ...counted.slice(0, 12).map((each) => `  ${(each.calls / size).toFixed(1)} × ${(each.milliseconds / each.calls).toFixed(3)} ms  ${each.text.slice(0, 130)}`))
      } else await work()
      if (!warmUp) rows.push(row(size, phase, measured!))
    }
    await database.analyze()
    from += size
  }
  writeFileSync(path.join(dir, 'large.xml'), rosterFile({ school: 9999, schoolYear: schoolYearOf(new Date()), pupils: LARGE }))
  const large = await measure(worker, database, { phase: 'large', from: 0, count: LARGE, dir })
  console.log([
    'Processor seconds (user + system) per 1,000 people; every file is read and applied by one worker process.', '', ...table(rows), '',
    `One file of ${(large.people / 1024 / 1024).toFixed(1)} MB with ${LARGE} pupils, read: the worker grew by ${large.growth.toFixed(0)} MB at its peak, the file itself included (aim: under 200 MB).`, ...statements,
  ].join('\n'))
} finally {
  worker?.stop()
  await database.stop()
  rmSync(dir, { recursive: true, force: true })
}
process.exit(0)
