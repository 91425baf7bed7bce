import { PgBoss, fromPrisma } from 'pg-boss'
import { env } from './env'
import { log } from './log'
import { shared } from './shared'

/** Every kind of job and what it is told. A job is safe to run twice: what is done is seen in the database. */
export type Jobs = {
  'mail.send': { mailId: string }
  'roster.apply': { importId: string; schoolId: string }
  'roster.erase': Record<string, never>
  /** `by`: who asked for it now; null: the night. `look`: wants to see it first. `run` names it, so that a retry takes over its own run. */
  'las.fetch': { schoolId: string; by: string | null; look: boolean; run: string }
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
  'network.watch-tools': Record<string, never>
  'housekeeping': Record<string, never>
  'housekeeping.logins': Record<string, never>
}
export type JobName = keyof Jobs

/** So often the queue tries to send a mail before it gives up. */
export const MAIL_TRIES = 9

const QUEUES: Record<JobName, { retryLimit: number; retryDelay: number; retryBackoff: boolean; expireInSeconds?: number }> = {
  'mail.send': { retryLimit: MAIL_TRIES - 1, retryDelay: 30, retryBackoff: true },
  'roster.apply': { retryLimit: 3, retryDelay: 5, retryBackoff: true },
  'roster.erase': { retryLimit: 2, retryDelay: 600, retryBackoff: false },
  // A worker that died is noticed after this long; a run itself has less (lib/las).
  'las.fetch': { retryLimit: 2, retryDelay: 10, retryBackoff: true, expireInSeconds: 240 },
  'las.ahead': { retryLimit: 0, retryDelay: 1, retryBackoff: false, expireInSeconds: 240 },
  'roster.switch-over': { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'las.due': { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'procedures.erase': { retryLimit: 2, retryDelay: 600, retryBackoff: false },
  'readiness.remind': { retryLimit: 2, retryDelay: 600, retryBackoff: false },
  'substitutes.end': { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'staff.forgotten': { retryLimit: 3, retryDelay: 5, retryBackoff: true },
  'network.watch-tools': { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'home.forgotten': { retryLimit: 5, retryDelay: 5, retryBackoff: true },
  housekeeping: { retryLimit: 0, retryDelay: 1, retryBackoff: false },
  'housekeeping.logins': { retryLimit: 3, retryDelay: 60, retryBackoff: true },
}

type InTransaction = Parameters<typeof fromPrisma>[0]

/** Starts the queue of this process; only the worker supervises and keeps the clock. */
export function jobs(role: 'web' | 'worker' = 'web'): Promise<PgBoss> {
  return shared('jobs', async () => {
    const boss = new PgBoss({
      connectionString: env().DATABASE_URL,
      max: role === 'web' ? 1 : 4,
      supervise: role === 'worker',
      schedule: role === 'worker',
      useListenNotify: role === 'worker',
    })
    boss.on('error', (error) => log().warn({ err: error }, 'job queue'))
    await boss.start()
    for (const [name, options] of Object.entries(QUEUES)) await boss.createQueue(name, { ...options, notify: true })
    return boss
  })
}

/** Adds a job in the transaction of the change that needs it: both happen or neither. */
export async function enqueue<Name extends JobName>(tx: InTransaction, name: Name, data: Jobs[Name]): Promise<void> {
  await (await jobs()).send(name, data, { db: fromPrisma(tx) })
}

/** Has this process do the jobs of one kind, `atOnce` at a time. `last` says that a failure now is final. */
export async function work<Name extends JobName>(name: Name, run: (data: Jobs[Name], last: boolean) => Promise<void>, atOnce = 1): Promise<void> {
  const boss = await jobs()
  await boss.work(name, { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, burstWhenBatchFull: true, includeMetadata: true, ...(atOnce > 1 ? { localConcurrency: atOnce } : {}) }, async ([job]) => {
    if (job) await run(job.data as Jobs[Name], job.retryCount >= job.retryLimit)
  })
}
