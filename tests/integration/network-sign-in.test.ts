import { describe, expect, test } from 'vitest'
import { chooseSchool, createSession, readSession } from '@/lib/access/session'
import { LIMITS, takeTry } from '@/lib/platform/limits'
import { Browser } from '@/mocks/test-support/browser'
import { makePupil, makeSchool, makeStaff, next, tickEnvironment } from '@/prisma/seed/factories'
import type { StaffActor } from '@/lib/access/actor'
import { workOf } from '@/lib/staff/queries'
import { auditOf, everything } from '../support/command'
import { agreed, OUTSIDE } from '../support/people'
import { PAST, portal, skool, world, eckId, connect, shortcut, path, reason, upToCallback, signIn, withEnvironment } from '../support/environment-world'

withEnvironment()

describe('SSO-3: signing in', () => {
  test('a pupil by ECK iD: a session that stands on the tick, then the overview', async () => {
    const { to, actor, cookie, token } = await signIn({ role: 'pupil', eck_id: world.boEck })
    expect(path(to)).toBe('/leerling')
    expect(actor).toMatchObject({ kind: 'pupil', pupilId: world.bo.id, login: 'environment', school: { id: world.school.id } })
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    await everything().networkConsent.updateMany({ where: { schoolId: world.school.id }, data: { withdrawnAt: new Date() } })
    expect(await readSession(token, '127.0.0.1')).toBeNull()
  })

  test('AUT-5: a teacher who is inactive by e-mail: works at this school, stays inactive', async () => {
    const { to, actor } = await signIn({ role: 'teacher', email: world.bramEmail.toUpperCase() })
    expect(path(to)).toBe('/start')
    expect(actor).toMatchObject({ kind: 'staff', userId: world.bramUser.id, employmentId: world.bram.id, school: { id: world.school.id }, roles: ['teacher'], groupIds: [world.group.id] })
    expect((await everything().user.findUniqueOrThrow({ where: { id: world.bramUser.id } })).activatedAt).toBeNull()
    expect(await auditOf(world.school.id)).toEqual([{ action: 'staff.signed-in', outcome: 'done', subjectId: null, actorKind: 'staff', details: { environment: 'skool' } }])
  })

  test('MAT-3: TARGET leads on to the title, for pupil and teacher', async () => {
    const from = shortcut({ TARGET: `${OUTSIDE}/malmberg/app/rekenreis#begin` })
    expect(path((await signIn({ eck_id: world.boEck }, from)).to)).toBe(`/start/${world.product.id}`)
    expect(path((await signIn({ email: world.bramEmail }, from)).to)).toBe(`/start/${world.product.id}`)
  })

  test('by LAS key, of a pupil or of a teacher', async () => {
    expect((await signIn({ role: 'pupil', las_key: 'S1' })).actor).toMatchObject({ pupilId: world.bo.id })
    expect((await signIn({ role: 'teacher', las_key: 'L1' })).actor).toMatchObject({ employmentId: world.bram.id })
  })

  test('somebody without a login whose address LAS and environment agree on: gets one, inactive; twice gives one', async () => {
    const lasEmail = `Nieuw${next()}@School.example`
    const { employment } = await makeStaff(world.school.id, { roles: ['teacher'], email: null, firstName: 'Nora', lastName: 'Nieuw', lasKey: 'L9' })
    await everything().employment.update({ where: { id: employment.id }, data: { lasEmail } })
    expect(reason((await signIn({ role: 'teacher', las_key: 'L9' })).to)).toBe('no-login')
    expect(reason((await signIn({ role: 'teacher', las_key: 'L9', email: 'anders@school.example' })).to)).toBe('no-login')
    const { actor } = await signIn({ role: 'teacher', email: lasEmail })
    expect(actor, 'the gebruikersovereenkomst comes first (ACC-3)').toMatchObject({ mustAgree: true, employmentId: null, name: 'Nora Nieuw', email: lasEmail.toLowerCase() })
    await agreed(lasEmail.toLowerCase())
    expect((await signIn({ role: 'teacher', email: lasEmail })).actor).toMatchObject({ employmentId: employment.id })
    expect(await everything().user.findMany({ where: { email: lasEmail.toLowerCase() }, select: { passwordHash: true, activatedAt: true } })).toEqual([{ passwordHash: null, activatedAt: null }])
  })

  test('an address whose login stood for work at this school that is over: no login, and nothing breaks', async () => {
    const { employment } = await makeStaff(world.school.id, { roles: ['teacher'], email: null, lasKey: 'L9' })
    await everything().employment.update({ where: { id: employment.id }, data: { lasEmail: world.bramEmail } })
    for (const over of [{ endsAt: PAST }, { endsAt: null, removedAt: PAST }]) {
      await everything().employment.update({ where: { id: world.bram.id }, data: over })
      const { to, token } = await signIn({ role: 'teacher', las_key: 'L9', email: world.bramEmail })
      expect([reason(to), token]).toEqual(['no-login', null])
    }
    expect((await everything().employment.findUniqueOrThrow({ where: { id: employment.id } })).userId).toBeNull()
  })

  test('one browser holds one login: the one before is over', async () => {
    const before = await createSession({ kind: 'pupil', pupilId: world.bo.id, schoolId: world.school.id, address: '127.0.0.1' })
    skool.person = { sub: 'x', eck_id: world.boEck }
    const browser = new Browser()
    const callback = await upToCallback(browser)
    const mark = (await browser.send(shortcut())).headers.getSetCookie()[0]!.split(';')[0]!
    const answer = await portal.visit(path(callback), { cookie: `${mark}; leerpoort=${before}` })
    expect(answer.location).toBe('/leerling')
    expect(await readSession(before, '127.0.0.1')).toBeNull()
  })

  test('a school’s environment speaks for that school only: no other school, no helpdesk, no publisher', async () => {
    const other = await makeSchool()
    await makeStaff(other.id, { roles: ['coordinator'], email: world.bramEmail })
    await tickEnvironment(other.id, 'skool')
    const publisher = await everything().publisher.findFirstOrThrow()
    await everything().user.update({ where: { id: world.bramUser.id }, data: { helpdesk: true, publisherId: publisher.id } })
    const { actor } = await signIn({ email: world.bramEmail })
    expect(actor).toMatchObject({ roles: ['teacher'], school: { id: world.school.id } })
    expect(await chooseSchool(actor!.sessionId, other.id)).toBe(false)
    expect(await chooseSchool(actor!.sessionId, world.school.id)).toBe(true)
    expect((await workOf(actor as StaffActor)).map(({ schoolId }) => schoolId), 'nor is it told where else').toEqual([world.school.id])
  })

  test('and by the name that this school has: what another school calls its owner is not told', async () => {
    await everything().user.update({ where: { id: world.bramUser.id }, data: { name: 'Bram van het Andere Bestuur' } })
    const { actor } = await signIn({ email: world.bramEmail })
    expect((actor as StaffActor).name).toBe([world.bram.firstName, world.bram.prefix, world.bram.lastName].filter(Boolean).join(' '))
  })
})

