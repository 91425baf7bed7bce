import { expect } from 'vitest'
import { pool } from '@/lib/platform/db/pool'

/** Does `change` in a transaction, lets `work` come to where it waits for it, and then commits. */
export async function meanwhile<Result>(change: { text: string; values: unknown[] }, work: () => Promise<Result>): Promise<Result> {
  const holder = await pool().connect()
  try {
    await holder.query('begin')
    await holder.query(change)
    const { rows: [self] } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid')
    const result = work()
    let over = false
    result.then(() => (over = true), () => (over = true))
    const blocked = async () => (over ? 'nobody: it is over' : (await pool().query('select 1 from pg_stat_activity where $1 = any(pg_blocking_pids(pid))', [self!.pid])).rowCount)
    await expect.poll(blocked, { timeout: 20_000, message: 'how many wait for the change' }).toBe(1)
    await holder.query('commit')
    return await result
  } finally {
    await holder.query('rollback')
    holder.release()
  }
}
