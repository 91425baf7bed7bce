import type { Statement } from '@/lib/platform/db/pool'

/**
 * $1 school, $2 since when, $3 the pupils (text[]), whom the asker may see: what each was refused since then, added up by
 * kind and reason, and when the pupil last got in. `throttled` when tries had to wait.
 */
export const REFUSED_SINCE: Statement = {
  name: 'groups-refused-since',
  scope: 'school',
  text: `
    select r.pupil_id as "pupilId", r.kind, r.reason, bool_or(r.throttled) as throttled, count(*)::int as times, max(r.at) as "lastAt",
      (select max(s.created_at) from session s where s.school_id = $1 and s.pupil_id = r.pupil_id::uuid and s.created_at >= $2) as "lastSignIn"
    from (
      select e.at, coalesce(e.subject_id, e.actor_id::text) as pupil_id, case e.action when 'sso.refused' then 'title' else 'sign-in' end as kind,
        e.details ->> 'reason' as reason, coalesce((e.details ->> 'throttled')::boolean, false) as throttled
      from audit_event e
      where e.school_id = $1 and e.at >= $2
        and ((e.action = 'pupil.sign-in-refused' and e.subject_id = any($3::text[]))
          or (e.action = 'sso.refused' and e.actor_kind = 'pupil' and e.subject_id is null and e.actor_id::text = any($3::text[])))
    ) r
    group by r.pupil_id, r.kind, r.reason`,
}