describe('SSO-3: who is refused, with a reason in the audit log', () => {
  const refusedFor = async () => (await auditOf(world.school.id)).filter(({ outcome }) => outcome === 'refused').map(({ action, details }) => [action, details])

  test.each<[string, () => Promise<Record<string, unknown>> | Record<string, unknown>]>([
    ['nobody’s ECK iD', () => ({ eck_id: eckId() })],
    ['only a name', () => ({ role: 'pupil', given_name: 'Bo', family_name: 'Voorbeeld', name: 'Bo Voorbeeld' })],
    ['no mark at all', () => ({})],
    ['a pupil of another school', async () => {
      const elsewhere = await makeSchool()
      const eck = eckId()
      await makePupil(elsewhere.id, null, { eckId: eck })
      await tickEnvironment(elsewhere.id, 'skool')
      return { eck_id: eck }
    }],
    ['a teacher of another school', async () => ({ email: (await makeStaff((await makeSchool()).id, { roles: ['teacher'] })).email })],
    ['a removed pupil', async () => {
      await everything().pupil.update({ where: { id: world.bo.id }, data: { removedAt: PAST } })
      return { eck_id: world.boEck }
    }],
    ['a teacher whose work ended', async () => {
      await everything().employment.update({ where: { id: world.bram.id }, data: { endsAt: PAST } })
      return { email: world.bramEmail }
    }],
    ['marks of two people', () => ({ eck_id: world.boEck, email: world.bramEmail })],
    ['a LAS key with another ECK iD than the school has', () => ({ las_key: 'S1', eck_id: eckId() })],
    ['a pupil with a teacher’s address', () => ({ role: 'pupil', email: world.bramEmail })],
    ['an address that the environment doubts', () => ({ email: world.bramEmail, email_verified: false })],
  ])('%s → not known', async (_, person) => {
    const { to, token } = await signIn(await person())
    expect([reason(to), token]).toEqual(['not-known', null])
    expect(await refusedFor()).toEqual([['network.sign-in-refused', { reason: 'not-known' }]])
  })

  test('a pupil who is not known gets the child’s page', async () => {
    expect(path((await signIn({ role: 'pupil', eck_id: eckId() })).to)).toBe('/login/netwerk?reden=not-known&omgeving=skool&wie=leerling')
  })

  const start = async (change: Record<string, string | null>) => reason(new URL((await portal.visit(path(shortcut(change)))).location!, portal.origin).href)
  test.each<[string, Record<string, string | null>]>([
    ['unknown-environment', { NETWERKBEHEERDER: 'bestaat-niet' }], ['unknown-environment', { NETWERKBEHEERDER: null }], ['unknown-environment', { NETWERKBEHEERDER: "'; drop table" }],
    ['unknown-school', { INSTELLING_REF: '00000000-0000-4000-8000-000000000000' }], ['unknown-school', { INSTELLING_REF: 'x' }], ['unknown-school', { INSTELLING_REF: null }],
    ['unknown-title', { TARGET: 'https://kwaad.example/' }], ['unknown-title', { TARGET: '//kwaad.example' }], ['unknown-title', { TARGET: 'javascript:alert(1)' }],
    ['no-tick', { NETWERKBEHEERDER: 'moo' }],
  ])('%s: %j', async (expected, change) => expect(await start(change)).toBe(expected))

  test('a closed school; an environment without connection', async () => {
    await connect({ issuer: null })
    expect(await start({})).toBe('not-connected')
    await everything().school.update({ where: { id: world.school.id }, data: { active: false } })
    expect(await start({})).toBe('unknown-school')
  })

  test('NET-3: without the tick nothing begins, and what was under way is not finished', async () => {
    const browser = new Browser()
    skool.person = { sub: 'x', eck_id: world.boEck }
    const callback = await upToCallback(browser)
    await everything().networkConsent.updateMany({ where: { schoolId: world.school.id }, data: { withdrawnAt: new Date() } })
    expect(reason(new URL((await browser.send(callback)).headers.get('location')!, portal.origin).href)).toBe('no-tick')
    expect(await start({})).toBe('no-tick')
    expect(await refusedFor()).toEqual([['network.sign-in-refused', { reason: 'no-tick' }], ['network.sign-in-refused', { reason: 'no-tick' }]])
    expect(await everything().session.count({ where: { schoolId: world.school.id } })).toBe(0)
  })

  test('broken off at the environment', async () => expect(reason((await signIn(null)).to)).toBe('cancelled'))

  test('more than a school would ever begin: wait', async () => {
    const from = '127.0.0.9'
    for (let tries = 0; tries < LIMITS['network-sign-in'].points; tries += 1) await takeTry('network-sign-in', from)
    expect((await portal.visit(path(shortcut()), { from })).location).toContain('reden=too-often')
    expect((await portal.visit(path(shortcut()))).location).toContain(skool.issuer)
  })
})
