import type { ErasedKind } from '@/lib/core/retention'
import { sqlDays } from '@/lib/core/retention'
import { runIn, type Asking } from './db/connection'
import type { Statement } from './db/pool'

/** $1 school, $2 now, $3 counts by kind as JSON: what a job erased that counts by itself. */
export const COUNT_ERASED: Statement = {
  name: 'erased-count',
  scope: 'school',
  text: `
    insert into erasure_count (day, school_id, kind, count)
    select ($2::timestamptz at time zone 'Europe/Amsterdam')::date, c.id, e.key, e.value::int
    from school c, jsonb_each_text($3::jsonb) e where c.id = $1::uuid and e.value::int > 0`,
}

/** $1 now. */
export const COUNTS_OLD: Statement = {
  name: 'erased-counts-old',
  scope: { across: 'a job cleans up for all schools' },
  text: `delete from erasure_count where day < ($1::timestamptz - ${sqlDays('erasureCount')})::date`,
}

/** Writes down what was erased at a school, in the transaction that erased it (DAT-3). */
export async function countErased(tx: Asking, schoolId: string, now: Date, counts: Partial<Record<ErasedKind, number>>): Promise<void> {
  await runIn(tx, COUNT_ERASED, [schoolId, now, JSON.stringify(counts)])
}
