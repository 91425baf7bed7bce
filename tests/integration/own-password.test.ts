import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { readSession } from '@/lib/access/session'
import { runBeside } from '@/lib/access/run-command'
import { addPasskey, makeRecoveryCodes } from '@/lib/login-security/change-factors'
import { changePassword, hashFresh } from '@/lib/login-security/change-password'
import { hasFactor } from '@/lib/login-security/factors'
import { clearFactors } from '@/lib/login-security/clear-factors'
import { signInStaff } from '@/lib/staff/sign-in'
import { signInBySecondStep } from '@/lib/staff/sign-in-stronger'
import { DEMO_PASSWORD, makeUser, next } from '@/prisma/seed/factories'
import { auditOf, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { freshWorld, HERE, does, me, passkey, stepOwed, withApp, world } from '../support/second-factor'

beforeEach(freshWorld)

describe('AUT-2: another password', () => {
  const change = async (password: string, token = world.token) => {
    const actor = await me(token)
    const hash = await hashFresh(actor, { password })
    await runBeside(actor, (context) => changePassword(context, { password }, hash))
  }

  test('the new one opens, the old one does not; what the old one opened elsewhere ends, this session goes on; the owner is mailed', async () => {
    const { token: elsewhere } = await signInStaff({ email: world.email, password: DEMO_PASSWORD }, HERE.address)
    await change('Een andere zin met 7')
    expect(await readSession(elsewhere, HERE.address)).toBeNull()
    expect(await me()).toMatchObject({ userId: world.userId })
    await expect(signInStaff({ email: world.email, password: DEMO_PASSWORD }, HERE.address)).rejects.toMatchObject({ code: 'login-failed' })
    expect((await signInStaff({ email: world.email, password: 'Een andere zin met 7' }, HERE.address)).token).toBeTruthy()
    expect((await mailsOf({ recipient: world.email })).at(-1)!.text).toContain('is het wachtwoord gewijzigd')
    expect((await auditOf(world.school.id)).filter(({ action }) => action === 'staff.password-set')).toHaveLength(1)
  })

  test('a second step that was under way with the old one opens nothing any more', async () => {
    const { at, code } = await withApp()
    const step = await stepOwed()
    await change('Een andere zin met 7')
    await expect(signInBySecondStep(step, { code: code(2) }, HERE, at(2))).rejects.toThrow()
  })

  test('not for who logged in a while ago and has not said again who is there', async () => {
    await everything().session.updateMany({ where: { userId: world.userId }, data: { createdAt: new Date(Date.now() - 3_600_000), provedAt: null } })
    await expect(change('Een andere zin met 7')).rejects.toMatchObject({ code: 'prove-first' })
    expect((await signInStaff({ email: world.email, password: DEMO_PASSWORD }, HERE.address)).token).toBeTruthy()
  })
})

describe('AUT-7: who lost everything, by the helpdesk', () => {
  const desk = async () => {
    const user = await makeUser({ email: `helpdesk${next()}@leerpoort.example`, name: 'Hulp', helpdesk: true })
    const { token } = await signInStaff({ email: user.email, password: DEMO_PASSWORD }, HERE.address)
    return me(token)
  }
  const clear = async (actor: StaffActor, userId = world.userId) => runBeside(actor, (context) => clearFactors(context, { userId }))

  test('passkeys, app and codes go and sessions end; the password opens alone; school and owner hear of it', async () => {
    await withApp()
    await does((context) => addPasskey(context, { answer: '', name: 'Telefoon' }, passkey()))
    await does(makeRecoveryCodes)
    const step = await stepOwed()
    await clear(await desk())
    expect(await hasFactor(world.userId)).toBe(false)
    expect(await readSession(world.token, HERE.address)).toBeNull()
    await expect(signInBySecondStep(step, { code: '000000' }, HERE, new Date())).rejects.toThrow()
    expect((await signInStaff({ email: world.email, password: DEMO_PASSWORD }, HERE.address)).token).toBeTruthy()
    expect((await auditOf(world.school.id)).map(({ action }) => action)).toContain('factor.cleared')
    expect((await mailsOf({ recipient: world.email })).at(-1)!.text).toContain('heeft de helpdesk de passkeys')
  })

  test('not of who has none, not of nobody, not the own', async () => {
    const actor = await desk()
    expect(await refused(clear(actor))).toBe('no-second-step')
    expect(await refused(clear(actor, '00000000-0000-4000-8000-000000000000'))).toBe('not-found')
    expect(await refused(clear(actor, actor.userId))).toBe('not-own-second-step')
  })
})
