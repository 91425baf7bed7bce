import { generateSecret, generateSync } from 'otplib'
import { beforeEach, describe, expect, test } from 'vitest'
import { readSession } from '@/lib/access/session'
import { addPasskey, beginApp, confirmApp, makeRecoveryCodes, mustBeFresh, removeApp, removePasskey } from '@/lib/login-security/change-factors'
import { isOurs, makeChallenge, spendChallenge } from '@/lib/login-security/challenge'
import { factorsOf, hasFactor } from '@/lib/login-security/factors'
import { dropOldSteps } from '@/lib/login-security/housekeeping'
import { signedBy } from '@/lib/login-security/passkeys'
import { appToConfirm, loginRulesOf } from '@/lib/login-security/queries'
import { CODES, stepOf } from '@/lib/login-security/second-step'
import { setLoginRules } from '@/lib/login-security/set-login-rules'
import { tokenHash } from '@/lib/platform/crypto'
import { pool } from '@/lib/platform/db/pool'
import { signInStaff } from '@/lib/staff/sign-in'
import { signInByPasskey, signInBySecondStep } from '@/lib/staff/sign-in-stronger'
import { DEMO_PASSWORD, makeStaff, next } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { staffActor } from '../support/people'
import { freshWorld, HERE, does, makeWorld, me, passkey, stepOwed, withApp, world } from '../support/second-factor'

beforeEach(freshWorld)

describe('AUT-7: an app with codes', () => {
  test('is a factor once its first code was right; the secret lies encrypted', async () => {
    await does((context) => beginApp(context))
    expect(await hasFactor(world.userId)).toBe(false)
    const shown = (await appToConfirm(await me()))!
    const row = await everything().totpApp.findUniqueOrThrow({ where: { userId: world.userId } })
    const secret = shown.key.replaceAll(' ', '')
    expect(shown.uri).toContain(`secret=${secret}`)
    expect(Buffer.from(row.secretCipher).includes(secret)).toBe(false)
    expect(await refused(does((context) => confirmApp(context, { code: '000000' })))).toBe('code-wrong')
    expect(await refused(does((context) => confirmApp(context, { code: 'abc' })))).toBe('code-wrong')
    await does((context) => confirmApp(context, { code: generateSync({ secret }) }))
    expect(await hasFactor(world.userId)).toBe(true)
    expect(await appToConfirm(await me())).toBeNull()
    expect(await refused(does((context) => beginApp(context)))).toBe('app-there-already')
    expect((await mailsOf({ recipient: world.email })).map(({ text }) => text).join()).toContain('is een app met codes toegevoegd')
  })

  test('the password alone makes no session any more; with a code it does, and each code once', async () => {
    const { at, code } = await withApp()
    const before = await everything().session.count({ where: { userId: world.userId } })
    const step = await stepOwed()
    expect(await everything().session.count({ where: { userId: world.userId } })).toBe(before)
    expect(await readSession(step, HERE.address), 'the step is no session').toBeNull()
    expect(await refused(signInBySecondStep(step, { code: code(0) }, HERE, at(0))), 'the code that set it up').toBe('code-wrong')
    const { token } = await signInBySecondStep(step, { code: code(1) }, HERE, at(1))
    expect(await readSession(token, HERE.address)).toMatchObject({ userId: world.userId, roles: ['coordinator'] })
    expect(await refused(signInBySecondStep(step, { code: code(2) }, HERE, at(2))), 'a step is taken once').toBe('step-gone')
    expect(await refused(signInBySecondStep(await stepOwed(), { code: code(1) }, HERE, at(1))), 'the code again').toBe('code-wrong')
  })

  test('one code given twice at once counts once', async () => {
    const { at, code } = await withApp()
    const steps = [await stepOwed(), await stepOwed()]
    const outcomes = await Promise.all(steps.map((step) => refused(signInBySecondStep(step, { code: code(1) }, HERE, at(1)))))
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1)
  })

  test('guesses are slowed down, whichever step they come with; the right one waits too; then it opens', async () => {
    const { at, code } = await withApp()
    for (let guess = 0; guess < CODES.free; guess += 1) expect(await refused(signInBySecondStep(await stepOwed(), { code: '000000' }, HERE, at(1)))).toBe('code-wrong')
    expect(await refused(signInBySecondStep(await stepOwed(), { code: code(1) }, HERE, at(1)))).toBe('code-wait')
    await pool().query("update rate_limit set expire = 1 where key like 'second-step:%'")
    expect(await refused(signInBySecondStep(await stepOwed(), { code: code(1) }, HERE, at(1)))).toBeUndefined()
    expect(await everything().auditEvent.count({ where: { action: 'factor.refused', subjectId: world.userId } })).toBe(CODES.free)
  })

  test('a step dies after ten minutes, with another password, and is nobody’s when made up', async () => {
    await withApp()
    const [old, changed] = [await stepOwed(), await stepOwed()]
    expect(await stepOf(old, new Date(Date.now() + 601_000))).toBeNull()
    expect(await stepOf('x'.repeat(43), new Date())).toBeNull()
    expect(await stepOf('x'.repeat(5000), new Date())).toBeNull()
    expect(await stepOf(changed, new Date())).not.toBeNull()
    await everything().user.update({ where: { id: world.userId }, data: { passwordHash: 'ander' } })
    expect(await stepOf(changed, new Date())).toBeNull()
    await dropOldSteps(new Date(Date.now() + 601_000))
    expect(await everything().loginStep.count({ where: { userId: world.userId } })).toBe(0)
  })
})

