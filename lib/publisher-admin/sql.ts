import type { Statement } from '@/lib/platform/db/pool'

/** $1 school, $2 publisher: its titles and what the school has of them; nothing where the school did not tick it. In numbers: no person, no name of a group. */
export const LICENCES_AT: Statement = {
  name: 'publisher-admin-licences',
  scope: 'school',
  text: `
    select pr.id as "productId", pr.name, pr.audience::text as audience, l.id as "licenceId", l.linking::text as linking, l.seats, to_char(l.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(l.ends_on, 'YYYY-MM-DD') as "endsOn",
      case pr.audience when 'teacher' then 0 else (select count(*)::int from (
        select p.id from licence_person lp join pupil p on p.id = lp.pupil_id and p.removed_at is null where lp.licence_id = l.id
        union select p.id from licence_group lg join "group" g on g.id = lg.group_id and g.removed_at is null join pupil p on p.group_id = g.id and p.removed_at is null where lg.licence_id = l.id
        union select p.id from licence_group lg join "group" g on g.id = lg.group_id and g.removed_at is null join pupil_group pg on pg.group_id = g.id join pupil p on p.id = pg.pupil_id and p.removed_at is null
          where lg.licence_id = l.id) pupils) end as used,
      (select count(*)::int from licence_group lg join "group" g on g.id = lg.group_id and g.removed_at is null where lg.licence_id = l.id) as groups
    from product pr join method m on m.id = pr.method_id
    left join licence l on l.product_id = pr.id and l.school_id = $1
    where m.publisher_id = $2 and exists (select 1 from consent c where c.school_id = $1 and c.publisher_id = $2 and c.withdrawn_at is null)
    order by pr.name`,
}
