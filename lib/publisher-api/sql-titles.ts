import type { Statement } from '@/lib/platform/db/pool'

const SAME_FOR_ALL = 'publishers and their titles are the same for all schools'

/** $1 publisher. */
export const METHODS: Statement = {
  name: 'publisher-api-methods',
  scope: { across: SAME_FOR_ALL },
  text: `select m.code, m.name, m.own_code as "ownCode", m.icon, m.icon_url as "iconUrl", m.url, m.tags from method m where m.publisher_id = $1 order by m.code`,
}

const PRODUCT = `select pr.id, pr.code, pr.name, pr.own_code as "ownCode", pr.icon, pr.icon_url as "iconUrl", pr.url, pr.audience::text as audience, pr.test, pr.levels
  from product pr join method m on m.id = pr.method_id`

/** $1 publisher, $2 method: its products. The one without a code is the method itself. */
export const PRODUCTS: Statement = {
  name: 'publisher-api-products',
  scope: { across: SAME_FOR_ALL },
  text: `${PRODUCT} where m.publisher_id = $1 and m.code = $2 and pr.code <> '' order by pr.code`,
}

/** $1 publisher, $2 method, $3 product: the title whose list is read or changed; locked by who changes it. */
const ONE = `${PRODUCT} where m.publisher_id = $1 and m.code = $2 and pr.code = $3`
export const PRODUCT_TO_READ: Statement = { name: 'publisher-api-product', scope: { across: SAME_FOR_ALL }, text: ONE }
export const PRODUCT_TO_CHANGE: Statement = { name: 'publisher-api-product-to-change', scope: { across: SAME_FOR_ALL }, text: `${ONE} for no key update of pr` }

/** $1 publisher, $2 methods, $3 products: all titles that a list of codes names, always locked in one order. */
export const TITLES_TO_CHANGE: Statement = {
  name: 'publisher-api-titles-to-change',
  scope: { across: SAME_FOR_ALL },
  text: `select pr.id from product pr join method m on m.id = pr.method_id
    where m.publisher_id = $1 and ((pr.code = '' and m.code = any($2::text[])) or (pr.code <> '' and pr.code = any($3::text[]))) order by pr.id for no key update of pr`,
}

/** $1 publisher, $2 code, $3 name, $4 own code, $5 icon, $6 icon's address, $7 address, $8 tags. */
export const SAVE_METHOD: Statement = {
  name: 'publisher-api-save-method',
  scope: { across: SAME_FOR_ALL },
  text: `insert into method as m (publisher_id, code, name, own_code, icon, icon_url, url, tags) values ($1, $2, $3, $4, $5, $6, $7, $8::text[])
    on conflict (publisher_id, code) do update set name = excluded.name, own_code = excluded.own_code, icon = excluded.icon, icon_url = excluded.icon_url, url = excluded.url, tags = excluded.tags
    returning m.id`,
}

/** $1 publisher, $2 method: held against its being removed meanwhile. */
export const METHOD_TO_CHANGE: Statement = {
  name: 'publisher-api-method-to-change',
  scope: { across: SAME_FOR_ALL },
  text: 'select m.id, m.name from method m where m.publisher_id = $1 and m.code = $2 for update',
}

/**
 * $1 method's id, $2 code, $3 name, $4 own code, $5 icon, $6 icon's address, $7 address, $8 audience, $9 test. What the publisher says elsewhere of
 * a title (home, year groups) stays; of a test, which is not for at home (LIC-5), not.
 */
export const SAVE_PRODUCT: Statement = {
  name: 'publisher-api-save-product',
  scope: { across: SAME_FOR_ALL },
  text: `insert into product as pr (method_id, code, name, own_code, icon, icon_url, url, audience, test) values ($1, $2, $3, $4, $5, $6, $7, $8::audience, $9)
    on conflict (method_id, code) do update set name = excluded.name, own_code = excluded.own_code, icon = excluded.icon, icon_url = excluded.icon_url, url = excluded.url,
      audience = excluded.audience, test = excluded.test, home_allowed = pr.home_allowed and not excluded.test
    returning pr.id`,
}

/** $1 product: its licences go, with who was on them; answers for the audit log of each school. */
export const DROP_LICENCES: Statement = {
  name: 'publisher-api-drop-licences',
  scope: { across: 'a title that is gone is gone for all schools' },
  text: `with had as (select l.id, l.school_id, (select count(*)::int from licence_person lp where lp.licence_id = l.id) as people from licence l where l.product_id = any($1::uuid[])),
    gone as (delete from licence l using had where l.id = had.id)
    select school_id as "schoolId", id as "licenceId", people from had`,
}
export const DROP_PRODUCTS: Statement = { name: 'publisher-api-drop-products', scope: { across: SAME_FOR_ALL }, text: 'delete from product where id = any($1::uuid[])' }
/** $1 method's id: all its products, itself among them. */
export const PRODUCTS_OF: Statement = { name: 'publisher-api-products-of', scope: { across: SAME_FOR_ALL }, text: 'select id from product where method_id = $1 order by id for update' }
export const DROP_METHOD: Statement = { name: 'publisher-api-drop-method', scope: { across: SAME_FOR_ALL }, text: 'delete from method where id = $1' }

/** $1 publisher, $2 action, $3 the title, $4 the publisher's address. Of no school: it is so for all. */
export const TITLE_AUDIT: Statement = {
  name: 'publisher-api-title-audit',
  scope: { across: SAME_FOR_ALL },
  text: `insert into audit_event (school_id, actor_kind, actor_id, action, subject_id, outcome, details, address)
    values (null, 'publisher', $1::uuid, $2, $3, 'done', '{}'::jsonb, $4::inet)`,
}
