import type { Statement } from '@/lib/platform/db/pool'

/**
 * $1 product, $2 publisher: pupils at ticked schools for whom levels were chosen in the portal (LIC-4), by number: the
 * pupil's own choice, else that of the groups.
 */
export const LEVELS: Statement = {
  name: 'publisher-api-levels',
  scope: { across: 'a list holds people of all schools that ticked the publisher, and the statement checks the tick' },
  text: `
    with l as not materialized (
      select l.id from licence l join consent k on k.school_id = l.school_id where l.product_id = $1 and k.publisher_id = $2 and k.withdrawn_at is null and l.linking = 'portal'),
    given as (
      select lp.pupil_id, true as own, unnest(lp.levels) as level from l join licence_person lp on lp.licence_id = l.id where lp.pupil_id is not null
      union select p.id, false, unnest(lg.levels) from l join licence_group lg on lg.licence_id = l.id join "group" g on g.id = lg.group_id and g.removed_at is null join pupil p on p.group_id = g.id
      union select pg.pupil_id, false, unnest(lg.levels) from l join licence_group lg on lg.licence_id = l.id join "group" g on g.id = lg.group_id and g.removed_at is null join pupil_group pg on pg.group_id = g.id)
    select p.portal_id as "portalId", array_agg(distinct x.level) as levels
    from given x join pupil p on p.id = x.pupil_id and p.removed_at is null
    where x.own or not exists (select 1 from given o where o.pupil_id = x.pupil_id and o.own)
    group by p.portal_id order by p.portal_id`,
}
