import { runIn, type Asking } from '@/lib/platform/db/connection'
import type { Statement } from '@/lib/platform/db/pool'

/** Runs a named statement with the school's id and rows as JSON. */
export async function write(tx: Asking, statement: Statement, schoolId: string, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await runIn(tx, statement, [schoolId, JSON.stringify(rows)])
}

/** Runs a named statement with a list of ids. */
export async function drop(tx: Asking, statement: Statement, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await runIn(tx, statement, [ids])
}

/** $1 logins. */
export const MAIL_TO: Statement = { name: 'roster-mail-to', scope: { across: 'the mail goes to the users who imported and undid' }, text: 'select id, email, name from "user" where id = any($1::uuid[])' }

/** Whom a mail of an import goes to; read inside its transaction, which holds the school's lock, on the connection that it has. */
export function mailTo(tx: Asking, ids: readonly string[]): Promise<{ id: string; email: string; name: string }[]> {
  return runIn(tx, MAIL_TO, [ids])
}

/** Has imports, their confirmations, undos and erasures of one school wait for each other, until the transaction ends. */
export async function lockRoster(tx: Asking, schoolId: string): Promise<void> {
  await runIn(tx, LOCK_ROSTER, [schoolId])
}

/** $1 school. */
export const LOCK_ROSTER: Statement = { name: 'roster-lock', scope: { across: 'a lock reads nobody’s rows' }, text: "select pg_advisory_xact_lock(hashtext('roster ' || $1::text))" }

const school = (name: string, text: string): Statement => ({ name, scope: 'school', text })
const GROUP = '"id" uuid, "lasKey" text, "kind" group_kind, "name" text, "yearGroup" text, "description" text, "removedAt" timestamptz'
const PERSON = '"id" uuid, "lasKey" text, "eckIdHash" text, "eckIdCipher" text, "firstName" text, "prefix" text, "lastName" text, "initials" text, "removedAt" timestamptz'
const PUPIL = `${PERSON}, "yearGroup" text, "groupId" uuid`
const STAFF = `${PERSON}, "lasEmail" text, "fromLas" boolean, "roles" staff_role[]`
const LINK = '"personId" uuid, "groupId" uuid, "byHand" boolean'

/** $1 school, $2 ids: lets go of keys that another row takes in the same change, so that no unique index is hit half way. */
export const FREE_GROUP_KEYS = school('roster-free-group-keys', `
  update "group" t set las_key = null from json_to_recordset($2::json) as r("id" uuid) where t.school_id = $1::uuid and t.id = r."id"`)
/** Only what passes to another row: since when somebody has an ECK iD goes with the ECK iD (LAS-12). */
const LET_GO = `las_key = case when r."key" then null else t.las_key end,
    eck_id_hash = case when r."eckId" then null else t.eck_id_hash end, eck_id_cipher = case when r."eckId" then null else t.eck_id_cipher end`
export const FREE_PUPIL_KEYS = school('roster-free-pupil-keys', `
  update pupil t set ${LET_GO} from json_to_recordset($2::json) as r("id" uuid, "key" boolean, "eckId" boolean) where t.school_id = $1::uuid and t.id = r."id"`)
export const FREE_STAFF_KEYS = school('roster-free-staff-keys', `
  update employment t set ${LET_GO} from json_to_recordset($2::json) as r("id" uuid, "key" boolean, "eckId" boolean) where t.school_id = $1::uuid and t.id = r."id"`)

/** $1 school, $2 rows: changed ones, each whole as far as imports write it. */
export const CHANGE_GROUPS = school('roster-change-groups', `
  update "group" t set las_key = r."lasKey", kind = r."kind", name = r."name", year_group = r."yearGroup", description = r."description", removed_at = r."removedAt"
  from json_to_recordset($2::json) as r(${GROUP}) where t.school_id = $1::uuid and t.id = r."id"`)
export const CHANGE_PUPILS = school('roster-change-pupils', `
  update pupil t set las_key = r."lasKey", eck_id_hash = decode(r."eckIdHash", 'base64'), eck_id_cipher = decode(r."eckIdCipher", 'base64'),
    first_name = r."firstName", prefix = r."prefix", last_name = r."lastName", initials = r."initials", removed_at = r."removedAt",
    year_group = r."yearGroup", group_id = r."groupId"
  from json_to_recordset($2::json) as r(${PUPIL}) where t.school_id = $1::uuid and t.id = r."id"`)
