import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import pg from 'pg'
import { expect } from 'vitest'
import { jobs } from '@/lib/platform/jobs'
import { everything } from './command'

const bundle = path.resolve(`node_modules/.cache/leerpoort-worker-${process.pid}.mjs`)
/** Bundles the worker as a release does, once for a test file. */
export const buildWorker = () => build({ entryPoints: ['worker.ts'], outfile: bundle, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', sourcemap: 'inline', logLevel: 'error' })
export type WorkerProcess = { kill(signal?: NodeJS.Signals): Promise<void>; freeze(): void; thaw(): void }

/** The real worker in a process of its own, at this test's database; ready when it says so. */
export async function startWorker(): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(process.execPath, ['--enable-source-maps', bundle], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LOG_LEVEL: 'info' } })
  let said = ''
  const ended = once(child, 'exit')
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    heard.push(chunk.toString())
  })
  await Promise.race([
    expect.poll(() => said, { timeout: 60_000 }).toContain('worker ready'),
    ended.then(() => Promise.reject(new Error(`the worker ended:\n${said}`))),
  ])
  return {
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      await ended
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  }
}

/** What the workers of this file said, the newest last: shown when a test fails. */
const heard: string[] = []
export const workersSaid = (): string => heard.join('').slice(-8_000)

let worker: WorkerProcess | null = null
/** The test file's one worker; started when there is none. */
export const alive = async () => (worker ??= await startWorker())
export async function killWorker(signal?: NodeJS.Signals): Promise<void> {
  await worker?.kill(signal)
  worker = null
}
export async function endWorker(): Promise<void> {
  await killWorker('SIGTERM')
  await rm(bundle, { force: true })
}

/** A connection of one's own that holds locks, so that a worker stands still where it needs them. */
export async function makeHolder() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const { pid } = rows[0]!
  await client.query('begin')
  let released = false
  return {
    hold: (statement: string, values: unknown[] = []) => client.query(statement, values),
    /** Until a transaction that has the roster of a school to itself waits for what is held here; `roster` false: whoever waits. */
    caught: (roster = true) => expect.poll(async () => (await everything().$queryRaw<object[]>`
      select 1 from pg_stat_activity a where ${pid} = any(pg_blocking_pids(a.pid))
        and (not ${roster} or exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and l.granted))`).length, { timeout: 30_000, interval: 50 }).toBe(1),
    /** The server ends whoever waits for what is held here, as it would when it learns that the process is gone. */
    sever: () => client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where $1 = any(pg_blocking_pids(pid))', [pid]),
    async release() {
      if (released) return
      released = true
      await client.end()
    },
  }
}
export type Holder = Awaited<ReturnType<typeof makeHolder>>

/** No import of the school begins. */
export const holdRoster = (holder: Holder, schoolId: string) => holder.hold('select pg_advisory_xact_lock(hashtext($1))', [`roster ${schoolId}`])

/** Waits until whatever a dead worker had begun at this school is rolled back or done. */
export async function settled(schoolId: string): Promise<void> {
  await expect.poll(async () => (await everything().$queryRaw<object[]>`
    select 1 from pg_locks where locktype = 'advisory' and classid = ((hashtext(${`roster ${schoolId}`})::bigint >> 32) & 4294967295)::oid and objid = (hashtext(${`roster ${schoolId}`})::bigint & 4294967295)::oid`).length, { timeout: 30_000, interval: 50 }).toBe(0)
}

/** How the queue has the jobs of one school, by name. */
export const jobsOf = (schoolId: string) => everything().$queryRaw<{ id: string; name: string; state: string; retries: number }[]>`
  select id::text, name, state::text, retry_count as retries from pgboss.job where data->>'schoolId' = ${schoolId} order by created_on`

/** The queue notices now which jobs lost their worker, as it does by itself within a minute, and tries them again without a pause. */
export async function noticeDeath(schoolId: string): Promise<void> {
  const boss = await jobs()
  // Only runs that were under way before: a worker that takes the job up meanwhile is alive, and is not to lose it too.
  const [{ now }] = await everything().$queryRaw<[{ now: Date }]>`select now() as now`
  await expect.poll(async () => {
    await everything().$executeRaw`update pgboss.job set heartbeat_on = heartbeat_on - interval '1 hour' where state = 'active' and heartbeat_seconds is not null and started_on <= ${now}`
    await everything().$executeRaw`update pgboss.queue set monitor_on = null, monitor_claim_on = null`
    await boss.supervise()
    return everything().$queryRaw<object[]>`select 1 from pgboss.job where data->>'schoolId' = ${schoolId} and state = 'active' and started_on <= ${now}`
  }, { timeout: 30_000 }).toEqual([])
  await everything().$executeRaw`update pgboss.job set start_after = now() where state = 'retry'`
}
