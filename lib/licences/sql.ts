import type { Statement } from '@/lib/platform/db/pool'

/** A licence that runs today, in Dutch time. */
export const RUNS = `l.starts_on <= (now() at time zone 'Europe/Amsterdam')::date and (l.ends_on is null or l.ends_on >= (now() at time zone 'Europe/Amsterdam')::date)`

/**
 * A substitute has at once what the group's people have (SUB-1): publishers that link person by person learn of somebody who
 * is there for a day too late. A title for teachers is on its teachers, any other on its pupils.
 */
const GROUP_HAS_IT = `exists (select 1 from employment sub join licence_person lp on lp.licence_id = l.id where sub.id = $3 and sub.substitute_group_id is not null and (
        exists (select 1 from pupil p where p.id = lp.pupil_id and p.group_id = sub.substitute_group_id and p.removed_at is null)
        or pr.audience = 'teacher' and exists (select 1 from employment_group eg join employment e on e.id = eg.employment_id and e.removed_at is null
          where eg.employment_id = lp.employment_id and eg.group_id = sub.substitute_group_id)))`

/** A publisher with a working way in, by OpenID Connect or by SAML. */
export const CONNECTED = '(pub.client_id is not null or pub.saml_entity_id is not null)'
/** Where an OpenID login begins; null where titles open by SAML (SSO-4). */
export const LOGIN_URL = 'case when pub.saml_entity_id is not null and (pub.saml_opens or pub.client_id is null) then null else pub.login_url end'

/**
 * Facts on titles for one person of a school: $1 school, $2 pupil or null, $3 employment or null, $4 the address the
 * person is at, or null. One read answers for one title, for a publisher's titles or for all that the school has a licence for.
 */
const FACTS = `
  select pr.id as "productId", pr.name as "productName", pr.url, pr.audience::text as audience, pr.teacher_entrance as "teacherEntrance", pr.home_allowed as "homeAllowed", pr.test,
    m.id as "methodId", pub.id as "publisherId", pub.slug as "publisherSlug", pub.name as "publisherName", pub.client_id as "clientId", ${CONNECTED} as connected, ${LOGIN_URL} as "loginUrl", pub.licence_lookup_url is not null as "asksPublisher",
    exists (select 1 from consent c where c.school_id = $1 and c.publisher_id = pub.id and c.withdrawn_at is null) as consented,
    l.id is not null as licensed, pr.levels as "titleLevels", pr.icon is not null as "hasIcon", l.linking::text as linking,
    coalesce(
      nullif((select lp.levels from licence_person lp where lp.licence_id = l.id and (lp.pupil_id = $2 or lp.employment_id = $3) limit 1), '{}'),
      array(select distinct unnest(lg.levels) from licence_group lg join "group" g on g.id = lg.group_id and g.removed_at is null where lg.licence_id = l.id and (
        exists (select 1 from pupil p where p.id = $2 and p.group_id = lg.group_id)
        or exists (select 1 from pupil_group pg where pg.pupil_id = $2 and pg.group_id = lg.group_id)))) as levels,
    l.id is not null and (
      exists (select 1 from licence_person lp where lp.licence_id = l.id and (lp.pupil_id = $2 or lp.employment_id = $3))
      or exists (select 1 from licence_group lg join "group" g on g.id = lg.group_id and g.removed_at is null where lg.licence_id = l.id and (
        exists (select 1 from pupil p where p.id = $2 and p.group_id = lg.group_id)
        or exists (select 1 from pupil_group pg where pg.pupil_id = $2 and pg.group_id = lg.group_id)
        or exists (select 1 from employment_group eg where eg.employment_id = $3 and eg.group_id = lg.group_id)))
      or ${GROUP_HAS_IT}
    ) as linked,
    l.id is not null and (
      exists (select 1 from licence_group lg join "group" g on g.id = lg.group_id and g.removed_at is null where lg.licence_id = l.id)
      or exists (select 1 from licence_person lp left join pupil p on p.id = lp.pupil_id left join employment e on e.id = lp.employment_id
        where lp.licence_id = l.id and coalesce(p.removed_at, e.removed_at) is null)
    ) as "linkedAnywhere",
    coalesce((select true from school_address a where a.school_id = $1 and a.cidr >>= $4::inet limit 1), false) as "atSchool"
  from product pr
  join method m on m.id = pr.method_id and pr.url not like 'urn:%'
  join publisher pub on pub.id = m.publisher_id
  left join licence l on l.school_id = $1 and l.product_id = pr.id and ${RUNS}`

export const FACTS_OF_PRODUCT: Statement = { name: 'licences-facts-product', scope: 'school', text: `${FACTS} where pr.id = $5` }
export const FACTS_OF_CLIENT: Statement = { name: 'licences-facts-client', scope: 'school', text: `${FACTS} where pub.client_id = $5` }
export const FACTS_OF_PUBLISHER: Statement = { name: 'licences-facts-publisher', scope: 'school', text: `${FACTS} where pub.id = $5` }
export const FACTS_OF_SCHOOL: Statement = { name: 'licences-facts-school', scope: 'school', text: `${FACTS} where l.id is not null order by pr.name` }
/** The same, and what ticked publishers have besides: for 'Waarom zie ik dit niet?' (LIC-7). */
export const FACTS_IN_SIGHT: Statement = {
  name: 'licences-facts-in-sight',
  scope: 'school',
  text: `${FACTS} where l.id is not null or exists (select 1 from consent t where t.school_id = $1 and t.publisher_id = pub.id and t.withdrawn_at is null) order by pr.name`,
}

/** $1 school, $2 method: what the licence management of a method needs. */
export const MANAGEMENT_FACTS: Statement = {
  name: 'licences-management-facts',
  scope: 'school',
  text: `
    select m.id as "methodId", m.name, m.management_url as "managementUrl", pub.client_id as "clientId", pub.id as "publisherId", ${LOGIN_URL} as "loginUrl", pub.name as "publisherName",
      ${CONNECTED} as connected,
      exists (select 1 from consent c where c.school_id = $1 and c.publisher_id = pub.id and c.withdrawn_at is null) as consented,
      (pub.licence_lookup_url is not null or exists (select 1 from licence l join product pr on pr.id = l.product_id where l.school_id = $1 and pr.method_id = m.id and ${RUNS})) as licensed
    from method m join publisher pub on pub.id = m.publisher_id
    where m.id = $2 and m.management_url is not null`,
}

/**
 * $1 school: every method with licence management for which the school has a licence; of a publisher that answers for its
 * licences itself (LIC-2) every one, once it is ticked: what the school ordered only it knows.
 */
export const MANAGEMENT_OF_SCHOOL: Statement = {
  name: 'licences-management-school',
  scope: 'school',
  text: `
    select m.id as "methodId", m.name, pub.id as "publisherId", pub.slug as "publisherSlug", pub.name as "publisherName", ${CONNECTED} as connected, true as licensed, t.consented
    from method m join publisher pub on pub.id = m.publisher_id
    cross join lateral (select exists (select 1 from consent c where c.school_id = $1 and c.publisher_id = pub.id and c.withdrawn_at is null) as consented) t
    where m.management_url is not null and (pub.licence_lookup_url is not null and t.consented
      or exists (select 1 from product pr join licence l on l.product_id = pr.id where pr.method_id = m.id and l.school_id = $1 and ${RUNS}))
    order by m.name`,
}

export const PRODUCT_BY_URL: Statement = {
  name: 'licences-product-by-url',
  scope: { across: 'titles are the same for all schools' },
  text: 'select pr.id, pr.name from product pr where pr.url = $1',
}
