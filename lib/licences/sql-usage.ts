import type { Statement } from '@/lib/platform/db/pool'
import { RUNS } from './sql'

/**
 * $1 school: its licences with what is used of them (LIC-8). A pupil counts once, however it came to the licence; staff take
 * no seat, so of a title for teachers none is taken (`hasSeats`). `linked` is whether any group or person that is still there has it.
 */
export const USAGE: Statement = {
  name: 'licences-usage',
  scope: 'school',
  text: `
    select l.id, pr.name, pub.name as publisher, pr.audience::text as audience, l.linking::text as linking, l.seats, l.starts_on as "startsOn", l.ends_on as "endsOn", (${RUNS}) as runs,
      exists (select 1 from consent c where c.school_id = $1 and c.publisher_id = pub.id and c.withdrawn_at is null) as consented,
      case pr.audience when 'teacher' then 0 else (select count(*)::int from (
        select p.id from licence_person lp join pupil p on p.id = lp.pupil_id and p.removed_at is null where lp.licence_id = l.id
        union select p.id from licence_group lg join "group" g on g.id = lg.group_id and g.removed_at is null join pupil p on p.group_id = g.id and p.removed_at is null where lg.licence_id = l.id
        union select p.id from licence_group lg join "group" g on g.id = lg.group_id and g.removed_at is null join pupil_group pg on pg.group_id = g.id join pupil p on p.id = pg.pupil_id and p.removed_at is null
          where lg.licence_id = l.id) pupils) end as pupils,
      (select count(*)::int from licence_person lp join employment e on e.id = lp.employment_id and e.removed_at is null where lp.licence_id = l.id) as staff,
      array(select g.name from licence_group lg join "group" g on g.id = lg.group_id and g.removed_at is null where lg.licence_id = l.id order by g.name) as groups
    from licence l join product pr on pr.id = l.product_id join method m on m.id = pr.method_id join publisher pub on pub.id = m.publisher_id
    where l.school_id = $1
    order by pr.name, pub.name`,
}
