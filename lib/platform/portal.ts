import { env, portalNameSetting } from './env'

/** The name that everybody sees (PORTAL_NAME). */
export function portalName(): string {
  return portalNameSetting()
}

/** The largest file that is taken, in MB. */
export function uploadLimit(): number {
  return env().UPLOAD_MAX_MB
}

/** So many days after somebody left, everything about them is erased (DAT-3). */
export function retentionDays(): number {
  return env().RETENTION_DAYS
}

/** The longest password that staff and parents may choose (AUT-2). */
export function longestPassword(): number {
  return env().PASSWORD_MAX
}

/** Where everybody finds the portal, without a path. */
export function portalOrigin(): string {
  return new URL(env().PUBLIC_URL).origin
}

/** Where questions go until the helpdesk has filled in its own address. */
export function portalContactAddress(): string {
  return env().HELPDESK_EMAIL ?? env().MAIL_FROM
}

/** The address that all our mail comes from (MAIL_FROM). */
export function mailSender(): string {
  return env().MAIL_FROM
}
