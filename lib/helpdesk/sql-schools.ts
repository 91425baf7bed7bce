import type { Statement } from '@/lib/platform/db/pool'

/** As the index `school_words_trgm` has it. */
const WORDS = "lower(c.name || ' ' || coalesce(c.brin, '') || ' ' || coalesce(c.school_key, '') || ' ' || coalesce(c.city, ''))"

/** $1 pattern of words or null; $2 how many; $3 from which. Schools by name, BRIN, place or board, each with the number of all that fit. */
export const SCHOOLS: Statement = {
  name: 'helpdesk-schools',
  scope: { across: 'the helpdesk finds every school' },
  text: `
    with found as (
      select c.id, c.name, c.brin, c.school_key, c.city, c.active, b.name as board
      from school c join board b on b.id = c.board_id
      where $1::text is null or c.id in (
        select c.id from school c where ${WORDS} like $1
        union select c.id from school c where c.board_id in (select b.id from board b where lower(b.name) like $1))
    )
    select *, count(*) over () as total from found order by name, id limit $2 offset $3`,
}

/** $1 school. When somebody last did anything there, and how many sessions of staff are open now. */
export const SCHOOL_ACTIVITY: Statement = {
  name: 'helpdesk-school-activity',
  scope: 'school',
  text: `
    select (select max(a.at) from audit_event a where a.school_id = $1) as last_at,
      (select max(a.at) from audit_event a where a.school_id = $1 and a.action = 'staff.signed-in' and a.at > now() - interval '90 days') as last_sign_in`,
}
