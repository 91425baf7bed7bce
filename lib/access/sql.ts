import type { Statement } from '@/lib/platform/db/pool'

/** How long a session lives without being used, per kind; a child's and a parent's are short: tablets are shared. */
const IDLE = "case s.kind when 'staff' then interval '2 hours' else interval '30 minutes' end"

/**
 * What a session stands on besides its person: the home login's link to the child (HOM-7), the enrolled device (PUP-6),
 * the school's tick for the network environment that signed the person in (NET-3). Each taken away ends it at once.
 */
const STANDS = `
      and (s.home_account_id is null or s.pupil_id is null or exists (select 1 from pupil_home ph where ph.pupil_id = s.pupil_id and ph.home_account_id = s.home_account_id))
      and (s.device_id is null or exists (select 1 from enrolled_device d where d.id = s.device_id and d.revoked_at is null))
      and (s.network_supplier_id is null or exists (
        select 1 from network_consent nc where nc.supplier_id = s.network_supplier_id and nc.school_id = s.school_id and nc.withdrawn_at is null))`

/**
 * The session of a token with everything that decides what its holder may do, in one read: so that removal, a role
 * change and sign-out bite at once. An employment that ended counts no more; its session then has no school. $2 is the version
 * of the gebruikersovereenkomst that staff must have accepted.
 */
export const SESSION_BY_TOKEN: Statement = {
  name: 'access-session-by-token',
  scope: { across: 'a session says which school it belongs to' },
  text: `
    select s.id, s.kind, s.user_id, s.pupil_id, s.home_account_id, s.device_id, s.network_supplier_id, s.seen_at < now() - interval '1 minute' as stale,
      s.school_id as session_school_id, u.email,
      u.id is not null and not exists (select 1 from agreement_acceptance a where a.user_id = u.id and a.version = $2) as must_agree,
      case when s.network_supplier_id is null then u.name else coalesce(nullif(concat_ws(' ', e.first_name, e.prefix, e.last_name), ''), u.name) end as user_name, u.helpdesk, u.publisher_id,
      e.id as employment_id, e.roles::text[] as roles,
      c.id as school_id, c.portal_id as school_portal_id, c.name as school_name,
      p.first_name, p.picture, h.email as home_email,
      lo.id as look_on_id, lo.ends_at as look_on_until, lo.reason as look_on_reason, lc.id as look_on_school_id, lc.portal_id as look_on_portal_id, lc.name as look_on_school_name,
      host(s.address) as opened_at, s.networks, s.browser, s.second_factor, s.noted_network,
      coalesce(lr.coordinators_second_factor, false) as asks_second_factor, coalesce(lr.strict_sessions, false) as strict,
      coalesce((select array_agg(eg.group_id) from employment_group eg join "group" g on g.id = eg.group_id and g.removed_at is null
        where eg.employment_id = e.id), '{}') as group_ids
    from session s
    left join "user" u on u.id = s.user_id
    left join employment e on e.id = s.employment_id and e.user_id = s.user_id and e.removed_at is null and (e.ends_at is null or e.ends_at > now())
    left join pupil p on p.id = s.pupil_id and p.removed_at is null
    left join home_account h on h.id = s.home_account_id
    left join school c on c.active and c.id = coalesce(e.school_id, p.school_id)
    left join look_on lo on lo.session_id = s.id and lo.ended_at is null and lo.ends_at > now() and u.helpdesk and s.network_supplier_id is null
    left join school lc on lc.active and lc.id = lo.school_id
    left join school_login_rules lr on lr.school_id = e.school_id
    where s.token_hash = $1 and s.revoked_at is null and s.expires_at > now() and s.seen_at > now() - ${IDLE}${STANDS}`,
}

export const SESSION_SEEN: Statement = {
  name: 'access-session-seen',
  scope: { across: 'by its own id' },
  text: 'update session set seen_at = now() where id = $1',
}

/**
 * $1 to $11 the session's columns, $12 the keys of tries that it forgets: in the same breath, for the children of the whole
 * country come at the same hour. $13 browser and $14 second factor. `held` is what the login was judged by ($15), read again and held until the session is
 * there: whoever takes that away at the same moment either finds the session to end it, or comes first, and there is none.
 */
const create = (name: string, held: string, ended = ''): Statement => ({
  name: `access-session-create${name}`,
  scope: { across: 'made at login, before there is an actor' },
  text: `
    with held as materialized (${held})${ended},
    forgotten as (delete from rate_limit where key = any($12::text[]))
    insert into session (token_hash, kind, user_id, school_id, employment_id, pupil_id, address, expires_at, home_account_id, device_id, network_supplier_id, browser, second_factor)
    select $1, $2::session_kind, $3, $4, $5, $6, $7, now() + $8::interval, $9, $10, $11, $13, $14 from ${ended ? 'ended' : 'held'} returning id`,
})

export const SESSION_CREATE = create('', 'select 1')
/** $15 the password's hash that was compared: of staff, of a parent. */
export const SESSION_CREATE_STAFF = create('-staff', 'select 1 from "user" where id = $3 and password_hash = $15 for share')
export const SESSION_CREATE_HOME = create('-home', 'select 1 from home_account where id = $9 and password_hash = $15 for share')
/** $15 the hash of the badge's token. */
export const SESSION_CREATE_BADGE = create('-badge', 'select 1 from pupil_badge where token_hash = $15 and voided_at is null for share')
/** $15 the parent's session, which ends as the child's begins. */
export const SESSION_CREATE_CHILD = create('-child', 'select id from home_account where id = $9 for share',
  `, ended as (update session s set revoked_at = now() from held where s.id = $15 and s.home_account_id = held.id and s.revoked_at is null returning s.id)`)