export const CHANGE_STAFF = school('roster-change-staff', `
  update employment t set las_key = r."lasKey", eck_id_hash = decode(r."eckIdHash", 'base64'), eck_id_cipher = decode(r."eckIdCipher", 'base64'),
    first_name = r."firstName", prefix = r."prefix", last_name = r."lastName", initials = r."initials", removed_at = r."removedAt",
    las_email = r."lasEmail", from_las = r."fromLas", roles = r."roles"
  from json_to_recordset($2::json) as r(${STAFF}) where t.school_id = $1::uuid and t.id = r."id"`)

/** Since now; the database's own trigger would say the same, row by row (LAS-12). */
const SINCE = 'case when r."eckIdHash" is not null then now() end'

/** $1 school, $2 rows: new ones. Ids and credentials are the caller's. */
export const ADD_GROUPS = school('roster-add-groups', `
  insert into "group" (school_id, id, las_key, kind, name, year_group, description, login_method)
  select c.id, r."id", r."lasKey", r."kind", r."name", r."yearGroup", r."description", r."loginMethod"
  from school c, json_to_recordset($2::json) as r(${GROUP}, "loginMethod" login_method) where c.id = $1::uuid`)
export const ADD_PUPILS = school('roster-add-pupils', `
  insert into pupil (school_id, id, las_key, eck_id_hash, eck_id_at, eck_id_cipher, first_name, prefix, last_name, initials, year_group, group_id, picture, pin_cipher, picture_cipher)
  select c.id, r."id", r."lasKey", decode(r."eckIdHash", 'base64'), ${SINCE}, decode(r."eckIdCipher", 'base64'), r."firstName", r."prefix", r."lastName", r."initials", r."yearGroup", r."groupId",
    r."picture", decode(r."pinCipher", 'base64'), decode(r."pictureCipher", 'base64')
  from school c, json_to_recordset($2::json) as r(${PUPIL}, "picture" text, "pinCipher" text, "pictureCipher" text) where c.id = $1::uuid`)
export const ADD_STAFF = school('roster-add-staff', `
  insert into employment (school_id, id, las_key, eck_id_hash, eck_id_at, eck_id_cipher, first_name, prefix, last_name, initials, las_email, from_las, roles)
  select c.id, r."id", r."lasKey", decode(r."eckIdHash", 'base64'), ${SINCE}, decode(r."eckIdCipher", 'base64'), r."firstName", r."prefix", r."lastName", r."initials", r."lasEmail", r."fromLas", r."roles"
  from school c, json_to_recordset($2::json) as r(${STAFF}) where c.id = $1::uuid`)

/** $1 school, $2 pairs of a person and a group. */
export const UNLINK_PUPILS = school('roster-unlink-pupils', `
  delete from pupil_group t using json_to_recordset($2::json) as r(${LINK}) where t.school_id = $1::uuid and t.pupil_id = r."personId" and t.group_id = r."groupId"`)
export const LINK_PUPILS = school('roster-link-pupils', `
  insert into pupil_group (school_id, pupil_id, group_id)
  select c.id, r."personId", r."groupId" from school c, json_to_recordset($2::json) as r(${LINK}) where c.id = $1::uuid on conflict do nothing`)
export const UNLINK_STAFF = school('roster-unlink-staff', `
  delete from employment_group t using json_to_recordset($2::json) as r(${LINK})
  where t.school_id = $1::uuid and t.employment_id = r."personId" and t.group_id = r."groupId" and t.by_hand = r."byHand"`)
