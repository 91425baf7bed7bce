import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { jobs } from '@/lib/platform/jobs'
import { dropOldMails } from '@/lib/platform/mail-housekeeping'
import { openContent, queueMail, sendMail, type Mail } from '@/lib/platform/mailer'
import { pool } from '@/lib/platform/db/pool'
import { startMail, type RunningMail } from '@/mocks/mail'
import { everything } from '../support/command'

let catcher: RunningMail
beforeAll(async () => {
  catcher = await startMail({ host: '127.0.0.1', smtpPort: 0, webPort: 0 }, () => undefined)
  // Before anything reads a setting: mail of this file goes to the catcher.
  process.env.SMTP_URL = `smtp://127.0.0.1:${catcher.smtpPort}`
  await jobs()
})
afterAll(async () => {
  await (await jobs()).stop({ graceful: false })
  await catcher.close()
})
beforeEach(() => fetch(`${catcher.url}/api/mails`, { method: 'DELETE' }))

let last = 0
const mail = (change: Partial<Mail> = {}): Mail => ({ key: `k${(last += 1)}`, schoolId: null, recipient: 'iris@school.example', subject: 'De import is verwerkt – Zoë', html: '<p>Klaar: <b>24</b></p>', text: 'Klaar: 24', ...change })
const queue = (given: Mail) => everything().$transaction((tx) => queueMail(tx, given))
const row = (key: string) => everything().outboxMail.findUnique({ where: { key } })
const jobsFor = async (mailId: string) => (await pool().query<{ n: number }>("select count(*)::int as n from pgboss.job where name = 'mail.send' and data->>'mailId' = $1", [mailId])).rows[0]!.n
type Caught = { to: string[]; from: string; subject: string; text: string; html: string }
const caught = async () => (await (await fetch(`${catcher.url}/api/mails`)).json()) as Caught[]

describe('the outbox: mail is a part of the change that it tells of', () => {
  test('mail and job are there once the change is', async () => {
    const given = mail()
    await queue(given)
    const { id, sentAt, attempts } = (await row(given.key))!
    expect([sentAt, attempts, await jobsFor(id)]).toEqual([null, 0, 1])
    expect(await caught()).toEqual([])
  })

  test('a change that is rolled back leaves no mail and no job', async () => {
    const given = mail()
    let id = ''
    await expect(everything().$transaction(async (tx) => {
      await queueMail(tx, given)
      id = (await tx.outboxMail.findUniqueOrThrow({ where: { key: given.key } })).id
      throw new Error('rolled back')
    })).rejects.toThrow('rolled back')
    expect([await row(given.key), await jobsFor(id)]).toEqual([null, 0])
  })

  test('the same key twice, also at once, is one mail and one job: the first', async () => {
    const given = mail()
    await queue(given)
    await Promise.all(Array.from({ length: 4 }, () => queue({ ...given, subject: 'Anders' })))
    const { id, subject } = (await row(given.key))!
    expect([subject, await jobsFor(id)]).toEqual([given.subject, 1])
  })
})

