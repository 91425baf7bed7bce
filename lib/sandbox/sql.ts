import type { Statement } from '@/lib/platform/db/pool'

/** What holds rows of a school, what points first; the log and the history of erasing stay, without people. */
const OF_SCHOOL = [
  'session', 'substitution', 'pupil_login_code', 'pupil_badge', 'pupil_home', 'licence_lookup', 'licence_person', 'licence_group', 'licence', 'pupil_group', 'employment_group', 'employment', 'pupil', 'group',
  'consent_request', 'consent', 'network_consent', 'roster_import', 'roster_draft', 'las_link', 'school_address', 'address_tool', 'address_report', 'enrolled_device', 'first_school_day', 'first_steps_hidden',
  'name_request', 'look_on', 'school_login_rules', 'school_closing', 'outbox_mail',
] as const
const SCHOOL_GOES = { across: 'a sandbox goes with all that is in it' }

/** $1 school: takes away all rows of a sandbox's school, then the school. */
export const ERASE_SCHOOL: readonly Statement[] = [
  ...OF_SCHOOL.map((table): Statement => ({ name: `sandbox-erase-${table.replaceAll('_', '-')}`, scope: SCHOOL_GOES, text: `delete from "${table}" where school_id = $1::uuid` })),
  { name: 'sandbox-erase-mail-token', scope: SCHOOL_GOES, text: 'delete from mail_token where sent_by_school_id = $1::uuid' },
  { name: 'sandbox-erase-school', scope: SCHOOL_GOES, text: 'delete from school where id = $1::uuid' },
]

/** $1 board: takes it away with what it was asked to sign, once it has no school. */
export const ERASE_BOARD: readonly Statement[] = [
  ['agreements', 'delete from processing_agreement where board_id = $1::uuid and not exists (select 1 from school where board_id = $1::uuid)'],
  ['agreement-requests', 'delete from agreement_request where board_id = $1::uuid and not exists (select 1 from school where board_id = $1::uuid)'],
  ['board', 'delete from board where id = $1::uuid and not exists (select 1 from school where board_id = $1::uuid)'],
].map(([what, text]): Statement => ({ name: `sandbox-erase-board-${what}`, scope: SCHOOL_GOES, text: text! }))

/** $1 school: whoever is known by a pseudonym there, at any publisher. */
export const ERASE_SUBJECTS: Statement = {
  name: 'sandbox-erase-subjects',
  scope: SCHOOL_GOES,
  text: 'delete from pairwise_subject where person_id in (select id from pupil where school_id = $1::uuid union all select id from employment where school_id = $1::uuid)',
}

/** $1 school: the logins of who works there, and of who was invited to. */
export const LOGINS_OF: Statement = {
  name: 'sandbox-logins',
  scope: SCHOOL_GOES,
  text: 'select distinct u.id from employment e join "user" u on u.id = e.user_id or u.email = e.invited_email where e.school_id = $1::uuid',
}

/** $1 publisher: takes away a sandbox's publisher with its titles. */
export const ERASE_PUBLISHER: readonly Statement[] = [
  ['consent', 'delete from consent where publisher_id = $1::uuid'], ['consent-requests', 'delete from consent_request where publisher_id = $1::uuid'],
  ['lookups', 'delete from licence_lookup where publisher_id = $1::uuid'], ['certificates', 'delete from publisher_certificate where publisher_id = $1::uuid'],
  ['licences', 'delete from licence where product_id in (select p.id from product p join method m on m.id = p.method_id where m.publisher_id = $1::uuid)'],
  ['products', 'delete from product where method_id in (select id from method where publisher_id = $1::uuid)'], ['methods', 'delete from method where publisher_id = $1::uuid'],
  ['people', 'delete from "user" where publisher_id = $1::uuid and not helpdesk'], ['publisher', 'delete from publisher where id = $1::uuid'],
].map(([what, text]): Statement => ({ name: `sandbox-erase-publisher-${what}`, scope: SCHOOL_GOES, text: text! }))

/** $1 sandbox: held until the change is done. */
export const HOLD: Statement = { name: 'sandbox-hold', scope: SCHOOL_GOES, text: 'select id from sandbox where id = $1::uuid for update' }
