import { beforeAll, beforeEach, expect, test } from 'vitest'
import { directory, helpdeskContact } from '@/lib/contact/queries'
import { contactInput, lasContactInput, messageInput } from '@/lib/contact/schema'
import { sendMessage } from '@/lib/contact/send-message'
import { setContact, setLasContact } from '@/lib/contact/set-contact'
import { AppError } from '@/lib/core/errors'
import { jobs } from '@/lib/platform/jobs'
import { next } from '@/prisma/seed/factories'
import { everything, refused } from '../support/command'
import { beside, helpdeskSignedIn } from '../support/helpdesk'
import { mailsOf } from '../support/mails'
import { seedTestPublishers } from '../support/people'

const helpdesk = `help${next()}@portaal.example`
const HOURS = { telephone: '073 000 00 00', email: helpdesk, opens: '8:00', closes: '12:30', closesAtStart: '17:00', startFrom: '15-8', startUntil: '30-09' }
const question = (given: object = {}) => messageInput.parse({ name: 'Els Bos', email: `els${next()}@school.example`, school: 'De Regenboog', subject: 'Import', message: 'De import blijft staan.\nWat nu?', ...given })
const send = (input = question(), address = `198.51.100.${next() % 250}`, human: Parameters<typeof sendMessage>[2] = async () => undefined) => sendMessage(input, { address, now: new Date() }, human)

beforeAll(async () => {
  await jobs()
  await seedTestPublishers()
})
beforeEach(async () => {
  const { actor } = await helpdeskSignedIn()
  await beside(actor, (context) => setContact(context, contactInput.parse(HOURS)))
})

test('HLP-1: telephone, mail and hours as the helpdesk sets them', async () => {
  expect(await helpdeskContact()).toEqual({ ...HOURS, startFrom: '08-15', startUntil: '09-30' })
  for (const bad of [{ opens: '25:00' }, { opens: '8' }, { closes: '7:59' }, { closesAtStart: '8:00' }, { startFrom: '32-01' }, { startFrom: '08-15x' }, { email: 'x' }, { telephone: 'bel mij' }]) expect(contactInput.safeParse({ ...HOURS, ...bad }).success, JSON.stringify(bad)).toBe(false)
})

test('HLP-1: until somebody set them: the hours of the manual', async () => {
  await everything().helpdeskContact.deleteMany()
  expect(await helpdeskContact()).toMatchObject({ telephone: '', opens: '8:00', closes: '12:30', closesAtStart: '17:00', email: expect.stringContaining('@') as string })
})

test('a question goes to the helpdesk, and a number, but nothing of what was typed, to the sender', async () => {
  const input = question({ name: 'Els <b>Bos</b>', message: 'Zie https://evil.example en bel mij' })
  const number = await send(input)
  const [letter] = (await mailsOf({ recipient: helpdesk })).slice(-1)
  expect(letter).toMatchObject({ subject: `Vraag ${number}: Import` })
  expect(letter!.text).toContain('Zie https://evil.example en bel mij')
  expect(letter!.html).not.toContain('<b>Bos</b>')
  const receipts = await mailsOf({ recipient: input.email })
  expect(receipts).toHaveLength(1)
  for (const part of [receipts[0]!.subject, receipts[0]!.text, receipts[0]!.html]) expect(part).not.toMatch(/evil|Els|Import|Regenboog/)
  expect(receipts[0]!.text).toContain(number)
})

test('AUT-2: before anything goes out there is a captcha', async () => {
  const input = question({ captcha: 'raadsel' })
  const before = (await mailsOf({ recipient: helpdesk })).length
  expect(await refused(send(input, undefined, async (captcha) => { throw new AppError(captcha === 'raadsel' ? 'captcha-needed-mail' : 'unexpected') }))).toBe('captcha-needed-mail')
  expect([(await mailsOf({ recipient: helpdesk })).length, await mailsOf({ recipient: input.email })]).toEqual([before, []])
})

test('nobody floods the helpdesk, nor somebody else’s mailbox', async () => {
  const input = question()
  for (let n = 0; n < 5; n += 1) await send(input, '203.0.113.9')
  expect(await refused(send(input, '203.0.113.9'))).toBe('contact-limit')
  await send(input, '203.0.113.10')
  expect(await mailsOf({ recipient: input.email }), 'the receipts of a day').toHaveLength(3)
  const before = (await mailsOf({ recipient: helpdesk })).length
  await send(input, '203.0.113.11')
  expect((await mailsOf({ recipient: helpdesk })).length, 'the question arrives all the same').toBe(before + 1)
})

test('bad input: lines in a subject, no address, too long, nothing', () => {
  for (const bad of [{ subject: 'een\r\nBcc: x@evil.example' }, { name: '' }, { email: 'x' }, { message: 'kort' }, { message: 'x'.repeat(4001) }, { school: '' }, { name: 'a\u202eb' }]) expect(messageInput.safeParse({ ...question(), ...bad }).success, JSON.stringify(bad)).toBe(false)
})

test('HLP-5: every publisher, LAS supplier and network environment is in the directory', async () => {
  const { actor } = await helpdeskSignedIn()
  await beside(actor, (context) => setLasContact(context, lasContactInput.parse({ system: 'esis', website: 'https://esis.example', email: '', telephone: '088 1' })))
  const { publishers, lasSuppliers, environments } = await directory()
  expect(publishers).toHaveLength(await everything().publisher.count())
  expect(environments).toHaveLength(await everything().networkSupplier.count())
  expect(lasSuppliers.map(({ name }) => name)).toEqual(['ParnasSys', 'Dotcomschool', 'ESIS', 'EDUscope'])
  expect(lasSuppliers.find(({ system }) => system === 'esis')).toMatchObject({ company: 'Rovict', website: 'https://esis.example', telephone: '088 1' })
  expect(publishers.find(({ name }) => name === 'Malmberg')).toMatchObject({ email: 'helpdesk@malmberg.example' })
  for (const website of ['http://x.example', 'javascript:alert(1)', 'x']) expect(lasContactInput.safeParse({ system: 'esis', website }).success).toBe(false)
})