describe('links in mails log somebody in: what a mail says lies encrypted, and only until it was sent', () => {
  const LINK = 'https://portaal.example/login/wachtwoord/3f0e9a52-7d0c-4f61-9a53-0d3c4ab2f1aa'
  const linked = async (change: Partial<Mail> = {}) => {
    const given = mail({ text: `Kies: ${LINK}`, html: `<a href="${LINK}">Kies</a>`, ...change })
    await queue(given)
    return (await row(given.key))!
  }
  const cipher = async (id: string) => (await everything().outboxMail.findUniqueOrThrow({ where: { id } })).contentCipher
  const update = (id: string, data: object) => everything().outboxMail.update({ where: { id }, data })
  const days = (count: number) => new Date(Date.now() - count * 86_400_000)

  test('nowhere in the row, nor in its job, is the link to be read; with the key it is', async () => {
    const { id, contentCipher } = await linked()
    const { rows } = await pool().query<{ whole: string }>("select m::text || encode(m.content_cipher, 'escape') || (select string_agg(j::text, '') from pgboss.job j where j.data->>'mailId' = m.id::text) as whole from outbox_mail m where id = $1", [id])
    expect(rows[0]!.whole).toContain('iris@school.example')
    expect(rows[0]!.whole).not.toMatch(/3f0e9a52|wachtwoord/)
    expect(openContent(contentCipher!)).toEqual({ text: `Kies: ${LINK}`, html: `<a href="${LINK}">Kies</a>` })
  })

  test.each([['sent', false, 'iris@school.example'], ['refused for good', false, 'bounce@thuis.example'], ['to be tried again', true, 'later@thuis.example']])('%s: what it says is kept, or not: %s', async (_, kept, recipient) => {
    const { id } = await linked({ recipient })
    await sendMail(id).catch(() => undefined)
    expect((await cipher(id)) !== null).toBe(kept)
  })

  test('housekeeping lets go of what was given up, and of nothing that may still be sent', async () => {
    const [waiting, retried, over, late] = [await linked(), await linked(), await linked(), await linked()]
    await update(retried.id, { attempts: 8, lastError: 'SMTP 451' })
    await update(over.id, { attempts: 9, lastError: 'SMTP 451' })
    await update(late.id, { dueAt: days(14.1) })
    await dropOldMails(new Date())
    expect(await Promise.all([waiting, retried, over, late].map(async ({ id }) => (await cipher(id)) !== null))).toEqual([true, true, false, false])
    await sendMail(over.id)
    expect(await caught()).toEqual([])
  })

  test('after ninety days the mail itself goes', async () => {
    const [old, young] = [await linked(), await linked()]
    await update(old.id, { dueAt: days(90.1), sentAt: days(90) })
    await update(young.id, { dueAt: days(89.9), sentAt: days(89.9) })
    await dropOldMails(new Date())
    expect([await row(old.key), (await row(young.key))?.id]).toEqual([null, young.id])
  })
})

describe('the job mail.send, to a real SMTP server', () => {
  const send = async (change: Partial<Mail> = {}) => {
    const given = mail(change)
    await queue(given)
    const { id } = (await row(given.key))!
    const error = await sendMail(id).then(() => null, (thrown: unknown) => thrown)
    return { id, error, after: (await row(given.key))! }
  }

  test('delivered with html and text, from the fixed sender (HOM-5)', async () => {
    const { error, after } = await send()
    expect([error, after.failedAt, after.attempts, after.lastError]).toEqual([null, null, 1, null])
    expect(after.sentAt).not.toBeNull()
    expect(await caught()).toMatchObject([{ to: ['iris@school.example'], subject: 'De import is verwerkt – Zoë', from: expect.stringContaining('nietreageren@leerpoort.example') }])
    const [one] = await caught()
    expect([one!.text.trim(), one!.html]).toEqual(['Klaar: 24', expect.stringContaining('<b>24</b>')])
  })

  test('run twice it is sent once', async () => {
    const { id } = await send()
    await sendMail(id)
    expect(await caught()).toHaveLength(1)
  })

  test('a mailbox that does not exist (550): noted, not tried again', async () => {
    const { id, error, after } = await send({ recipient: 'bounce@thuis.example' })
    expect([error, after.sentAt, after.lastError]).toEqual([null, null, 'SMTP 550'])
    expect(after.failedAt).not.toBeNull()
    await sendMail(id)
    expect((await everything().outboxMail.findUniqueOrThrow({ where: { id } })).attempts).toBe(1)
  })

  test('one that is busy (451): thrown for another try, and counted', async () => {
    const { id, error, after } = await send({ recipient: 'later@thuis.example' })
    expect(error).toBeInstanceOf(Error)
    expect([after.sentAt, after.failedAt, after.lastError, after.attempts]).toEqual([null, null, 'SMTP 451', 1])
    await expect(sendMail(id)).rejects.toThrow()
    expect((await everything().outboxMail.findUniqueOrThrow({ where: { id } })).attempts).toBe(2)
  })

  test('headers cannot be written into: a line end in subject or recipient stays there', async () => {
    await send({ subject: 'Hallo\r\nBcc: spion@evil.example' })
    expect((await caught()).flatMap(({ to }) => to)).toEqual(['iris@school.example'])
  })

  test('a mail that is gone is no error', async () => expect(await sendMail('00000000-0000-4000-8000-000000000000')).toBeUndefined())
})