describe('AUT-7: recovery codes', () => {
  test('come with the first factor, once; a second factor leaves those that are there alone', async () => {
    const { codes } = await withApp()
    expect(new Set(codes).size).toBe(10)
    expect((await factorsOf(world.userId)).codesLeft).toBe(10)
    expect((await auditOf(world.school.id)).map(({ action }) => action)).toEqual(expect.arrayContaining(['factor.added', 'factor.recovery-made']))
    expect(await does((context) => addPasskey(context, { answer: '{}', name: 'Laptop' }, passkey()))).toBeNull()
    await signInBySecondStep(await stepOwed(), { code: codes![0]! }, HERE, new Date())
  })

  test('come with a passkey too, when that is the first; who lost all of them gets new ones with the next factor', async () => {
    const told = await does((context) => addPasskey(context, { answer: '{}', name: 'Laptop' }, passkey()))
    expect(told?.codes).toHaveLength(10)
    await everything().recoveryCode.updateMany({ where: { userId: world.userId }, data: { usedAt: new Date() } })
    const mailed = async () => (await mailsOf({ recipient: world.email })).map(({ text }) => text).join()
    expect(await mailed(), 'the first ones come with what was set up').not.toContain('nieuwe herstelcodes')
    expect((await withApp()).codes).toHaveLength(10)
    expect((await factorsOf(world.userId)).codesLeft).toBe(10)
    expect(await mailed(), 'the owner hears of codes that nobody asked for').toContain('nieuwe herstelcodes')
  })

  test('ten, hashed, each once, replaced as a whole; using one is mailed', async () => {
    await withApp()
    const { codes } = await does((context) => makeRecoveryCodes(context))
    expect(new Set(codes).size).toBe(10)
    const rows = await everything().recoveryCode.findMany({ where: { userId: world.userId } })
    for (const { codeHash } of rows) expect(codes.some((code) => Buffer.from(codeHash).equals(Buffer.from(tokenHash(code))))).toBe(false)
    await signInBySecondStep(await stepOwed(), { code: codes[3]!.toLowerCase().replace('-', ' ') }, HERE, new Date())
    expect(await refused(signInBySecondStep(await stepOwed(), { code: codes[3]! }, HERE, new Date()))).toBe('recovery-wrong')
    expect((await factorsOf(world.userId)).codesLeft).toBe(9)
    expect((await mailsOf({ recipient: world.email })).map(({ text }) => text).join()).toContain('ingelogd met een herstelcode')
    await does((context) => makeRecoveryCodes(context))
    expect(await refused(signInBySecondStep(await stepOwed(), { code: codes[4]! }, HERE, new Date()))).toBe('recovery-wrong')
  })

  test('somebody else’s are worth nothing; without a factor there are none', async () => {
    expect(await refused(does((context) => makeRecoveryCodes(context)))).toBe('no-factor-yet')
    await withApp()
    const { codes } = await does((context) => makeRecoveryCodes(context))
    await freshWorld()
    await withApp()
    expect(await refused(signInBySecondStep(await stepOwed(), { code: codes[0]! }, HERE, new Date()))).toBe('recovery-wrong')
  })
})

