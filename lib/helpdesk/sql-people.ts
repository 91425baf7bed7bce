import type { Statement } from '@/lib/platform/db/pool'

/** As the index `employment_words_trgm` has it. */
const WORDS = "lower(e.first_name || ' ' || coalesce(e.prefix || ' ', '') || coalesce(e.last_name, '') || ' ' || coalesce(e.invited_email, '') || ' ' || coalesce(e.las_email, ''))"

/**
 * $1 pattern of words; $2 how many; $3 from which. Logins by address or name, and people at schools who have none yet.
 * A group's substitute account is nobody; who was invited and has not been in yet is one person, with the school that asked.
 */
export const PEOPLE: Statement = {
  name: 'helpdesk-people',
  scope: { across: 'the helpdesk finds everybody who works at a school' },
  text: `
    with work as (
      select e.id, e.first_name, e.prefix, e.last_name, e.invited_email, e.las_email, u.id as user_id
      from employment e left join "user" u on u.email = e.invited_email
      where e.user_id is null and e.removed_at is null and e.substitute_group_id is null and ${WORDS} like $1
    ), found as (
      select u.id as user_id, null::uuid as employment_id, u.name, u.email, u.activated_at is not null as active
      from "user" u where u.id in (select id from "user" where lower(email || ' ' || name) like $1 union select user_id from work)
      union all
      select null, w.id, concat_ws(' ', w.first_name, w.prefix, w.last_name), coalesce(w.invited_email, w.las_email), false
      from work w where w.user_id is null
    )
    select f.*, count(*) over () as total,
      (select array_agg(distinct c.name order by c.name) from employment e join school c on c.id = e.school_id
        where e.removed_at is null and (e.user_id = f.user_id or e.id = f.employment_id or (e.user_id is null and f.user_id is not null and e.invited_email = f.email))) as schools
    from found f order by f.name, f.email, f.user_id, f.employment_id limit $2 offset $3`,
}

/** $1 user, $2 home account: the newest links of one of the two, each with how its mail stands. */
export const LINKS_OF: Statement = {
  name: 'helpdesk-links-of',
  scope: { across: 'the helpdesk sees whether a link arrived' },
  text: `
    select t.purpose::text, t.email, t.created_at as "createdAt", t.expires_at as "expiresAt", t.spent_at as "spentAt", c.name as school,
      m.sent_at as "sentAt", m.failed_at as "failedAt", m.attempts, m.last_error as "lastError"
    from mail_token t left join school c on c.id = t.sent_by_school_id left join outbox_mail m on m.key = t.mail_key
    where t.user_id = $1 or t.home_account_id = $2 order by t.created_at desc limit 10`,
}
