import { env } from './env'

/** The name that everybody sees (PORTAL_NAME). */
export function portalName(): string {
  return env().PORTAL_NAME
}
