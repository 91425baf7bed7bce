import type { Statement } from '@/lib/platform/db/pool'

const SAME_FOR_ALL = 'publishers and their titles are the same for all schools'
const TICKED = 'a publisher serves all schools that ticked it, and the statement checks the tick'

/** $1 SHA-256 of the client certificate: whose it is, as long as it runs and is valid: a proxy may let an expired one past. */
export const PUBLISHER_BY_CERTIFICATE: Statement = {
  name: 'publisher-api-publisher',
  scope: { across: SAME_FOR_ALL },
  text: `select pub.id, pub.slug, pub.attributes, pub.allowed_urls as "allowedUrls" from publisher_certificate k join publisher pub on pub.id = k.publisher_id
    where k.fingerprint = $1 and (k.ends_at is null or k.ends_at > now()) and (k.valid_until is null or k.valid_until > now())`,
}

/** $1 publisher: the numbers of the schools that let it fetch. */
export const SCHOOLS: Statement = {
  name: 'publisher-api-schools',
  scope: { across: TICKED },
  text: `select c.portal_id as "portalId" from school c join consent k on k.school_id = c.id
    where k.publisher_id = $1 and k.withdrawn_at is null order by c.portal_id`,
}

/** The last change of what a school shows a publisher, or of what decides that: the tick, what was agreed, days of employment that are over. */
const CHANGED_AT = `greatest(c.data_changed_at, k.granted_at, pub.attributes_changed_at,
        (select max(e.ends_at) from employment e where e.school_id = c.id and e.removed_at is null and e.ends_at <= now()))`

/**
 * $1 publisher, $2 a moment, $3 seconds: the schools of SCHOOLS that may have something new since so long before that moment. A moment is set
 * before its change can be read, and by another clock than the publisher's.
 */
export const SCHOOLS_CHANGED: Statement = {
  name: 'publisher-api-schools-changed',
  scope: { across: TICKED },
  text: `select c.portal_id as "portalId" from school c join consent k on k.school_id = c.id join publisher pub on pub.id = k.publisher_id
    where k.publisher_id = $1 and k.withdrawn_at is null and ${CHANGED_AT} >= least($2::timestamptz, now()) - make_interval(secs => $3)
    order by c.portal_id`,
}

/** $1 publisher, $2 the school's number: the school, if it lets this publisher fetch. All that follows stands on its id. */
export const SCHOOL: Statement = {
  name: 'publisher-api-school',
  scope: { across: TICKED },
  text: `select c.id, c.name, c.brin, c.school_key as "schoolKey", c.street, c.house_number as "houseNumber", c.postal_code as "postalCode", c.city,
      c.school_ref as "schoolRef", b.number as "boardNumber", c.active, m.portal_id as "mergedInto", k.attributes,
      ${CHANGED_AT} as "changedAt"
    from school c join board b on b.id = c.board_id left join school m on m.id = c.merged_into_id join consent k on k.school_id = c.id join publisher pub on pub.id = k.publisher_id
    where c.portal_id = $2 and k.publisher_id = $1 and k.withdrawn_at is null`,
}

/** $1 school. */
export const GROUPS: Statement = {
  name: 'publisher-api-groups',
  scope: 'school',
  text: `select g.las_key as "lasKey", g.kind::text as kind, g.name, g.year_group as "yearGroup", g.description
    from "group" g where g.school_id = $1 and g.removed_at is null order by g.name, g.las_key`,
}

/** $1 school, $2 numbers of pupils or null for all, $3 hashes of ECK iDs or null for all. */
export const PUPILS: Statement = {
  name: 'publisher-api-pupils',
  scope: 'school',
  text: `select p.portal_id as "portalId", p.las_key as "lasKey", p.eck_id_cipher as "eckIdCipher", p.first_name as "firstName", p.prefix,
      p.last_name as "lastName", p.initials, p.year_group as "yearGroup", g.las_key as "groupKey",
      array(select cg.las_key from pupil_group pg join "group" cg on cg.id = pg.group_id and cg.removed_at is null
        where pg.pupil_id = p.id order by cg.las_key) as "combinedKeys"
    from pupil p left join "group" g on g.id = p.group_id and g.removed_at is null
    where p.school_id = $1 and p.removed_at is null and ($2::bigint[] is null or p.portal_id = any($2))
      and ($3::bytea[] is null or p.eck_id_hash = any($3)) order by p.portal_id`,
}

/** $1 school: everybody whose employment runs, whatever the roles; a group's substitute account only while somebody uses it (LAS-10). */
export const STAFF: Statement = {
  name: 'publisher-api-staff',
  scope: 'school',
  text: `select e.portal_id as "portalId", e.las_key as "lasKey", e.eck_id_cipher as "eckIdCipher", e.first_name as "firstName", e.prefix,
      e.last_name as "lastName", e.initials, e.roles::text[] as roles, e.ends_at as "endsAt", u.email,
      array(select g.las_key from employment_group eg join "group" g on g.id = eg.group_id and g.removed_at is null
        where eg.employment_id = e.id and g.kind = 'base' order by g.las_key) as "groupKeys",
      array(select g.las_key from employment_group eg join "group" g on g.id = eg.group_id and g.removed_at is null
        where eg.employment_id = e.id and g.kind = 'combined' order by g.las_key) as "combinedKeys"
    from employment e left join "user" u on u.id = e.user_id
    where e.school_id = $1 and e.removed_at is null and (e.ends_at is null or e.ends_at > now())
      and (e.substitute_group_id is null or e.user_id is not null) order by e.portal_id`,
}

/**
 * $1 school, $2 publisher: remembers a fetch (PUB-8). To the minute: a night's round over thousands of schools would
 * otherwise rewrite the publisher's one row for each of them.
 */
export const FETCHED: Statement = {
  name: 'publisher-api-fetched',
  scope: 'school',
  text: `with seen as (
      update consent set first_fetch_at = coalesce(first_fetch_at, now()), last_fetch_at = now()
      where school_id = $1 and publisher_id = $2 and withdrawn_at is null and (last_fetch_at is null or last_fetch_at < now() - interval '1 minute'))
    update publisher set last_sync_at = now() where id = $2 and (last_sync_at is null or last_sync_at < now() - interval '1 minute')`,
}

/**
 * $1 beginning of a BRIN, $2 only active ones, $3 part of the name, $4 of the address, $5 of the postal code, $6 of the place, $7 the board's
 * number; null: whatever it is.
 */
export const SEARCH: Statement = {
  name: 'publisher-api-search',
  scope: { across: 'name and address of schools are public' },
  text: `select c.portal_id as "portalId", c.name, c.brin, c.street, c.house_number as "houseNumber", c.postal_code as "postalCode", c.city, c.active,
      b.number as "boardNumber", d.telephone
    from school c join board b on b.id = c.board_id left join duo_location d on d.brin = c.brin
    where ($1::text is null or c.brin like $1) and (not $2::boolean or c.active) and ($3::text is null or c.name ilike '%' || $3 || '%')
      and ($4::text is null or concat_ws(' ', c.street, c.house_number) ilike '%' || $4 || '%') and ($5::text is null or replace(c.postal_code, ' ', '') ilike $5 || '%')
      and ($6::text is null or c.city ilike $6 || '%') and ($7::text is null or b.number = $7)
    order by c.portal_id`,
}
