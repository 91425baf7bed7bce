import type { Statement } from '@/lib/platform/db/pool'

export const IS_SCHOOL_ADDRESS: Statement = {
  name: 'network-is-school-address',
  scope: 'school',
  text: 'select exists (select 1 from school_address where school_id = $1 and cidr >>= $2::inet) as yes',
}

/** $1 school: its addresses with who added them, oldest first. */
export const ADDRESSES: Statement = {
  name: 'network-addresses',
  scope: 'school',
  text: `select a.id, a.cidr::text, a.connection_type::text as "connectionType", a.added_by_id as "addedById", u.name as "addedBy", a.created_at as "createdAt"
    from school_address a left join "user" u on u.id = a.added_by_id where a.school_id = $1 order by a.created_at, a.id`,
}

/** $1 hash of a Dynamic IP Tool's key: its school. */
export const TOOL_BY_KEY: Statement = {
  name: 'network-tool-by-key',
  scope: { across: 'a Dynamic IP Tool is known by its key only' },
  text: 'select t.school_id as "schoolId" from address_tool t join school c on c.id = t.school_id and c.active where t.key_hash = $1',
}

/**
 * What keeps an enrolled device enrolled (PUP-6), of table `d`: not revoked, and used within the 400 days that browsers
 * keep a cookie at most.
 */
export const DEVICE_STANDS = "d.revoked_at is null and coalesce(d.last_seen_at, d.created_at) > now() - interval '400 days'"

/** $1 hash of a device's token: the device and its school. */
export const DEVICE_BY_TOKEN: Statement = {
  name: 'network-device-by-token',
  scope: { across: 'a device says which school it belongs to' },
  text: `select d.id, d.name, c.id as "schoolId", c.name as "schoolName", c.school_ref as "schoolRef"
    from enrolled_device d join school c on c.id = d.school_id and c.active where d.token_hash = $1 and ${DEVICE_STANDS}`,
}

/** $1 device: it is in use. Once an hour is often enough. */
export const DEVICE_SEEN: Statement = {
  name: 'network-device-seen',
  scope: { across: 'by its own id' },
  text: "update enrolled_device set last_seen_at = now() where id = $1 and (last_seen_at is null or last_seen_at < now() - interval '1 hour')",
}

/** $1 school: its enrolled devices with who enrolled them, newest first. */
export const DEVICES: Statement = {
  name: 'network-devices',
  scope: 'school',
  text: `select d.id, d.name, u.name as "enrolledBy", d.created_at as "createdAt", d.last_seen_at as "lastSeenAt"
    from enrolled_device d left join "user" u on u.id = d.enrolled_by_id where d.school_id = $1 and ${DEVICE_STANDS} order by d.created_at desc, d.id`,
}
