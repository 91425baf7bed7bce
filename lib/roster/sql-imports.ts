import type { Statement } from '@/lib/platform/db/pool'
import { STATE } from './sql'

// The road of an import through its statuses. Thousands of schools go that road in a night or on the first day, so its steps are
// statements for the driver and no queries of Prisma's (decision 0027).

const school = (name: string, text: string): Statement => ({ name, scope: 'school', text })

/** The school year of what a school has: that of its last import; without one, this year where there are groups. Null for an empty school. */
const yearAt = (thisYear: string) => `case
    when exists (select from roster_import i where i.school_id = $1::uuid and i.status = 'applied')
      then (select i.school_year from roster_import i where i.school_id = $1::uuid and i.status = 'applied' order by i.ended_at desc, i.id desc limit 1)
    when exists (select from "group" g where g.school_id = $1::uuid and g.removed_at is null) then ${thisYear}::text end`

/** $1 school: what a roster is checked against. */
export const IMPORT_SCHOOL = school('roster-import-school', 'select c.brin, c.school_key as "schoolKey", c.name from school c where c.id = $1::uuid')

/** $1 school, $2 now, $3 the import that comes instead: see `cancelled`. */
export const REPLACE_STAGED = school('roster-replace-staged', `
  update roster_import set status = 'cancelled', roster_cipher = null, failure = 'replaced', replaced_by = $3::uuid, ended_at = $2::timestamptz
  where school_id = $1::uuid and status = 'staged'`)

/** $1 school, $2 id, $3 'file' or 'maker', $4 file, $5 format, $6 school year, $7 producer, $8 sealed roster, $9 findings, $10 what was dropped, $11 who, $12 now. */
export const STAGE = school('roster-stage', `
  insert into roster_import (school_id, id, status, source, file_name, format, school_year, producer, roster_cipher, findings, dropped, created_by_id, created_at)
  select c.id, $2::uuid, 'staged', $3::import_source, $4::text, $5::text, $6::text, $7::text, $8::bytea, $9::jsonb, $10::jsonb, $11::uuid, $12::timestamptz from school c where c.id = $1::uuid`)

/** $1 school, $2 id, $3 statuses, $4 the school year that it is: all that deciding on it and applying it takes. */
export const IMPORT_IN = school('roster-import-in', `
  select id, school_id as "schoolId", status, source, file_name as "fileName", school_year as "schoolYear", roster_cipher as "rosterCipher", findings, plan_digest as "planDigest", counts, pairs,
    created_by_id as "createdById", created_at as "createdAt", ${yearAt('$4')} as "yearBefore"
  from roster_import where school_id = $1::uuid and id = $2::uuid and status::text = any($3::text[])`)

/** $1 school, $2 id, $3 digest of the plan, $4 who, if nobody brought it in, $5 now. */
export const QUEUE_IMPORT = school('roster-queue-import', `
  update roster_import set status = 'queued', queued_at = $5::timestamptz, plan_digest = $3::text, failure = null, created_by_id = coalesce(created_by_id, $4::uuid)
  where school_id = $1::uuid and id = $2::uuid`)

/**
 * $1 school, $2 id, $3 sealed undo, $4 sealed report, $5 digest of the roster, $6 counts, $7 now, $8 whether it changed something. Only the
 * last change can be undone: what was kept of the one before has served.
 */
export const END_APPLIED = school('roster-end-applied', `
  with older as (update roster_import set undo_cipher = null where school_id = $1::uuid and id <> $2::uuid and undo_cipher is not null and $8::boolean)
  update roster_import set status = 'applied', roster_cipher = null, undo_cipher = $3::bytea, report_cipher = $4::bytea, roster_digest = $5::text, state_digest = ${STATE},
    counts = $6::jsonb, failure = null, ended_at = $7::timestamptz
  where school_id = $1::uuid and id = $2::uuid`)

/** $1 school, $2 login: whom a mail goes to who imported, and what the school is called. */
export const IMPORTER = school('roster-importer', `
  select u.email, u.name, c.name as school from school c, "user" u where c.id = $1::uuid and u.id = $2::uuid`)

/** $1 school: the LAS's 'nothing changed' no longer means that there is nothing to do. */
export const ASK_LAS_ALL = school('roster-ask-las-all', 'update las_link set received_at = null where school_id = $1::uuid')

/** $1 school, $2 the school year that it is: the one of what a school has. */
export const SCHOOL_YEAR = school('roster-school-year', `select ${yearAt('$2')} as "schoolYear" from school c where c.id = $1::uuid`)
