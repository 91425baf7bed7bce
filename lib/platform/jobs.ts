import { PgBoss } from 'pg-boss'
import { connectionOf, type Asking } from './db/connection'
import { statementNames } from './db/pool'
import { env } from './env'
import { bareError, log } from './log'
import { shared } from './shared'

/** Every kind of job and what it is told. A job is safe to run twice: what is done is seen in the database. */
export type Jobs = {
  'mail.send': { mailId: string }
  'roster.apply': { importId: string; schoolId: string }
  /** What is left of a 'roster.apply' that no worker survived. */
  'roster.lost': { importId: string; schoolId: string }
  'roster.erase': Record<string, never>
  /** `by`: who asked for it now; null: the night. `look`: wants to see it first. `run` names it, so that a retry takes over its own run. */
  'las.fetch': { schoolId: string; by: string | null; look: boolean; run: string }
  /** What is left of a 'las.fetch' that no worker survived. */
  'las.lost': Jobs['las.fetch']
  'las.due': Record<string, never>
  /** Asks for the next school year, once the current one went well. */
  'las.ahead': { schoolId: string }
  'roster.switch-over': Record<string, never>
  'readiness.remind': Record<string, never>
  'procedures.erase': Record<string, never>
  'substitutes.end': Record<string, never>
  /** `sealed`: the address that asked for a link, encrypted. */
  'staff.forgotten': { sealed: string; requestedAt: string }
  'home.forgotten': { sealed: string; requestedAt: string }
  /** News of one school's tick for a publisher; `event` names it at every retry. */
  'publisher.tell': { publisherId: string; schoolId: string; what: 'granted' | 'withdrawn' | 'declined'; at: string; event: string }
  'network.watch-tools': Record<string, never>
  'sso.logout': Record<string, never>
  'sso.keys': Record<string, never>
  'status.pulse': Record<string, never>
  'housekeeping': Record<string, never>
  'housekeeping.logins': Record<string, never>
}
export type JobName = keyof Jobs

/** So often the queue tries to send a mail before it gives up. */
export const MAIL_TRIES = 9

/** Seconds after which a job whose worker gives no sign of life begins again elsewhere. A worker gives one every half of it. */
export const HEARTBEAT = 30
/** So often the workers look for such jobs, in seconds. */
const LOOK_EVERY = 30

type QueueOptions = { retryLimit: number; retryDelay: number; retryBackoff: boolean; expireInSeconds?: number; deadLetter?: JobName }

const QUEUES: Record<JobName, QueueOptions> = {
  // First, for they are other queues' dead letters: a handler hears of its own failures, but not of a worker that died at the last try.
  'roster.lost': { retryLimit: 5, retryDelay: 5, retryBackoff: true },
  'las.lost': { retryLimit: 5, retryDelay: 5, retryBackoff: true },
  'mail.send': { retryLimit: MAIL_TRIES - 1, retryDelay: 30, retryBackoff: true },
  'roster.apply': { retryLimit: 3, retryDelay: 5, retryBackoff: true, deadLetter: 'roster.lost' },
  'roster.erase': { retryLimit: 2, retryDelay: 600, retryBackoff: false },
  // Longer than a run may take (lib/las).
  'las.fetch': { retryLimit: 2, retryDelay: 10, retryBackoff: true, expireInSeconds: 240, deadLetter: 'las.lost' },
  'las.ahead': { retryLimit: 0, retryDelay: 1, retryBackoff: false, expireInSeconds: 240 },
  'roster.switch-over': { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'las.due': { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'procedures.erase': { retryLimit: 2, retryDelay: 600, retryBackoff: false },
  'readiness.remind': { retryLimit: 2, retryDelay: 600, retryBackoff: false },
  'substitutes.end': { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'staff.forgotten': { retryLimit: 3, retryDelay: 5, retryBackoff: true },
  'publisher.tell': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'network.watch-tools': { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'status.pulse': { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'sso.logout': { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'sso.keys': { retryLimit: 2, retryDelay: 600, retryBackoff: false },
  'home.forgotten': { retryLimit: 5, retryDelay: 5, retryBackoff: true },
  housekeeping: { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'housekeeping.logins': { retryLimit: 3, retryDelay: 60, retryBackoff: true },
}

/** Starts the queue of this process; only the worker supervises and keeps the clock. */
export function jobs(role: 'web' | 'worker' = 'web'): Promise<PgBoss> {
  return shared('jobs', async () => {
    const boss = new PgBoss({
      connectionString: env().DATABASE_URL,
      max: role === 'web' ? 1 : 4,
      supervise: role === 'worker',
      superviseIntervalSeconds: LOOK_EVERY,
      monitorIntervalSeconds: LOOK_EVERY,
      schedule: role === 'worker',
      useListenNotify: role === 'worker',
    })
    boss.on('error', (error) => log().warn({ err: error }, 'job queue'))
    await boss.start()
    for (const [name, options] of Object.entries(QUEUES)) {
      const all = { heartbeatSeconds: HEARTBEAT, ...options, notify: true }
      await boss.createQueue(name, all)
      // A queue that was there keeps what an earlier release made it with: it is told what holds now.
      if (role === 'worker') await boss.updateQueue(name, all)
    }
    return boss
  })
}

const nameOf = () => shared('job-statements', () => statementNames('job'))

/** Adds a job in the transaction of the change that needs it: both happen or neither. `group`: whose jobs a worker does only a few of at a time. */
export async function enqueue<Name extends JobName>(tx: Asking, name: Name, data: Jobs[Name], group?: string): Promise<void> {
  const connection = await connectionOf(tx)
  const executeSql = async (text: string, values: unknown[] = []) => ({ rows: (await connection.query({ name: nameOf()({ sql: text }), text, values })).rows })
  await (await jobs()).send(name, data, { db: { executeSql }, ...(group ? { group: { id: group } } : {}) })
}

/** Adds a job outside any transaction, for what a schedule would do a little later anyway: a queue that is away stops nobody. */
export async function hasten(name: JobName & ('sso.logout'), data: Jobs[typeof name] = {}): Promise<void> {
  try {
    await (await jobs()).send(name, data)
  } catch (error) {
    log().warn({ err: error, name }, 'a job comes later')
  }
}

/** Has this process do the jobs of one kind, `atOnce` at a time and `ofOneGroup` of a group. `last` says that a failure now is final. */
export async function work<Name extends JobName>(name: Name, run: (data: Jobs[Name], last: boolean) => Promise<void>, atOnce = 1, ofOneGroup = atOnce): Promise<void> {
  const boss = await jobs()
  const worker = await boss.work(name, { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, includeMetadata: true, ...(atOnce > 1 ? { localConcurrency: atOnce } : {}), ...(ofOneGroup < atOnce ? { localGroupConcurrency: ofOneGroup } : {}) }, async ([job]) => {
    // Looks for the next one as soon as this one is done: what waits in line is not done one at a poll.
    boss.notifyWorker(worker)
    if (!job) return
    try {
      await run(job.data as Jobs[Name], job.retryCount >= job.retryLimit)
    } catch (error) {
      // The queue keeps what is thrown, for days: no values of rows.
      throw Object.assign(new Error(), bareError(error))
    }
  })
}
