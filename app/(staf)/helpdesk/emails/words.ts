import type { StateTone } from '@/components/ui/tones'
import type { MailState, OutgoingMail } from '@/lib/helpdesk/mails'

/** How a mail stands. */
export const MAIL_WORDS: Record<MailState, { word: string; tone: StateTone }> = {
  failed: { word: 'niet aangekomen', tone: 'danger' },
  delayed: { word: 'lukt nog niet', tone: 'warn' },
  waiting: { word: 'wordt verstuurd', tone: 'info' },
  sent: { word: 'verstuurd', tone: 'success' },
}

/** What the receiving server answered last, and how often it was tried. */
export function errorWords({ lastError, attempts }: Pick<OutgoingMail, 'lastError' | 'attempts'>): string {
  const code = /^SMTP (\d{3})$/.exec(lastError ?? '')?.[1]
  const what = code === undefined ? 'De mailserver was niet bereikbaar' : code.startsWith('5') ? `De ontvanger weigert de e-mail (${code}): het adres bestaat niet of de mailbox is vol` : `De ontvanger vraagt om later opnieuw te proberen (${code})`
  return `${what}. ${attempts === 1 ? '1 poging' : `${attempts} pogingen`}.`
}
