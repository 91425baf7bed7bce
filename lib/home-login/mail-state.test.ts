import { describe, expect, test } from 'vitest'
import { mailState, type LinkMail } from './mail-state'

const NOW = new Date('2026-11-21T12:00:00Z')
const SENT = new Date('2026-11-20T13:05:00Z')
const mail = (change: Partial<LinkMail> = {}): LinkMail => ({ purpose: 'activation', expiresAt: new Date('2026-12-04T13:05:00Z'), sentAt: null, failedAt: null, attempts: 0, lastError: null, ...change })

describe('HOM-8: how it stands with an address, in words', () => {
  test.each<[string, Date | true | null, LinkMail | null]>([
    ['nog geen uitnodiging verzonden', null, null],
    ['uitnodiging wordt verzonden', null, mail()],
    ['uitnodiging verzonden op 20 november 2026, 14:05', null, mail({ sentAt: SENT, attempts: 1 })],
    ['uitnodiging nog niet aangekomen; wordt later opnieuw geprobeerd', null, mail({ attempts: 1, lastError: 'SMTP 451' })],
    ['uitnodiging nog niet aangekomen; wordt later opnieuw geprobeerd', null, mail({ attempts: 8, lastError: 'no connection' })],
    ['mail kwam niet aan: na 9 keer proberen opgegeven', null, mail({ attempts: 9, lastError: 'SMTP 451' })],
    ['mail kwam niet aan: dit adres bestaat niet. Kijk of het goed geschreven is', null, mail({ attempts: 1, failedAt: SENT, lastError: 'SMTP 550' })],
    ['mail kwam niet aan: de mailbox is vol', null, mail({ attempts: 1, failedAt: SENT, lastError: 'SMTP 552' })],
    ['mail kwam niet aan: de mailserver van de ontvanger weigert de mail', null, mail({ attempts: 1, failedAt: SENT, lastError: 'SMTP 554' })],
    ['uitnodiging verzonden op 20 november 2026, 14:05; de link is verlopen, zend een nieuwe', null, mail({ sentAt: SENT, expiresAt: NOW })],
    ['geactiveerd op 20 november 2026, 14:05', SENT, null],
    ['geactiveerd op 20 november 2026, 14:05', SENT, mail({ sentAt: SENT })],
    ['geactiveerd', true, null],
    ['geactiveerd', true, mail({ sentAt: SENT, expiresAt: SENT })],
    ['wachtwoordvergetenlink verzonden op 20 november 2026, 14:05', SENT, mail({ purpose: 'password', sentAt: SENT, expiresAt: SENT })],
  ])('%s', (words, activatedAt, last) => expect(mailState(activatedAt, last, NOW).words).toBe(words))

  test('what somebody must act on is not shown as fine', () => {
    expect(mailState(null, mail({ failedAt: SENT }), NOW).tone).toBe('danger')
    expect(mailState(null, mail({ attempts: 2 }), NOW).tone).toBe('warn')
    expect(mailState(null, mail({ sentAt: SENT, expiresAt: NOW }), NOW).tone).toBe('warn')
  })
})
