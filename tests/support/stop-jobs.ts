import type { PgBoss } from 'pg-boss'

/** Stops the queue if this process has one: it would go on asking a database that is gone. */
export async function stopJobs(): Promise<void> {
  const started = (globalThis as unknown as Record<symbol, Promise<PgBoss> | undefined>)[Symbol.for('leerpoort.jobs')]
  await (await started)?.stop({ graceful: false })
}
