import type { Statement } from '@/lib/platform/db/pool'

const TICKED = 'a list holds people of all schools that ticked the publisher, and the statement checks the tick'

/** Licences of product $1 at schools that let publisher $2 fetch. */
const LICENCES = `
  select l.id, l.school_id from licence l join consent k on k.school_id = l.school_id
  where l.product_id = $1 and k.publisher_id = $2 and k.withdrawn_at is null`

/** The school agreed that the publisher gets ECK iDs. */
const ECK = `'eckId' = any(k.attributes)`

/**
 * The people who may be on a list at all: not removed, employment runs, and no group's substitute account that nobody uses
 * (LAS-10). Whoever fails this was never there, for the publisher.
 */
const PUPIL = 'p.removed_at is null'
const MEMBER = 'e.removed_at is null and (e.ends_at is null or e.ends_at > now()) and (e.substitute_group_id is null or e.user_id is not null)'

/**
 * $1 product, $2 publisher: everybody who may use it, whether given to the person or to a group in the portal's own
 * table, where the publisher reads the outcome (LIC-9).
 */
export const USERS: Statement = {
  name: 'publisher-api-users',
  scope: { across: TICKED },
  text: `with l as not materialized (${LICENCES}),
    lg as not materialized (select lg.group_id from l join licence_group lg on lg.licence_id = l.id join "group" g on g.id = lg.group_id and g.removed_at is null)
    select p.portal_id as "portalId" from l join licence_person lp on lp.licence_id = l.id join pupil p on p.id = lp.pupil_id and ${PUPIL}
    union select e.portal_id from l join licence_person lp on lp.licence_id = l.id join employment e on e.id = lp.employment_id and ${MEMBER}
    union select p.portal_id from lg join pupil p on p.group_id = lg.group_id and ${PUPIL}
    union select p.portal_id from lg join pupil_group pg on pg.group_id = lg.group_id join pupil p on p.id = pg.pupil_id and ${PUPIL}
    union select e.portal_id from lg join employment_group eg on eg.group_id = lg.group_id join employment e on e.id = eg.employment_id and ${MEMBER}
    order by 1`,
}

/** $1 product, $2 publisher: of those people everybody with an ECK iD, by school; of schools that agreed on ECK iDs (PUB-3). */
export const USERS_ECK: Statement = {
  name: 'publisher-api-users-eck',
  scope: { across: TICKED },
  text: `with l as not materialized (${LICENCES} and ${ECK}),
    lg as not materialized (select lg.group_id from l join licence_group lg on lg.licence_id = l.id join "group" g on g.id = lg.group_id and g.removed_at is null),
    pupils as (
      select lp.pupil_id as id from l join licence_person lp on lp.licence_id = l.id
      union select p.id from lg join pupil p on p.group_id = lg.group_id
      union select pg.pupil_id from lg join pupil_group pg on pg.group_id = lg.group_id),
    members as (
      select lp.employment_id as id from l join licence_person lp on lp.licence_id = l.id
      union select eg.employment_id from lg join employment_group eg on eg.group_id = lg.group_id)
    select c.portal_id as "schoolId", p.eck_id_cipher as "eckIdCipher" from pupils x join pupil p on p.id = x.id and ${PUPIL} join school c on c.id = p.school_id where p.eck_id_cipher is not null
    union all
    select c.portal_id, e.eck_id_cipher from members x join employment e on e.id = x.id and ${MEMBER} join school c on c.id = e.school_id where e.eck_id_cipher is not null`,
}

/** $1 publisher, $2 numbers of schools, $3 hashes of ECK iDs beside them: the numbers of the people. */
export const BY_ECK_ID: Statement = {
  name: 'publisher-api-by-eck-id',
  scope: { across: TICKED },
  text: `with wanted as materialized (select distinct c.id as school_id, w.hash from unnest($2::bigint[], $3::bytea[]) as w (portal_id, hash)
      join school c on c.portal_id = w.portal_id join consent k on k.school_id = c.id and k.publisher_id = $1 and k.withdrawn_at is null and ${ECK})
    select p.portal_id as "portalId" from wanted w join pupil p on p.school_id = w.school_id and p.eck_id_hash = w.hash and ${PUPIL}
    union all
    select e.portal_id from wanted w join employment e on e.school_id = w.school_id and e.eck_id_hash = w.hash and ${MEMBER}`,
}

