import type { Statement } from '@/lib/platform/db/pool'

/**
 * $1 pattern of a school's name or BRIN, or null; $2 status or null; $3 how many; $4 from which. The imports of the last
 * fourteen days, those first that need somebody. Of findings the codes only: their texts name children.
 */
export const IMPORTS: Statement = {
  name: 'helpdesk-imports',
  scope: { across: 'the helpdesk watches the imports of all schools' },
  text: `
    with found as (
      select i.id, i.school_id, c.name as school, c.brin, i.status::text as status, i.source::text as source, i.format, i.school_year, i.created_at, i.ended_at, i.findings, i.failure
      from roster_import i join school c on c.id = i.school_id
      where i.created_at > now() - interval '14 days' and ($1::text is null or lower(c.name || ' ' || coalesce(c.brin, '') || ' ' || coalesce(c.school_key, '') || ' ' || coalesce(c.city, '')) like $1)
        and ($2::text is null or i.status::text = $2)
    ), page as (
      select *, count(*) over () as total from found
      order by array_position(array['failed', 'held', 'refused'], status) nulls last, created_at desc, id limit $3 offset $4
    )
    select id, school_id, school, brin, status, source, format, school_year, created_at, ended_at, total, failure is not null as failed,
      coalesce((select jsonb_agg(jsonb_build_object('code', g.code, 'severity', g.severity, 'count', g.count) order by g.count desc)
        from (select f ->> 'code' as code, f ->> 'severity' as severity, count(*) as count from jsonb_array_elements(findings) f group by 1, 2) g), '[]') as findings
    from page order by array_position(array['failed', 'held', 'refused'], status) nulls last, created_at desc, id`,
}
