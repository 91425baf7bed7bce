import { env, portalNameSetting } from './env'

/** The name that everybody sees (PORTAL_NAME). */
export function portalName(): string {
  return portalNameSetting()
}

/** The largest file that is taken, in MB. */
export function uploadLimit(): number {
  return env().UPLOAD_MAX_MB
}

/** The address that all our mail comes from (MAIL_FROM). */
export function mailSender(): string {
  return env().MAIL_FROM
}

/** The longest password that may be chosen (AUT-2). */
export function passwordMax(): number {
  return env().PASSWORD_MAX
}
