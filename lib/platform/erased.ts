import type { ErasedKind } from '@/lib/core/retention'

/**
 * SQL that erases and writes down how much, by school, in one statement (DAT-3): no job can do one without the other.
 * `$1` is now, and `text` returns a row with `school_id` for each thing that it erases; null where it is of no school.
 */
export function counted(kind: ErasedKind, text: string): string {
  return `
    with erased as (${text})
    insert into erasure_count (day, school_id, kind, count)
    select ($1::timestamptz at time zone 'Europe/Amsterdam')::date, school_id, '${kind}', count(*) from erased group by school_id`
}
