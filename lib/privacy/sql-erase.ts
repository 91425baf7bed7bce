import type { Statement } from '@/lib/platform/db/pool'

const school = (name: string, text: string): Statement => ({ name, scope: 'school', text })

/** $1 school, $2 addresses: what was mailed to them from this school. */
export const ERASE_MAILS = school('privacy-erase-mails', 'delete from outbox_mail where school_id = $1::uuid and recipient = any($2::text[])')

/** $1 school, $2 logins: links in mails that this school had sent, and sessions here. */
export const ERASE_LINKS = school('privacy-erase-links', `
  delete from mail_token t using school c
  where c.id = $1::uuid and t.sent_by_school_id = c.id and (t.user_id = any($2::uuid[]) or t.home_account_id = any($2::uuid[]))`)
export const ERASE_SESSIONS = school('privacy-erase-sessions', 'delete from session where school_id = $1::uuid and user_id = any($2::uuid[])')

/**
 * $1 school, $2 somebody's work that is no login's: the login with the address to which an invitation went. `unused`: nobody ever used
 * it, and nobody else invited it.
 */
export const INVITED_LOGIN = school('privacy-invited-login', `
  select u.id, u.activated_at is null
      and not exists (select 1 from employment o where o.invited_email = u.email and o.id <> e.id)
      and not exists (select 1 from mail_token t where t.user_id = u.id and t.sent_by_school_id is distinct from e.school_id and t.spent_at is null and t.expires_at > now())
      and not exists (select 1 from substitution v where v.user_id = u.id and v.email <> '' and (v.school_id <> e.school_id or v.ended_at is null)) as unused
  from employment e join "user" u on u.email = e.invited_email
  where e.school_id = $1::uuid and e.id = $2::uuid and e.user_id is null`)

/** $1 school, $2 logins: that somebody stood in stays known, who it was does not; drafts go. */
export const ERASE_SUBSTITUTIONS = school('privacy-erase-substitutions', "update substitution set name = 'gewist', email = '' where school_id = $1::uuid and user_id = any($2::uuid[]) and ended_at is not null")
export const ERASE_DRAFTS = school('privacy-erase-drafts', 'delete from roster_draft where school_id = $1::uuid and user_id = any($2::uuid[])')

/** $1 school, $2 a parent's login: its places at children who left. */
export const ERASE_PLACES = school('privacy-erase-places', `
  delete from pupil_home h using pupil p
  where h.school_id = $1::uuid and h.home_account_id = any($2::uuid[]) and p.id = h.pupil_id and p.removed_at is not null`)

/** $1 school, $2 addresses: the requests by which somebody became its coordinator, with the PDF that names them. */
export const ERASE_REQUESTS = school('privacy-erase-requests', `
  delete from account_request r using school c where c.id = $1::uuid and r.made_school_id = c.id and r.email = any($2::text[])`)
