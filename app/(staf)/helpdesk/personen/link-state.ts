import { dateTime } from '@/lib/core/dates'
import type { SentLink } from '@/lib/helpdesk/people'

/** How it went with a link that was mailed: 'verstuurd op …, gebruikt op …'. */
export function linkState(link: SentLink, now: Date): string {
  if (link.failedAt) return `niet aangekomen (${link.lastError ?? 'geweigerd'})`
  const mail = link.sentAt ? `verstuurd op ${dateTime(link.sentAt)}` : link.attempts ? 'nog onderweg: de ontvanger neemt hem nu niet aan' : 'wordt verstuurd'
  if (link.spentAt) return `${mail}, gebruikt op ${dateTime(link.spentAt)}`
  return link.expiresAt <= now ? `${mail}, werkt niet meer` : `${mail}, geldig tot ${dateTime(link.expiresAt)}`
}