export const LINK_STAFF = school('roster-link-staff', `
  insert into employment_group (school_id, employment_id, group_id, by_hand)
  select c.id, r."personId", r."groupId", r."byHand" from school c, json_to_recordset($2::json) as r(${LINK}) where c.id = $1::uuid on conflict do nothing`)

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`
/** Removed at the very moment of an undo: came with what was undone, and did not come back since. */
const UNDONE = `t.removed_at is not null and t.removed_at = any(array(select i.undone_at from roster_import i where i.school_id = $1::uuid and i.undone_at is not null)) as undone`
const REMOVED = `to_char(t.removed_at at time zone 'UTC', ${ISO}) as "removedAt"`
const NAMES = `t.id, t.las_key as "lasKey", encode(t.eck_id_cipher, 'hex') as "eckIdCipher", t.first_name as "firstName", t.prefix, t.last_name as "lastName", t.initials, ${REMOVED}, ${UNDONE}`

/** $1 school: all that imports write of it, as three JSON texts; substitute accounts (LAS-10) are no part of it. */
export const READ_STATE = school('roster-read-state', `
  select
    (select coalesce(json_agg(r), '[]')::text from (
      select t.id, t.las_key as "lasKey", t.kind, t.name, t.year_group as "yearGroup", t.description, ${REMOVED}, ${UNDONE} from "group" t where t.school_id = $1::uuid) r) as groups,
    (select coalesce(json_agg(r), '[]')::text from (
      select ${NAMES}, t.year_group as "yearGroup", t.group_id as "groupId", array(select l.group_id from pupil_group l where l.pupil_id = t.id) as combined
      from pupil t where t.school_id = $1::uuid) r) as pupils,
    (select coalesce(json_agg(r), '[]')::text from (
      select ${NAMES}, t.las_email as "lasEmail", (t.user_id is not null or t.invited_email is not null) as "hasAddress", t.from_las as "fromLas", t.roles,
        array(select l.group_id from employment_group l where l.employment_id = t.id and not l.by_hand) as links,
        array(select l.group_id from employment_group l where l.employment_id = t.id and l.by_hand) as picked
      from employment t where t.school_id = $1::uuid and t.substitute_group_id is null) r) as staff`)

/**
 * One text for all that imports write of it, whatever the order of the rows. Another text means that
 * something changed; the same one, that nothing did.
 */
export const STATE = `
  concat_ws(' ',
    (select count(*) || ' ' || coalesce(sum(hash_record_extended((t.id, t.las_key, t.kind, t.name, t.year_group, t.description, t.removed_at), 0)), 0) from "group" t where t.school_id = $1::uuid),
    (select count(*) || ' ' || coalesce(sum(hash_record_extended((t.id, t.las_key, t.eck_id_hash, t.first_name, t.prefix, t.last_name, t.initials, t.year_group, t.group_id, t.removed_at), 0)), 0) from pupil t where t.school_id = $1::uuid),
    (select count(*) || ' ' || coalesce(sum(hash_record_extended((t.id, t.las_key, t.eck_id_hash, t.first_name, t.prefix, t.last_name, t.initials, t.las_email, t.from_las, t.roles, t.removed_at), 0)), 0)
      from employment t where t.school_id = $1::uuid and t.substitute_group_id is null),
    (select count(*) || ' ' || coalesce(sum(hash_record_extended((t.pupil_id, t.group_id), 0)), 0) from pupil_group t where t.school_id = $1::uuid),
    (select count(*) || ' ' || coalesce(sum(hash_record_extended((t.employment_id, t.group_id, t.by_hand), 0)), 0) from employment_group t where t.school_id = $1::uuid))`

const LAST = `select i.id, i.status, i.roster_digest, i.answer_digest, i.state_digest from roster_import i
  where i.school_id = $1::uuid and i.status in ('applied', 'undone') order by i.ended_at desc, i.id desc limit 1`

/** $1 school, $2 digest of a roster or of an answer: whether it is the last import's, and the school still as it was found then. No row: it is not. */
export const SAME_AS_LAST = school('roster-same-as-last', `
  select i.state_digest = ${STATE} as same from (${LAST}) i where i.status = 'applied' and $2 in (i.roster_digest, i.answer_digest)`)

/** $1 school, $2 digest of a roster, $3 of the answer that told it: both say what the school is. Kept with the last import, if that stands. */
export const NOTE_SAME = school('roster-note-same', `
  update roster_import t set roster_digest = $2, answer_digest = $3, state_digest = ${STATE}
  from (${LAST}) i where t.school_id = $1::uuid and t.id = i.id and i.status = 'applied'`)

/** $1 school: the pictures that pupils have who are there, by group. */
export const PICTURES_IN_USE = school('roster-pictures-in-use', `
  select group_id as "groupId", array_agg(picture) as pictures from pupil where school_id = $1::uuid and removed_at is null and group_id is not null group by group_id`)
