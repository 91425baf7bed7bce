import { sqlDays } from '@/lib/core/retention'
import type { Statement } from '@/lib/platform/db/pool'

/**
 * $1 school, $2 pupil or null, $3 employment or null: the publishers that answer for this person themselves, by name, with
 * the numbers by which they know school and person. Ticked ones only: nobody else hears that the person exists.
 */
export const LOOKUPS: Statement = {
  name: 'licence-lookups',
  scope: 'school',
  text: `
    select pub.id as "publisherId", pub.name as publisher, pub.licence_lookup_url as url, c.portal_id as school,
      coalesce(p.portal_id, e.portal_id) as person, look.asked_at as "askedAt", look.answered_at as "answeredAt"
    from publisher pub
    join school c on c.id = $1 and c.active
    left join pupil p on p.school_id = $1 and p.id = $2::uuid and p.removed_at is null
    left join employment e on e.school_id = $1 and e.id = $3::uuid and e.removed_at is null
    left join licence_lookup look on look.publisher_id = pub.id and look.school_id = $1 and (look.pupil_id = p.id or look.employment_id = e.id)
    where pub.licence_lookup_url is not null and coalesce(p.portal_id, e.portal_id) is not null
      and exists (select 1 from consent k where k.school_id = $1 and k.publisher_id = pub.id and k.withdrawn_at is null)
    order by pub.name`,
}

const WHOSE = '(lp.pupil_id = $3::uuid or lp.employment_id = $4::uuid)'

/**
 * $1 school, $2 publisher, $3 pupil or null, $4 employment or null, $5 what it told as JSON, $6 now: an answer takes the place
 * of the one before it. Titles that the portal hosts for the school stay as they are, unknown ones fall away, and after the
 * tick was taken away nothing is written. Rows change only where the answer did.
 */
export const ANSWERED: Statement = {
  name: 'licence-lookup-answered',
  scope: 'school',
  text: `
    with may as (select 1 from consent k where k.school_id = $1 and k.publisher_id = $2 and k.withdrawn_at is null),
    told as materialized (
      select pr.id as product_id, coalesce(t.levels, '{}') as levels, t.seats
      from jsonb_to_recordset($5::jsonb) as t (method text, product text, levels text[], seats int)
      join method m on m.publisher_id = $2 and m.code = t.method join product pr on pr.method_id = m.id and pr.code = t.product
      where exists (select 1 from may)),
    made as (
      insert into licence (school_id, product_id, linking, seats, starts_on)
      select $1, product_id, 'lookup', seats, ($6::timestamptz at time zone 'Europe/Amsterdam')::date from told
      on conflict (school_id, product_id) do update set seats = excluded.seats where licence.linking = 'lookup' and licence.seats is distinct from excluded.seats
      returning id, product_id),
    mine as materialized (
      select id, product_id from made
      union select l.id, l.product_id from licence l join told using (product_id) where l.school_id = $1 and l.linking = 'lookup'),
    gone as (
      delete from licence_person lp using licence l join product pr on pr.id = l.product_id join method m on m.id = pr.method_id
      where exists (select 1 from may) and l.school_id = $1 and l.linking = 'lookup' and m.publisher_id = $2 and lp.licence_id = l.id and ${WHOSE}
        and not exists (select 1 from told where told.product_id = l.product_id)),
    changed as (
      update licence_person lp set levels = told.levels from mine join told using (product_id)
      where lp.licence_id = mine.id and ${WHOSE} and lp.levels is distinct from told.levels),
    linked as (
      insert into licence_person (school_id, licence_id, pupil_id, employment_id, levels)
      select $1, mine.id, $3::uuid, $4::uuid, told.levels from mine join told using (product_id) on conflict do nothing),
    known as (
      update licence_lookup lp set asked_at = $6, answered_at = $6 where lp.publisher_id = $2 and lp.school_id = $1 and ${WHOSE} and exists (select 1 from may) returning lp.id)
    insert into licence_lookup (school_id, publisher_id, pupil_id, employment_id, asked_at, answered_at)
    select $1, $2, $3::uuid, $4::uuid, $6, $6 from may where not exists (select 1 from known) limit 1 on conflict do nothing`,
}

/** $1 school, $2 publisher, $3 pupil or null, $4 employment or null, $5 now: asked in vain. */
export const FAILED: Statement = {
  name: 'licence-lookup-failed',
  scope: 'school',
  text: `
    with known as (update licence_lookup lp set asked_at = $5 where lp.publisher_id = $2 and lp.school_id = $1 and ${WHOSE} returning lp.id)
    insert into licence_lookup (school_id, publisher_id, pupil_id, employment_id, asked_at)
    select $1, $2, $3::uuid, $4::uuid, $5 where not exists (select 1 from known) on conflict do nothing`,
}

/** $1 now: answers that are no guide any more, with the links that they left. */
export const LOOKUPS_OLD: Statement = {
  name: 'licence-lookup-old',
  scope: { across: 'a job cleans up for all schools' },
  text: `
    with old as (
      delete from licence_lookup k where coalesce(k.answered_at, k.asked_at) < $1::timestamptz - ${sqlDays('licenceLookup')}
      returning k.school_id, k.publisher_id, k.pupil_id, k.employment_id)
    delete from licence_person lp using old, licence l join product pr on pr.id = l.product_id join method m on m.id = pr.method_id
    where l.school_id = old.school_id and l.linking = 'lookup' and m.publisher_id = old.publisher_id and lp.licence_id = l.id
      and (lp.pupil_id = old.pupil_id or lp.employment_id = old.employment_id)`,
}
