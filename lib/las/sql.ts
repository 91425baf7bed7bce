import type { Statement } from '@/lib/platform/db/pool'
import { SAME_AS_LAST } from '@/lib/roster/sql'

/** How a link stands, for the helpdesk: what is broken comes first. A link that never ran is no trouble yet. Which import waits: as in lib/roster/waiting.ts. */
const STATE = `
  case when l.system in ('esis', 'dotcomschool') and l.key_cipher is null then 'needs-key'
    when l.las_granted_at is null then 'waiting-for-las'
    when l.failures > 0 or l.last_outcome = 'import-failed' then 'broken'
    when l.school_id in (select i.school_id from roster_import i where i.status in ('staged', 'held') and (i.status = 'held' or i.source = 'link')) then 'held'
    else 'live' end`

/**
 * $1 words of a name or BRIN, or null; $2 system or null; $3 state or null; $4 how many; $5 from which. All schools with a link,
 * broken ones first, each with the number of all that fit.
 */
export const LINKS: Statement = {
  name: 'las-links-overview',
  scope: { across: 'the helpdesk watches the links of all schools' },
  text: `
    with links as (
      select c.id, c.name, c.brin, c.city, l.system::text as system, ${STATE} as state, l.last_success_at, l.last_run_at, l.next_run_at, l.last_outcome, l.failures
      from las_link l join school c on c.id = l.school_id and c.active
      where ($1::text is null or c.name ilike '%' || $1 || '%' or c.brin ilike $1 || '%') and ($2::text is null or l.system::text = $2)
    )
    select *, count(*) over () as total from links where $3::text is null or state = $3
    order by array_position(array['broken', 'held', 'waiting-for-las', 'needs-key', 'live'], state), failures desc, name, id
    limit $4 offset $5`,
}

/** How many links stand how. */
export const LINK_STATES: Statement = {
  name: 'las-link-states',
  scope: { across: 'the helpdesk watches the links of all schools' },
  text: `
    select state, count(*) as count from (select ${STATE} as state from las_link l join school c on c.id = l.school_id and c.active) links group by state`,
}

/** Whether the last so many runs of a system ($1), each another school's, ended in certain outcomes ($3) since a moment ($2). */
const isDown = (system: string) => `(
  select count(*) = $1 and coalesce(min(r.last_run_at) >= $2 and bool_and(r.last_outcome = any($3::text[])), false)
  from (select l.last_run_at, l.last_outcome from las_link l where l.system = ${system} and l.last_run_at is not null order by l.last_run_at desc limit $1) r)`

/** $1 how many, $2 since when, $3 outcomes: the systems that are down as a whole (breaker.ts). */
export const DOWN_SYSTEMS: Statement = {
  name: 'las-down-systems',
  scope: { across: 'whether a LAS is down shows in the last runs of all its schools' },
  text: `select s.system::text as system from unnest(enum_range(null::las_system)) as s(system) where ${isDown('s.system')}`,
}

/**
 * $1 to $3 as of `DOWN_SYSTEMS`, $4 school, $5 run, $6 now, $7 until when it is the school's one run. Begins a run, or takes over
 * its own, and reads what it needs; no row when there is another. One statement: it is half of what a night costs in which
 * nothing changed.
 */
export const BEGIN_RUN: Statement = {
  name: 'las-begin-run',
  scope: { across: 'one school is written and read; whether its LAS is down shows in the last runs of all its schools' },
  text: `
    with begun as (
      update las_link l set run_id = $5::uuid, run_until = $7
      where l.school_id = $4::uuid and (l.run_until is null or l.run_until < $6 or l.run_id = $5::uuid) returning l.*)
    select b.school_id as "schoolId", b.system::text as system, b.key_cipher as "keyCipher", b.received_at as "receivedAt", b.failures,
      b.las_granted_at as "lasGrantedAt", b.last_outcome as "lastOutcome", c.brin, c.school_key as "schoolKey", ${isDown('b.system')} as down
    from begun b join school c on c.id = b.school_id`,
}

/** $1 system, $2 a school, $3 now, $4 since when: how many others of the system are being fetched or were since then. */
export const JUST_ASKED: Statement = {
  name: 'las-just-asked',
  scope: { across: 'a LAS that is down is asked for a few of its schools at a time' },
  text: `select count(*)::int as count from las_link l where l.system = $1::las_system and l.school_id <> $2::uuid and (l.run_until > $3 or l.last_run_at > $4)`,
}

/**
 * $1 school, $2 digest of an answer, $3 run, $4 now, $5 when the next one is, $6 up to when was received. No row, and nothing
 * written: the answer has to be read, or is nobody's any more.
 */
export const END_UNCHANGED: Statement = {
  name: 'las-end-unchanged',
  scope: 'school',
  text: `
    with same as (${SAME_AS_LAST.text}),
    free as (select from same s where s.same and not exists (select from roster_import i where i.school_id = $1::uuid and i.status = 'queued')),
    ended as (
      update las_link l set run_id = null, run_until = null, last_run_at = $4, last_success_at = $4, last_outcome = 'unchanged', failures = 0,
        next_run_at = $5, las_granted_at = coalesce(l.las_granted_at, $4), las_checked_at = $4, received_at = $6
      from free where l.school_id = $1::uuid and l.run_id = $3::uuid returning l.school_id),
    cancelled as (
      update roster_import i set status = 'cancelled', failure = 'nothing-new', roster_cipher = null, ended_at = $4
      from ended e where i.school_id = $1::uuid and i.school_id = e.school_id and i.source = 'link' and i.status in ('staged', 'held'))
    select school_id as "schoolId" from ended`,
}
