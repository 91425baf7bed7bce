import type { PoolClient } from 'pg'
import { transaction } from '@/lib/platform/db/pool'

/** For reads that must fit together: an import that lands half-way is not seen at all. */
export const inSnapshot = <Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> =>
  transaction(work, 'begin isolation level repeatable read read only')

/** From here on a list is read through once per table instead of looked up one by one. */
const LONG = 1_000

/**
 * For changes by a list of ids. Each is planned for its own length: a plan that PostgreSQL keeps for all lengths expects
 * ten. And where its statistics lag behind, as after a first import of many schools, it takes a hundred thousand people
 * for one, and compares everybody with everybody: for long lists nested loops are off.
 */
export const inListChange = <Result>(length: number, work: (client: PoolClient) => Promise<Result>): Promise<Result> =>
  transaction(work, `begin; set local plan_cache_mode = force_custom_plan; set local work_mem = '64MB'; set local enable_nestloop = ${length > LONG ? 'off' : 'on'}; set local statement_timeout = '120s'`)
