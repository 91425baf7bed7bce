import type { Statement } from '@/lib/platform/db/pool'

const PEOPLE = "e.school_id = $1 and e.removed_at is null and e.substitute_group_id is null and (e.ends_at is null or e.ends_at > now())"

/** $1 school: what it has, in one read. */
export const FIRST_STEPS_FACTS: Statement = {
  name: 'first-steps-facts',
  scope: 'school',
  text: `
    select
      (select count(*) from pupil p where p.school_id = $1 and p.removed_at is null)::int as pupils,
      exists (select 1 from las_link l where l.school_id = $1) as linked,
      (select count(*) from school_address a where a.school_id = $1)::int as addresses,
      (select count(*) from enrolled_device d where d.school_id = $1 and d.revoked_at is null)::int as devices,
      (select count(*) from network_consent n where n.school_id = $1 and n.withdrawn_at is null)::int as environments,
      (select count(*) from consent t where t.school_id = $1 and t.withdrawn_at is null)::int as publishers,
      ((select count(*) from licence_group g where g.school_id = $1) + (select count(*) from (select 1 from licence_person h where h.school_id = $1 limit 1) one))::int as licences,
      (exists (select 1 from audit_event v where v.school_id = $1 and v.outcome = 'done' and v.action in ('groups.login-method-set', 'groups.secrets-renewed', 'pupil.login-method-set', 'pupil.badges-issued', 'groups.pupil-changed'))
        or exists (select 1 from session s join pupil p on p.id = s.pupil_id where p.school_id = $1)) as "pupilLogins",
      exists (select 1 from audit_event v where v.school_id = $1 and v.outcome = 'done' and v.action = 'shortcuts.downloaded') as shortcuts,
      (select count(*) from employment e where ${PEOPLE} and 'teacher' = any(e.roles))::int as teachers,
      (select count(*) from employment e where ${PEOPLE} and 'teacher' = any(e.roles) and (e.user_id is not null or e.invited_email is not null))::int as "teachersWithAddress",
      (select count(*) from (select 1 from pupil_home o where o.school_id = $1 limit 1) one)::int as homes,
      (select count(*) from employment e join "user" u on u.id = e.user_id and u.activated_at is not null where ${PEOPLE} and 'coordinator' = any(e.roles))::int as coordinators,
      (select coalesce(array_agg(concat_ws(' ', e.first_name, e.prefix, e.last_name) order by e.created_at), '{}') from employment e left join "user" u on u.id = e.user_id where ${PEOPLE} and 'coordinator' = any(e.roles) and u.activated_at is null) as "coordinatorsInvited",
      exists (select 1 from las_link l where l.school_id = $1 and l.las_granted_at is null) as "linkWaits",
      exists (select 1 from first_steps_hidden f where f.school_id = $1) as hidden`,
}
