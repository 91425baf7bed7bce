import type { Statement } from '@/lib/platform/db/pool'

/** A group that has an account: a class that is there, or a combined group (Plusklas) with pupils: to a LAS that is a group like any other (LAS-10). */
const HERE = `(g.removed_at is null and (g.kind = 'base' or exists (
  select from pupil_group m join pupil p on p.id = m.pupil_id and p.removed_at is null where m.group_id = g.id)))`

/** $1 school, $2 what an account is called. Groups without an account get theirs; each account is linked to its group. */
export const ACCOUNTS_ADD: Statement = {
  name: 'substitutes-accounts-add',
  scope: 'school',
  text: `
    with added as (
      insert into employment (school_id, substitute_group_id, roles, first_name, last_name)
      select g.school_id, g.id, '{substitute}', $2::text, g.name from "group" g
      where g.school_id = $1::uuid and ${HERE} and not exists (select from employment e where e.school_id = g.school_id and e.substitute_group_id = g.id) on conflict do nothing
      returning school_id, id, substitute_group_id)
    insert into employment_group (school_id, employment_id, group_id, by_hand)
    select school_id, id, substitute_group_id, true from added
    union all
    select e.school_id, e.id, e.substitute_group_id, true from employment e
    where e.school_id = $1::uuid and e.substitute_group_id is not null
      and not exists (select from employment_group l where l.employment_id = e.id and l.group_id = e.substitute_group_id) on conflict do nothing`,
}

/** $1 school, $2 now. Accounts go and come back with their groups, and bear their names. */
export const ACCOUNTS_FOLLOW: Statement = {
  name: 'substitutes-accounts-follow',
  scope: 'school',
  text: `
    update employment e set removed_at = case when ${HERE} then null else $2::timestamptz end, last_name = case when ${HERE} then g.name else e.last_name end
    from "group" g
    where e.school_id = $1::uuid and g.school_id = e.school_id and g.id = e.substitute_group_id
      and case when ${HERE} then e.removed_at is not null or e.last_name is distinct from g.name else e.removed_at is null end`,
}
