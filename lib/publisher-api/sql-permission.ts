import type { Statement } from '@/lib/platform/db/pool'

const NAMED = 'a publisher names a school by its number, which it finds in the public register'

/** $1 publisher, $2 the school's number: whether the school is there and let this publisher fetch. */
export const PERMISSION: Statement = {
  name: 'publisher-api-permission',
  scope: { across: NAMED },
  text: `select c.id, c.active, exists (select 1 from consent k where k.school_id = c.id and k.publisher_id = $1 and k.withdrawn_at is null) as granted
    from school c where c.portal_id = $2`,
}

/**
 * $1 school, $2 publisher, $3 its address, $4 days: asks for consent (PUB-4), unless a request waits already, or one was declined in so many
 * days. One line in the school's audit log for a request that is new.
 */
export const ASK: Statement = {
  name: 'publisher-api-ask',
  scope: 'school',
  text: `with made as (
      insert into consent_request (school_id, publisher_id) select $1::uuid, $2::uuid
      where not exists (select 1 from consent_request r where r.school_id = $1 and r.publisher_id = $2 and not r.granted and r.answered_at > now() - make_interval(days => $4))
      on conflict (school_id, publisher_id) where answered_at is null do nothing returning id)
    insert into audit_event (school_id, actor_kind, actor_id, action, subject_id, outcome, details, address)
    select $1::uuid, 'publisher', $2::uuid, 'consent.asked', $2::text, 'done', '{}'::jsonb, $3::inet from made`,
}

/** $1 school: the lock of `lib/consent/lock.ts`, in a statement of its own, for one that waits sees what was there before it waited. */
export const LOCK_CONSENTS: Statement = {
  name: 'publisher-api-lock-consents',
  scope: { across: 'a lock reads nobody’s rows' },
  text: "select pg_advisory_xact_lock(hashtext('consent ' || $1::text))",
}

/** $1 school, $2 publisher, $3 its address: the publisher wants the school's data no more, nor an answer to its request. */
export const GIVE_BACK: Statement = {
  name: 'publisher-api-give-back',
  scope: 'school',
  text: `with dropped as (delete from consent_request where school_id = $1::uuid and publisher_id = $2::uuid and answered_at is null),
    ended as (update consent set withdrawn_at = now() where school_id = $1::uuid and publisher_id = $2::uuid and withdrawn_at is null returning id)
    insert into audit_event (school_id, actor_kind, actor_id, action, subject_id, outcome, details, address)
    select $1::uuid, 'publisher', $2::uuid, 'consent.given-back', $2::text, 'done', '{}'::jsonb, $3::inet from ended`,
}

/** The school day of a date is the Dutch one. */
const on = (moment: string) => `k.${moment} >= ($2::date)::timestamp at time zone 'Europe/Amsterdam' and k.${moment} < ($2::date + 1)::timestamp at time zone 'Europe/Amsterdam'`
const dated = (name: string, moment: string, which = ''): Statement => ({
  name,
  scope: { across: 'a publisher reads which schools ticked it, and which no longer do' },
  text: `select distinct c.portal_id as "portalId" from consent k join school c on c.id = k.school_id where k.publisher_id = $1 and ${on(moment)}${which} order by 1`,
})
/** $1 publisher, $2 date: the numbers of the schools that ticked it on that day. */
export const GRANTED_ON = dated('publisher-api-granted-on', 'granted_at')
/** $1 publisher, $2 date: of those that took the tick away on that day; who agreed to other terms did not. */
export const WITHDRAWN_ON = dated('publisher-api-withdrawn-on', 'withdrawn_at', ' and not k.replaced')
