import { beforeEach, describe, expect, test } from 'vitest'
import type { HomeActor } from '@/lib/access/actor'
import { createSession, createSessionIf, readSession } from '@/lib/access/session'
import { enterChild } from '@/lib/home-login/enter-child'
import { signInHome } from '@/lib/home-login/sign-in'
import { encrypt, randomToken, tokenHash } from '@/lib/platform/crypto'
import { signInByBadge } from '@/lib/pupil-login/badge'
import { signInStaff } from '@/lib/staff/sign-in'
import { DEMO_PASSWORD, makeGroup, makeHome, makePupil, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { everything, refused } from '../support/command'
import { meanwhile } from '../support/meanwhile'

const ADDRESS = '192.0.2.200'
async function makeWorld() {
  const school = await makeSchool({ addresses: [ADDRESS] })
  const group = await makeGroup(school.id)
  const [bo, aad] = [await makePupil(school.id, group.id, { pin: '1111', loginMethod: 'pin' }), await makePupil(school.id, group.id)]
  const { user, email } = await makeStaff(school.id, { roles: ['teacher'], email: `juf${next()}@school.example` })
  const parent = `ouder${next()}@thuis.example`
  const home = await makeHome(parent, [bo, aad])
  const badge = randomToken()
  await everything().pupilBadge.create({ data: { schoolId: school.id, pupilId: bo.id, tokenHash: tokenHash(badge), tokenCipher: encrypt(badge, 'badge') } })
  return { school, bo, user: user!, email: email!, parent, home, badge }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => void (world = await makeWorld()))

describe('a login under way does not outlive what it was judged by', () => {
  test('AUT-3: staff: another password chosen meanwhile', async () => {
    const change = { text: `update "user" set password_hash = 'another' where id = $1`, values: [world.user.id] }
    expect(await refused(meanwhile(change, () => signInStaff({ email: world.email, password: DEMO_PASSWORD }, ADDRESS)))).toBe('login-failed')
    expect(await everything().session.count({ where: { userId: world.user.id } })).toBe(0)
  })

  test('HOM-7: a parent: another password, or none any more', async () => {
    for (const hash of ['another', null]) {
      world = await makeWorld()
      const change = { text: 'update home_account set password_hash = $2 where id = $1', values: [world.home.id, hash] }
      expect(await refused(meanwhile(change, () => signInHome({ email: world.parent, password: DEMO_PASSWORD }, ADDRESS)))).toBe('login-failed')
      expect(await everything().session.count({ where: { homeAccountId: world.home.id } })).toBe(0)
    }
  })

  test('PUP-5: a badge made void meanwhile', async () => {
    const change = { text: 'update pupil_badge set voided_at = now() where pupil_id = $1', values: [world.bo.id] }
    const input = { token: world.badge, ref: null, pupil: null, target: null }
    expect(await meanwhile(change, () => signInByBadge(input, ADDRESS))).toEqual({ ok: false, reason: 'unknown-badge' })
    expect(await everything().session.count({ where: { pupilId: world.bo.id } })).toBe(0)
  })

  test('HOM-2: the parent’s session ended while the child gave its pin', async () => {
    const token = await createSession({ kind: 'home', homeAccountId: world.home.id, address: ADDRESS })
    const actor = (await readSession(token, ADDRESS)) as HomeActor
    const change = { text: 'update session set revoked_at = now() where home_account_id = $1', values: [world.home.id] }
    expect(await meanwhile(change, () => enterChild(actor, { pupil: world.bo.id, secret: '1111' }))).toEqual({ ok: false, reason: 'signed-out', wait: 0 })
    expect(await everything().session.count({ where: { pupilId: world.bo.id } })).toBe(0)
  })

  test('what stands makes one session, and a parent’s session ends with the child’s', async () => {
    const { passwordHash } = world.user
    const staff = { kind: 'staff', userId: world.user.id, schoolId: null, employmentId: null, address: ADDRESS } as const
    expect((await readSession(await createSessionIf({ passwordHash: passwordHash! }, staff), null))?.kind).toBe('staff')
    expect(await createSessionIf({ passwordHash: `${passwordHash!}x` }, staff)).toBeNull()
    const parent = await createSession({ kind: 'home', homeAccountId: world.home.id, address: ADDRESS })
    const actor = (await readSession(parent, ADDRESS)) as HomeActor
    const both = await Promise.all([1, 2].map(() => enterChild(actor, { pupil: world.bo.id, secret: '1111' })))
    expect(both.filter(({ ok }) => ok), 'of two at once one').toHaveLength(1)
    expect(await readSession(parent, ADDRESS)).toBeNull()
  })
})