describe('AUT-7: passkeys', () => {
  test('a challenge is for one purpose and one subject, for five minutes, once', async () => {
    const now = new Date()
    const text = Buffer.from(makeChallenge('step', 'ik', now)).toString('base64url')
    expect(isOurs('step', 'ik', text, now)).toBe(true)
    for (const [purpose, subject] of [['login', 'ik'], ['step', 'jij'], ['prove', 'ik'], ['register', 'ik']] as const) expect(isOurs(purpose, subject, text, now)).toBe(false)
    expect(isOurs('step', 'ik', text, new Date(now.getTime() + 301_000))).toBe(false)
    expect(isOurs('step', 'ik', `${text.slice(0, -2)}AA`, now)).toBe(false)
    expect(isOurs('step', 'ik', '', now)).toBe(false)
    expect([await spendChallenge(text, now), await spendChallenge(text, now)]).toEqual([true, false])
  })

  test('what is no answer of a passkey is refused, never an error', async () => {
    const made = passkey()
    await does((context) => addPasskey(context, { name: 'laptop', answer: '' }, made))
    const id = Buffer.from(made.credentialId).toString('base64url')
    for (const answer of ['', '{', 'null', '[]', '{"id":1}', '{"id":"x","response":{}}', JSON.stringify({ id, rawId: id, type: 'public-key', response: { clientDataJSON: 'e30', authenticatorData: '', signature: '' } })]) {
      expect(await signedBy('login', '', answer, new Date())).toBeNull()
      expect(await refused(signInByPasskey(answer, HERE, new Date()))).toBe('passkey-failed')
      expect(await refused(signInBySecondStep(await stepOwed(), { answer }, HERE, new Date()))).toBe('passkey-failed')
    }
  })

  test('another person’s cannot be removed, and no passkey is two people’s', async () => {
    const made = passkey()
    await does((context) => addPasskey(context, { name: 'laptop', answer: '' }, made))
    const [own] = (await factorsOf(world.userId)).passkeys
    await freshWorld()
    expect(await refused(does((context) => removePasskey(context, { passkeyId: own!.id })))).toBe('not-found')
    expect(await refused(does((context) => addPasskey(context, { name: 'laptop', answer: '' }, made)))).toBe('passkey-not-added')
  })
})

describe('AUT-7: changing it', () => {
  test('asks for a login, password or passkey of the last ten minutes', async () => {
    expect(await refused(mustBeFresh(await me()))).toBeUndefined()
    await pool().query("update session set created_at = now() - interval '11 minutes' where token_hash = $1", [Buffer.from(tokenHash(world.token))])
    expect(await refused(mustBeFresh(await me()))).toBe('prove-first')
    await pool().query('update session set proved_at = now() where token_hash = $1', [Buffer.from(tokenHash(world.token))])
    expect(await refused(mustBeFresh(await me()))).toBeUndefined()
  })

  test('the first factor ends the sessions that only a password opened; this one goes on', async () => {
    const { token: other } = await signInStaff({ email: world.email, password: DEMO_PASSWORD }, HERE.address)
    await withApp()
    expect(await readSession(other, HERE.address)).toBeNull()
    expect(await me()).toMatchObject({ userId: world.userId })
    expect((await auditOf(world.school.id)).map(({ action }) => action)).toContain('factor.added')
  })

  test('with the last one the codes on paper go, and the password is enough again', async () => {
    await withApp()
    await does((context) => makeRecoveryCodes(context))
    await does((context) => removeApp(context))
    expect(await factorsOf(world.userId)).toEqual({ passkeys: [], app: null, codesLeft: 0, codesLoose: false })
    expect(await refused(signInStaff({ email: world.email, password: DEMO_PASSWORD }, HERE.address))).toBeUndefined()
    expect((await mailsOf({ recipient: world.email })).map(({ text }) => text).join()).toContain('is de app met codes verwijderd')
  })
})

describe('AUT-7: a school asks it of its coordinators', () => {
  const ask = async (secondFactor: 'on' | undefined) => command(await staffActor(world.token), (context) => setLoginRules(context, { secondFactor, strict: undefined }))

  test('a session without is powerless at once, and mends itself once there is one', async () => {
    await ask('on')
    expect(await me()).toMatchObject({ hold: { kind: 'second-factor', school: { id: world.school.id } }, school: null, employmentId: null, roles: [], groupIds: [] })
    const again = await signInStaff({ email: world.email, password: DEMO_PASSWORD }, HERE.address)
    expect(await me(again.token)).toMatchObject({ roles: [] })
    const { at, code } = await withApp()
    expect(await me()).toMatchObject({ school: { id: world.school.id }, roles: ['coordinator'] })
    expect((await me()).hold).toBeUndefined()
    const { token } = await signInBySecondStep(await stepOwed(), { code: code(1) }, HERE, at(1))
    expect((await me(token)).roles).toEqual(['coordinator'])
    expect(await refused(does((context) => removeApp(context))), 'the last one stays').toBe('factor-needed')
  })

  test('teachers, other schools, and the time before it are not asked', async () => {
    const { user } = await makeStaff(world.school.id, { roles: ['teacher'], email: `juf${next()}@school.example` })
    const elsewhere = await makeWorld()
    await ask('on')
    expect(await loginRulesOf({ schoolId: elsewhere.school.id, groupIds: 'all' })).toEqual({ secondFactor: false, strict: false })
    const { token } = await signInStaff({ email: user!.email, password: DEMO_PASSWORD }, HERE.address)
    expect((await me(token)).roles).toEqual(['teacher'])
    expect((await me(elsewhere.token)).roles).toEqual(['coordinator'])
  })
})

test('an app’s secret is of 160 bits', () => expect(generateSecret()).toHaveLength(32))