/** $15 the passkey that signed. */
export const SESSION_CREATE_PASSKEY = create('-passkey', 'select 1 from passkey where id = $15 and user_id = $3 for share')

export const SESSION_REVOKE: Statement = {
  name: 'access-session-revoke',
  scope: { across: 'whoever holds the token may end its session' },
  text: 'update session set revoked_at = now() where token_hash = $1 and revoked_at is null returning exists (select from sso_visit v where v.session_id = session.id) as visited',
}

export const SESSION_END: Statement = {
  name: 'access-session-end',
  scope: { across: 'by its own id' },
  text: 'update session set revoked_at = now() where id = $1 and revoked_at is null returning exists (select from sso_visit v where v.session_id = session.id) as visited',
}

/** $1 token's hash: whose login that was, ended or not. */
export const SESSION_WAS_OF: Statement = {
  name: 'access-session-was-of',
  scope: { across: 'whoever holds the token held that session' },
  text: "select case when home_account_id is not null then 'home' when pupil_id is not null then 'pupil' else 'staff' end as was from session where token_hash = $1",
}

/**
 * $1 session, $2 school, $3 employment or null. Who stands in at the own school (SUB-1) has two employments there; without a choice
 * the ordinary one counts.
 */
export const SESSION_CHOOSE_SCHOOL: Statement = {
  name: 'access-session-choose-school',
  scope: { across: 'the employment must be the session user\'s own; who came in through a school\'s environment stays at that school (SSO-3)' },
  text: `
    update session s set school_id = e.school_id, employment_id = e.id from employment e join school c on c.id = e.school_id and c.active
    where s.id = $1 and e.school_id = $2 and (s.network_supplier_id is null or s.school_id = $2) and e.user_id = s.user_id and e.removed_at is null and (e.ends_at is null or e.ends_at > now())
      and e.id = coalesce($3::uuid, (select x.id from employment x where x.school_id = e.school_id and x.user_id = s.user_id and x.removed_at is null
        and (x.ends_at is null or x.ends_at > now()) order by x.substitute_group_id nulls first, x.id limit 1))
    returning s.id`,
}

/** $1 session, $2 why: ended, and whoever comes back with it is told. */
export const SESSION_END_BECAUSE: Statement = {
  name: 'access-session-end-because',
  scope: { across: 'by its own id' },
  text: 'update session set revoked_at = now(), ended_because = $2 where id = $1 and revoked_at is null returning school_id',
}

/** $1 token's hash: why that session of staff was ended, where its holder is told; of a school that merged or closed for a week, for nobody there was asked. After a merger was undone it names the school that somebody is of again. */
export const SESSION_ENDED_BECAUSE: Statement = {
  name: 'access-session-ended-because',
  scope: { across: 'whoever holds the token held that session' },
  text: `
    select s.ended_because as why, coalesce(o.name, c.name) as school, m.name as into
    from session s left join school c on c.id = s.school_id left join school m on m.id = c.merged_into_id
      left join employment e on e.id = s.employment_id and s.ended_because = 'merge-undone' left join school o on o.id = e.school_id
    where s.token_hash = $1 and s.user_id is not null and s.ended_because is not null
      and s.revoked_at > now() - (case when s.ended_because in ('other-browser', 'moved') then interval '1 hour' else interval '7 days' end)`,
}

/** $1 session, $2 network: a row the first time that this session is seen there. */
export const SESSION_NOTE_NETWORK: Statement = {
  name: 'access-session-note-network',
  scope: { across: 'by its own id' },
  text: 'update session set noted_network = $2 where id = $1 and noted_network is distinct from $2 returning id',
}

/** $1 session, $2 network or null: its holder has just proved who it is, there. Twelve networks at most, the latest. */
export const SESSION_PROVED: Statement = {
  name: 'access-session-proved',
  scope: { across: 'by its own id' },
  text: `
    update session set proved_at = now(), noted_network = null,
      networks = case when $2::text is null or $2 = any(networks) then networks else (networks || $2::text)[greatest(1, cardinality(networks) - 10):] end
    where id = $1 and revoked_at is null returning id`,
}

/** $1 session: its holder logged in, or gave the password or a passkey, less than ten minutes ago. */
export const SESSION_IS_FRESH: Statement = {
  name: 'access-session-is-fresh',
  scope: { across: 'by its own id' },
  text: "select id from session where id = $1 and greatest(created_at, coalesce(proved_at, created_at)) > now() - interval '10 minutes'",
}

/** $1 token's hash: the network environment asked its holder anew who that is. */
export const SESSION_SHOWN: Statement = {
  name: 'access-session-shown',
  scope: { across: 'by its own token' },
  text: 'update session set proved_at = now() where token_hash = $1 and revoked_at is null',
}

/**
 * $1 session or null: when its holder logged in, or showed who that is since; whether only a network environment vouches for it, which may have
 * asked nothing; and the database's own time. Always one row.
 */
export const SESSION_LOGGED_IN: Statement = {
  name: 'access-session-logged-in',
  scope: { across: 'by its own id' },
  text: 'select s.at, coalesce(s.vouched, false) as vouched, now() as now from (select 1) here left join (select greatest(created_at, proved_at) as at, network_supplier_id is not null and proved_at is null as vouched from session where id = $1) s on true',
}
