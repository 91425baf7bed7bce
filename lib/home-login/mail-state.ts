import { dateTime } from '@/lib/core/dates'

/** What is known of the last mail with a link that this school had sent to an address. */
export type LinkMail = {
  purpose: 'activation' | 'password'
  expiresAt: Date
  sentAt: Date | null
  failedAt: Date | null
  attempts: number
  lastError: string | null
}
export type MailState = { tone: 'neutral' | 'info' | 'success' | 'warn' | 'danger'; words: string }

/** So often the outbox tries (platform/jobs: the first time and 8 retries). */
const TRIES = 9

/**
 * How it stands with an address, in words beside 'Geactiveerd: Ja/Nee' (HOM-8). `activated` is the moment, or true where
 * that is not for this school to know; null before. For staff the `invitation` is an activatielink (LAS-7).
 */
export function mailState(activated: Date | true | null, mail: LinkMail | null, now: Date, invitation = 'uitnodiging'): MailState {
  const news = mail && deliveryOf(mail, invitation)
  if (news && (!activated || mail.purpose === 'password')) {
    const over = !activated && mail.sentAt && mail.expiresAt <= now
    return over ? { tone: 'warn', words: `${news.words}; de link is verlopen, zend een nieuwe` } : news
  }
  if (activated) return { tone: 'success', words: activated === true ? 'geactiveerd' : `geactiveerd op ${dateTime(activated)}` }
  return { tone: 'neutral', words: `nog geen ${invitation} verzonden` }
}

function deliveryOf(mail: LinkMail, invitation: string): MailState {
  const name = mail.purpose === 'activation' ? invitation : 'wachtwoordvergetenlink'
  if (mail.sentAt) return { tone: 'info', words: `${name} verzonden op ${dateTime(mail.sentAt)}` }
  if (mail.failedAt) return { tone: 'danger', words: `mail kwam niet aan: ${refusal(mail.lastError)}` }
  if (mail.attempts >= TRIES) return { tone: 'danger', words: `mail kwam niet aan: na ${TRIES} keer proberen opgegeven` }
  if (mail.attempts > 0) return { tone: 'warn', words: `${name} nog niet aangekomen; wordt later opnieuw geprobeerd` }
  return { tone: 'info', words: `${name} wordt verzonden` }
}

/** What a mail server's refusal for good means for the person who must mend it. */
function refusal(error: string | null): string {
  const code = Number(/SMTP (\d{3})/.exec(error ?? '')?.[1])
  if (code === 552) return 'de mailbox is vol'
  if (code === 550 || code === 551 || code === 553) return 'dit adres bestaat niet. Kijk of het goed geschreven is'
  return 'de mailserver van de ontvanger weigert de mail'
}