/** Of the numbers in $3, the people of schools that let publisher $2 fetch; all others fall away in silence (facts 1.4). */
const NAMED = `
  wanted as materialized (select distinct unnest($3::bigint[]) as portal_id),
  named as materialized (
    select x.* from (
      select p.school_id, p.id as pupil_id, null::uuid as employment_id from wanted w join pupil p on p.portal_id = w.portal_id and ${PUPIL}
      union all
      select e.school_id, null, e.id from wanted w join employment e on e.portal_id = w.portal_id and ${MEMBER}
    ) x join consent k on k.school_id = x.school_id and k.publisher_id = $2 and k.withdrawn_at is null)`

/** Only these may be written: who is on a portal licence is decided by the school, in the portal (LIC-9). */
const WRITABLE = `exists (select 1 from licence w where w.id = l.id and w.linking = 'publisher')`

const COUNTED = 'select school_id as "schoolId", licence_id as "licenceId", count(*)::int as people from changed group by 1, 2'

/** $1 product, $2 publisher, $3 numbers: a licence for each of their schools that has none; its link is the publisher's. */
export const MAKE_LICENCES: Statement = {
  name: 'publisher-api-make-licences',
  scope: { across: TICKED },
  text: `with ${NAMED}
    insert into licence (school_id, product_id, linking, starts_on)
    select distinct school_id, $1::uuid, 'publisher'::linking, (now() at time zone 'Europe/Amsterdam')::date from named
    on conflict (school_id, product_id) do nothing`,
}

/** $1 product, $2 publisher, $3 numbers: lets them in; answers how many are new, per licence. */
export const ADD: Statement = {
  name: 'publisher-api-add',
  scope: { across: TICKED },
  text: `with l as materialized (${LICENCES}), ${NAMED},
    changed as (
      insert into licence_person (school_id, licence_id, pupil_id, employment_id)
      select n.school_id, l.id, n.pupil_id, n.employment_id from named n join l on l.school_id = n.school_id where ${WRITABLE}
      on conflict do nothing returning school_id, licence_id)
    ${COUNTED}`,
}

/** $1 product, $2 publisher, $3 numbers: takes them off; who was not on it is no error. */
export const REMOVE: Statement = {
  name: 'publisher-api-remove',
  scope: { across: TICKED },
  text: `with l as materialized (${LICENCES}), ${NAMED},
    gone as (
      select lp.id from l join licence_person lp on lp.licence_id = l.id join named n on n.pupil_id = lp.pupil_id where ${WRITABLE}
      union all
      select lp.id from l join licence_person lp on lp.licence_id = l.id join named n on n.employment_id = lp.employment_id where ${WRITABLE}),
    changed as (delete from licence_person lp using gone where lp.id = gone.id returning lp.school_id, lp.licence_id)
    ${COUNTED}`,
}

/**
 * $1 product, $2 publisher, $3 numbers: takes everybody else off. Schools that the publisher cannot see keep theirs.
 * `not in` is looked up in a hash table whatever the planner thinks of the lengths; `not exists` may become a loop in a loop.
 */
const removeOthers = (name: string, at: string, among: string): Statement => ({
  name,
  scope: { across: TICKED },
  text: `with l as materialized (${LICENCES}${at}), ${NAMED},
    changed as (
      delete from licence_person lp using l where lp.licence_id = l.id and ${WRITABLE}${among}
        and (lp.pupil_id is null or lp.pupil_id not in (select n.pupil_id from named n where n.pupil_id is not null))
        and (lp.employment_id is null or lp.employment_id not in (select n.employment_id from named n where n.employment_id is not null))
      returning lp.school_id, lp.licence_id)
    ${COUNTED}`,
})
export const REMOVE_OTHERS = removeOthers('publisher-api-remove-others', '', '')
/** The same among the people that have an ECK iD, of schools that agreed on ECK iDs: who comes off the list tells that there is one (PUB-3). */
export const REMOVE_OTHERS_ECK = removeOthers(
  'publisher-api-remove-others-eck',
  ` and ${ECK}`,
  ` and (exists (select 1 from pupil p where p.id = lp.pupil_id and p.eck_id_hash is not null)
        or exists (select 1 from employment e where e.id = lp.employment_id and e.eck_id_hash is not null))`,
)

/**
 * The row of `lib/audit`'s `record`, for all schools that one write touched at once: $1 publisher, $2 action, $3 its
 * address, $4 schools, $5 licences, $6 numbers of people.
 */
export const AUDIT: Statement = {
  name: 'publisher-api-audit',
  scope: { across: 'one write touches many schools; each gets its own row' },
  text: `insert into audit_event (school_id, actor_kind, actor_id, action, subject_id, outcome, details, address)
    select t.school_id, 'publisher', $1::uuid, $2, t.licence_id::text, 'done', jsonb_build_object('people', t.people), $3::inet
    from unnest($4::uuid[], $5::uuid[], $6::int[]) as t (school_id, licence_id, people)`,
}
