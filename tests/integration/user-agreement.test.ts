import { describe, expect, test } from 'vitest'
import { AGREEMENT_VERSION } from '@/lib/access/agreement'
import { nativeBeside, nativeStaff } from '@/lib/access/native-staff'
import { may, PERMISSIONS, type Permission } from '@/lib/access/permissions'
import { createSession, readSession } from '@/lib/access/session'
import type { StaffActor } from '@/lib/access/actor'
import { launchManagement, launchTitle, mayEnter } from '@/lib/sso/launch'
import { acceptAgreement, acceptedAt } from '@/lib/staff/accept-agreement'
import { USER_AGREEMENT } from '@/lib/staff/user-agreement'
import { makeSchool, makeStaff, makeUser } from '@/prisma/seed/factories'
import { auditOf, everything, refused } from '../support/command'
import { cookieOf } from '../support/people'

const ID = '11111111-1111-4111-8111-111111111111'

/** A coordinator whose login has accepted these versions only. */
async function coordinator(versions: string[] = []) {
  const school = await makeSchool()
  const { user, employment } = await makeStaff(school.id, { roles: ['coordinator'] })
  await everything().agreementAcceptance.deleteMany({ where: { userId: user!.id } })
  await everything().agreementAcceptance.createMany({ data: versions.map((version) => ({ userId: user!.id, version })) })
  const token = await createSession({ kind: 'staff', userId: user!.id, schoolId: school.id, employmentId: employment.id, address: '127.0.0.1' })
  const actor = async () => (await readSession(token, '127.0.0.1')) as StaffActor
  return { school, userId: user!.id, token, actor }
}
const request = (token: string) => ({ headers: { origin: 'http://localhost:3000', cookie: cookieOf(token) } }) as Parameters<typeof nativeStaff>[0]

describe('ACC-3: nobody acts before accepting the gebruikersovereenkomst', () => {
  test('no school, no role, no permission, no upload, no title', async () => {
    const { actor, token } = await coordinator()
    const one = await actor()
    expect(one).toMatchObject({ mustAgree: true, school: null, employmentId: null, roles: [], groupIds: [] })
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) expect(may(one.roles, permission)).toBe(false)
    expect(await nativeStaff(request(token), '127.0.0.1', 'roster.import')).toBeNull()
    expect(await nativeBeside(request(token), '127.0.0.1', 'profile.view')).toBeNull()
    expect(await launchTitle(one, ID)).toBe(`/gebruikersovereenkomst/accepteren?next=${encodeURIComponent(`/start/${ID}`)}`)
    expect(await launchManagement(one, ID)).toContain('/gebruikersovereenkomst/accepteren')
    expect(await mayEnter(one, { clientId: 'rezulto' }, undefined)).toMatchObject({ ok: false })
  })

  test('the helpdesk too', async () => {
    const user = await makeUser({ email: 'zonder@leerpoort.example', name: 'Zonder', helpdesk: true, agreed: false })
    const token = await createSession({ kind: 'staff', userId: user.id, schoolId: null, employmentId: null, address: '127.0.0.1' })
    expect(await readSession(token, null)).toMatchObject({ mustAgree: true, roles: [] })
    expect(await nativeBeside(request(token), '127.0.0.1', 'accounts.decide', { reads: true })).toBeNull()
  })

  test('accepted: at the next click everything is there; which version, who and when is kept; twice is once', async () => {
    const { actor, school, userId } = await coordinator()
    const now = new Date('2026-11-22T10:00:00Z')
    await Promise.all([acceptAgreement(await actor(), AGREEMENT_VERSION, now), acceptAgreement(await actor(), AGREEMENT_VERSION, now)])
    const one = await actor()
    expect([one.mustAgree, one.school?.id, one.roles]).toEqual([undefined, school.id, ['coordinator']])
    expect(await acceptedAt(userId)).toEqual(now)
    expect((await auditOf(null)).filter(({ action, subjectId }) => action === 'staff.agreed' && subjectId === userId)).toMatchObject([{ details: { version: AGREEMENT_VERSION } }])
  })

  test('AUT-4: a session from elsewhere, which may be a thief’s, accepts nothing for anybody', async () => {
    const { token, userId } = await coordinator()
    const elsewhere = (await readSession(token, '203.0.113.9')) as StaffActor
    expect(elsewhere.hold?.kind).toBe('moved')
    expect(await refused(acceptAgreement(elsewhere, AGREEMENT_VERSION, new Date()))).toBe('session-moved')
    expect(await acceptedAt(userId)).toBeNull()
  })

  test('a new version asks everybody again; the old acceptance stays on record', async () => {
    const { actor, userId } = await coordinator(['2025-1'])
    expect((await actor()).mustAgree).toBe(true)
    expect(await refused(acceptAgreement(await actor(), '2025-1', new Date()))).toBe('agreement-newer')
    await acceptAgreement(await actor(), AGREEMENT_VERSION, new Date())
    expect(await everything().agreementAcceptance.count({ where: { userId } })).toBe(2)
  })
})

test('AUT-4, ACC-11: nobody accepts with a cookie that came from elsewhere, nor while looking on', async () => {
  const { actor, userId, token } = await coordinator()
  const moved = (await readSession(token, '198.51.100.9')) as StaffActor
  expect(moved.hold?.kind).toBe('moved')
  expect(await refused(acceptAgreement(moved, AGREEMENT_VERSION, new Date()))).toBe('session-moved')
  expect(await refused(acceptAgreement({ ...(await actor()), lookOn: { id: ID, until: new Date(), reason: 'x' } }, AGREEMENT_VERSION, new Date()))).toBe('look-on')
  expect(await everything().agreementAcceptance.count({ where: { userId } })).toBe(0)
})

test('DAT-5: the agreement has words', () => {
  for (const { title, points } of USER_AGREEMENT) expect([title, ...points].every((text) => /\S/.test(text))).toBe(true)
})
