import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { askLink, seal, type Forgotten } from '@/lib/access/forgotten'
import { createSession, readSession } from '@/lib/access/session'
import { choosePassword, choosePasswordInput, findHomeLink } from '@/lib/home-login/choose-password'
import { sendForgottenHomeLink } from '@/lib/home-login/send-forgotten-link'
import { sendHomeLink } from '@/lib/home-login/send-link'
import { signInHome } from '@/lib/home-login/sign-in'
import { pool } from '@/lib/platform/db/pool'
import { issueMailLink } from '@/lib/access/mail-link'
import { DEMO_PASSWORD, makeGroup, makeHome, makePupil, makeSchool, makeUser, next } from '@/prisma/seed/factories'
import { everyCaptchaSolved } from '../support/captcha'
import { auditOf, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'

const NEW = '3 geiten op zolder'
let last = 0
async function makeWorld() {
  const address = `198.51.100.${(last += 1)}`
  const school = await makeSchool()
  const group = await makeGroup(school.id)
  const aad = await makePupil(school.id, group.id, { firstName: 'Aad' })
  const email = `ouder${next()}@thuis.example`
  const account = await makeHome(email, [aad], { activated: false })
  return { address, school, group, aad, email, account }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => void (world = await makeWorld()))

const mailsTo = (recipient = world.email) => mailsOf({ recipient })
const tokenIn = ({ text }: { text: string }) => /\/thuis\/wachtwoord\/([0-9a-f-]{36})/.exec(text)![1]!
async function invite(purpose: 'activation' | 'password' = 'activation'): Promise<string> {
  const { school, account, email } = world
  await sendHomeLink(everything(), { homeAccountId: account.id, email, purpose, school }, new Date())
  return tokenIn((await mailsTo()).at(-1)!)
}
const choose = (token: string, password = NEW, now = new Date()) => choosePassword({ token, password }, world.address, now)
const signIn = (password: string) => signInHome({ email: world.email, password }, world.address)

describe('HOM-1: the link in the mail', () => {
  beforeEach(everyCaptchaSolved)
  afterEach(() => void vi.restoreAllMocks())

  test('the mail names the school and the address; looking, by scanners too, spends nothing', async () => {
    const token = await invite()
    const [mail] = await mailsTo()
    for (const text of [world.school.name, world.email, 'Vragen? Die beantwoordt de school van uw kind.']) expect(mail!.text).toContain(text)
    for (let look = 0; look < 5; look += 1) expect(await findHomeLink(token, new Date())).toEqual({ email: world.email, homeAccountId: world.account.id, activation: true })
  })

  test('setting the password activates, works at once and is audited at the school', async () => {
    const token = await invite()
    expect(await refused(signIn(NEW))).toBe('login-failed')
    await choose(token)
    expect(await refused(signIn(NEW))).toBeUndefined()
    const { activatedAt, passwordHash } = await everything().homeAccount.findUniqueOrThrow({ where: { id: world.account.id } })
    expect([activatedAt, passwordHash?.includes(NEW)]).toEqual([expect.any(Date), false])
    expect((await auditOf(world.school.id)).find(({ action }) => action === 'home.password-set')).toEqual({ action: 'home.password-set', outcome: 'done', actorKind: 'home', subjectId: null, details: { first: true } })
  })

  test('works once: of many at the same moment one', async () => {
    const token = await invite()
    const codes = await Promise.all(Array.from({ length: 4 }, (_, at) => refused(choose(token, `Welkom202${at}`))))
    expect(codes.sort()).toEqual(['link-dead', 'link-dead', 'link-dead', undefined])
    expect([await findHomeLink(token, new Date()), await refused(choose(token))]).toEqual([null, 'link-dead'])
  })

  test('ends whoever was logged in with the old password, the child included', async () => {
    const sessions = [
      await createSession({ kind: 'home', homeAccountId: world.account.id, address: world.address }),
      await createSession({ kind: 'pupil', pupilId: world.aad.id, schoolId: world.school.id, homeAccountId: world.account.id, address: world.address }),
    ]
    const school = await createSession({ kind: 'pupil', pupilId: world.aad.id, schoolId: world.school.id, address: world.address })
    await choose(await invite())
    for (const token of sessions) expect(await readSession(token, null)).toBeNull()
    expect(await readSession(school, null)).not.toBeNull()
  })

  test('after too many wrong tries the new password need not wait, and the first activation day stays', async () => {
    await choose(await invite())
    const { activatedAt } = await everything().homeAccount.findUniqueOrThrow({ where: { id: world.account.id } })
    for (let at = 0; at < 9; at += 1) await refused(signIn(`Verkeerd${at}`))
    expect(await refused(signIn(NEW))).toBe('login-wait')
    await choose(await invite('password'), 'Nieuw wachtwoord 1')
    expect(await refused(signIn('Nieuw wachtwoord 1'))).toBeUndefined()
    expect(await refused(signIn(NEW))).toBe('login-failed')
    expect((await everything().homeAccount.findUniqueOrThrow({ where: { id: world.account.id } })).activatedAt).toEqual(activatedAt)
  })

  test.each<[string, () => Promise<unknown>]>([
    ['a newer one', () => invite()],
    ['its end', () => pool().query("update mail_token set expires_at = now() - interval '1 second'")],
    ['HOM-7: the last child gone', () => everything().pupil.update({ where: { id: world.aad.id }, data: { removedAt: new Date() } })],
    ['HOM-7: the address taken off', () => everything().pupilHome.deleteMany({ where: { homeAccountId: world.account.id } })],
  ])('after %s it is dead', async (_, happens) => {
    const token = await invite()
    await happens()
    expect([await findHomeLink(token, new Date()), await refused(choose(token))]).toEqual([null, 'link-dead'])
  })

  test('HOM-4: a link of staff opens nothing here, and stays good', async () => {
    const user = await makeUser({ email: `staf${next()}@school.example`, name: 'Staf', active: false })
    const token = await issueMailLink(everything(), { purpose: 'activation', account: { userId: user.id }, email: user.email, schoolId: null, mailKey: `x${next()}` }, new Date())
    expect([await findHomeLink(token, new Date()), await refused(choose(token))]).toEqual([null, 'link-dead'])
    expect((await everything().mailToken.findFirstOrThrow({ where: { userId: user.id } })).spentAt).toBeNull()
  })

  test.each([['1111', false], ['kort1', false], ['zonder cijfer', false], ['1234567890', false], ['x'.repeat(20) + '1', false], ['', false], ['Welkom26', true], [NEW, true]])('AUT-2: %j → %s', (password, good) => {
    expect(choosePasswordInput.safeParse({ token: 'x', password }).success).toBe(good)
  })
})

/** What the worker would be told. */
async function queued(): Promise<Forgotten[]> {
  const { rows } = await pool().query<{ data: Forgotten }>("select data from pgboss.job where name = 'home.forgotten' order by created_on")
  return rows.map(({ data }) => data)
}
const ask = (email = world.email, address = world.address) => askLink('home', email, address, new Date())

describe('HOM-5, AUT-3: forgotten', () => {
  test('a known address, an unknown one, one without children: the same answer and the same work', async () => {
    const lost = `kwijt${next()}@thuis.example`
    await everything().homeAccount.create({ data: { email: lost } })
    const before = (await queued()).length
    for (const email of [world.email, 'niemand@thuis.example', lost]) expect(await ask(email)).toBeUndefined()
    const jobs = (await queued()).slice(before)
    expect(jobs).toHaveLength(3)
    expect(JSON.stringify(jobs), 'the queue does not hold the address').not.toContain('@')
    for (const job of jobs) await sendForgottenHomeLink(job)
    expect([(await mailsTo()).length, (await mailsTo(lost)).length, (await mailsTo('niemand@thuis.example')).length]).toEqual([1, 0, 0])
  })

  test('once in 15 minutes for an address, with the same answer; another address is not held up; then again', async () => {
    const other = `ander${next()}@thuis.example`
    await makeHome(other, [await makePupil(world.school.id, world.group.id)])
    const before = (await queued()).length
    for (let at = 0; at < 3; at += 1) expect(await ask()).toBeUndefined()
    await ask(other)
    expect((await queued()).length - before).toBe(2)
    await pool().query('update rate_limit set expire = $1', [Date.now() - 1])
    await ask()
    expect((await queued()).length - before).toBe(3)
  })

  test('whoever asks for very many addresses is told to wait; somebody elsewhere is not', async () => {
    for (let at = 0; at < 30; at += 1) await ask(`gok${at}-${world.school.brin}@thuis.example`)
    expect(await refused(ask())).toBe('too-many-requests')
    expect(await refused(ask(world.email, '203.0.113.250'))).toBeUndefined()
  })

  test('the table of limits holds no address', async () => {
    await ask()
    const { rows } = await pool().query<{ key: string }>("select key from rate_limit where key like 'home-forgotten:%'")
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ key }) => key.includes('@'))).toEqual([])
  })

  test.each([[false, 'activation', '14 dagen'], [true, 'password', '24 uur']] as const)('activated %s → the %s mail', async (activated, purpose, days) => {
    if (activated) await everything().homeAccount.update({ where: { id: world.account.id }, data: { activatedAt: new Date(), passwordHash: 'x' } })
    await sendForgottenHomeLink(seal('home', world.email, new Date()))
    const [mail] = await mailsTo()
    expect(mail!.text).toContain(days)
    expect(mail!.text).toContain(world.school.name)
    expect((await auditOf(world.school.id)).map(({ action, details }) => [action, details])).toEqual([['home.link-requested', { purpose }]])
    await choose(tokenIn(mail!), DEMO_PASSWORD)
    expect(await refused(signIn(DEMO_PASSWORD))).toBeUndefined()
  })

  test('children at two schools: the mail names both, once each, and none of a child who left', async () => {
    const [second, third] = [await makeSchool({ name: 'De Tweede' }), await makeSchool({ name: 'De Derde' })]
    await everything().school.update({ where: { id: world.school.id }, data: { name: 'De Eerste' } })
    const [left, ...there] = [await makePupil(third.id, null), await makePupil(second.id, null), await makePupil(second.id, null)]
    for (const pupil of [left, ...there]) await everything().pupilHome.create({ data: { schoolId: pupil.schoolId, pupilId: pupil.id, homeAccountId: world.account.id, slot: 1 } })
    await everything().pupil.update({ where: { id: left.id }, data: { removedAt: new Date() } })
    await sendForgottenHomeLink(seal('home', world.email, new Date()))
    const [mail] = await mailsTo()
    expect(mail!.text.replace(/\s+/g, ' ')).toContain('De Eerste en De Tweede hebben voor uw kind')
    expect(mail!.text).not.toContain('De Derde')
  })

  test('the job twice: one mail; and none for who lost the last child meanwhile', async () => {
    const job = seal('home', world.email, new Date())
    await sendForgottenHomeLink(job)
    await sendForgottenHomeLink(job)
    expect(await mailsTo()).toHaveLength(1)
    await everything().pupilHome.deleteMany({ where: { homeAccountId: world.account.id } })
    await sendForgottenHomeLink({ ...job, requestedAt: new Date(Date.now() + 1000).toISOString() })
    expect(await mailsTo()).toHaveLength(1)
  })
})
