import type { Statement } from '@/lib/platform/db/pool'

/**
 * $1 school; $2 from; $3 until; $4 ids of who did it, or null; $5 kind or null; $6 kinds left out; $7, $8 moment and id of the
 * last event that was shown, or null; $9 how many. Newest first, by the index on school and moment.
 */
export const AUDIT_PAGE: Statement = {
  name: 'audit-log-page',
  scope: 'school',
  text: `
    select a.id::text, a.at, a.actor_kind as "actorKind", a.actor_id as "actorId", a.action, a.subject_id as "subjectId", a.outcome, a.details, host(a.address) as address
    from audit_event a
    where a.school_id = $1 and a.at >= $2 and a.at < $3
      and ($4::uuid[] is null or a.actor_id = any($4::uuid[]))
      and ($5::text is null or split_part(a.action, '.', 1) = $5) and split_part(a.action, '.', 1) <> all($6::text[])
      and ($7::timestamptz is null or (a.at, a.id) < ($7::timestamptz, $8::bigint))
    order by a.at desc, a.id desc limit $9`,
}

/** $1 school; $2 ids. Names of people of this school by their id: logins, employments, pupils; and of its groups. The ids of others give nothing. */
export const AUDIT_NAMES: Statement = {
  name: 'audit-log-names',
  scope: 'school',
  text: `
    select e.user_id as id, 'person' as kind, min(concat_ws(' ', e.first_name, e.prefix, e.last_name)) as name from employment e where e.school_id = $1 and e.user_id = any($2::uuid[]) group by e.user_id
    union all select e.id, 'person', concat_ws(' ', e.first_name, e.prefix, e.last_name) from employment e where e.school_id = $1 and e.id = any($2::uuid[])
    union all select p.id, 'pupil', concat_ws(' ', p.first_name, p.prefix, p.last_name) from pupil p where p.school_id = $1 and p.id = any($2::uuid[])
    union all select g.id, 'group', g.name from "group" g where g.school_id = $1 and g.id = any($2::uuid[])`,
}

/**
 * $1 school; $2 ids. Things of this school that an event can be about, by what people call them: files and links that were imported, mergers and
 * splits, why the helpdesk looked on, names asked for, the board, substitutes, addresses, devices, titles of licences.
 */
export const AUDIT_THINGS: Statement = {
  name: 'audit-log-things',
  scope: 'school',
  text: `
    select i.id, i.file_name as name from roster_import i where i.school_id = $1 and i.id = any($2::uuid[])
    union all select m.id, concat_ws(' → ', m.report -> 'goes' ->> 'name', m.report -> 'stays' ->> 'name') from school_merge m where $1 in (m.goes_id, m.stays_id) and m.id = any($2::uuid[])
    union all select s.id, concat_ws(' → ', s.report -> 'from' ->> 'name', s.report -> 'to' ->> 'name') from school_split s where $1 in (s.from_id, s.to_id) and s.id = any($2::uuid[])
    union all select l.id, 'reden: ' || l.reason from look_on l where l.school_id = $1 and l.id = any($2::uuid[])
    union all select n.id, n.name from name_request n where n.school_id = $1 and n.id = any($2::uuid[])
    union all select b.id, b.name from school c join board b on b.id = c.board_id where c.id = $1 and b.id = any($2::uuid[])
    union all select t.id, t.name from substitution t where t.school_id = $1 and t.id = any($2::uuid[])
    union all select a.id, host(a.cidr) from school_address a where a.school_id = $1 and a.id = any($2::uuid[])
    union all select d.id, d.name from enrolled_device d where d.school_id = $1 and d.id = any($2::uuid[])
    union all select c.id, p.name from licence c join product p on p.id = c.product_id where c.school_id = $1 and c.id = any($2::uuid[])`,
}

/** $1 ids. What belongs to no school: publishers, network environments, and people of the helpdesk, who are called that. */
export const AUDIT_OUTSIDERS: Statement = {
  name: 'audit-log-outsiders',
  scope: { across: 'publishers and the helpdesk belong to no school' },
  text: `
    select p.id, p.name from publisher p where p.id = any($1::uuid[])
    union all select n.id, n.name from network_supplier n where n.id = any($1::uuid[])
    union all select u.id, 'Helpdesk' from "user" u where u.helpdesk and u.id = any($1::uuid[])`,
}

/** $1 school; $2 ids of agreements. Those that were signed for this school: as whom, for which board and schools. The name stands in the agreement. */
export const AUDIT_AGREEMENTS: Statement = {
  name: 'audit-log-agreements',
  scope: 'school',
  text: `
    select a.id, a.position, a.board_name as "boardName", a.version, array(select s ->> 'name' from jsonb_array_elements(a.schools) s order by 1) as schools
    from school c join processing_agreement a on a.schools @> jsonb_build_array(jsonb_build_object('id', c.id::text))
    where c.id = $1 and a.id = any($2::uuid[])`,
}

/** $1 school; $2 pattern of words. Who goes by such a name or address at this school, now or before. */
export const AUDIT_WHO: Statement = {
  name: 'audit-log-who',
  scope: 'school',
  text: `
    select distinct id from (
      select e.user_id as id from employment e left join "user" u on u.id = e.user_id
        where e.school_id = $1 and e.user_id is not null and lower(concat_ws(' ', e.first_name, e.prefix, e.last_name, u.email)) like $2
      union all select p.id from pupil p where p.school_id = $1 and lower(concat_ws(' ', p.first_name, p.prefix, p.last_name)) like $2
    ) found limit 500`,
}
