import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { createSession, readSession } from '@/lib/access/session'
import { currentNotices, forgetNotices } from '@/lib/notices/current'
import { dropOldNotices } from '@/lib/notices/housekeeping'
import { dismissNotice } from '@/lib/notices/dismiss-notice'
import { allNotices, newsPage, noticesOf, noticeToChange } from '@/lib/notices/queries'
import { endNotice, saveNotice } from '@/lib/notices/save-notice'
import { noticeInput } from '@/lib/notices/schema'
import { viewerOf } from '@/lib/notices/viewer'
import { makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { auditOf, everything, refused } from '../support/command'
import { beside, helpdeskSignedIn } from '../support/helpdesk'
import { signedIn } from '../support/people'

let helpdesk: StaffActor
let teacher: StaffActor
beforeEach(async () => {
  helpdesk = (await helpdeskSignedIn()).actor
  teacher = (await signedIn((await makeSchool()).id, { roles: ['teacher'] })).actor
})
afterEach(async () => {
  await everything().notice.deleteMany()
  forgetNotices()
})

const hour = 3_600_000
const save = (given: Partial<Parameters<typeof saveNotice>[1]> = {}, now = new Date()) => beside(helpdesk, (context) => saveNotice(context, { kind: 'news', audience: 'staff', text: 'Nieuw scherm', more: '', ...given }), now)
const only = async () => (await allNotices(new Date()))[0]!

test('AUT-8: a notice is seen at once where it was written, until it is ended', async () => {
  await save()
  expect((await currentNotices(new Date())).map(({ text }) => text)).toEqual(['Nieuw scherm'])
  const { id } = await only()
  await beside(helpdesk, (context) => endNotice(context, { noticeId: id }))
  expect(await currentNotices(new Date())).toEqual([])
  expect(await newsPage('staff', new Date())).toMatchObject({ current: [], coming: [], over: [{ id }] })
  expect(await refused(beside(helpdesk, (context) => endNotice(context, { noticeId: id })))).toBe('not-found')
  expect((await auditOf(null)).slice(-2)).toMatchObject([{ action: 'helpdesk.notice-written', subjectId: id }, { action: 'helpdesk.notice-ended', subjectId: id }])
})

test('AUT-8: one that is planned comes up by itself and goes by itself; taken back before it began, it is gone', async () => {
  const now = new Date()
  await save({ startsAt: new Date(now.getTime() + hour), endsAt: new Date(now.getTime() + 2 * hour) })
  expect(await currentNotices(now)).toEqual([])
  expect((await newsPage('staff', now)).coming).toHaveLength(1)
  forgetNotices()
  expect(await currentNotices(new Date(now.getTime() + hour))).toHaveLength(1)
  forgetNotices()
  expect(await currentNotices(new Date(now.getTime() + 2 * hour))).toEqual([])
  await beside(helpdesk, async (context) => endNotice(context, { noticeId: (await only()).id }))
  expect(await allNotices(now)).toEqual([])
})

test('what was read is kept for ten seconds, and a notice in it still ends on time', async () => {
  const now = new Date()
  await save({ endsAt: new Date(now.getTime() + 5_000) }, now)
  expect(await currentNotices(now)).toHaveLength(1)
  await everything().notice.create({ data: { kind: 'outage', audience: 'staff', text: 'Van een ander proces', startsAt: now } })
  expect(await currentNotices(new Date(now.getTime() + 1_000))).toHaveLength(1)
  expect(await currentNotices(new Date(now.getTime() + 6_000))).toEqual([])
  expect((await currentNotices(new Date(now.getTime() + 11_000))).map(({ text }) => text)).toEqual(['Van een ander proces'])
})

test('somebody puts it away for herself; a fault stays; other words come back', async () => {
  await save()
  const { id } = await only()
  const away = (actor: StaffActor) => beside(actor, (context) => dismissNotice(context, { noticeId: id }))
  await away(teacher)
  await away(teacher)
  const seen = async (actor: StaffActor) => (await noticesOf(actor.userId, 'staff', new Date())).length
  expect([await seen(teacher), await seen(helpdesk)]).toEqual([0, 1])
  await save({ noticeId: id, text: 'Nu anders' })
  expect(await seen(teacher)).toBe(1)
  await save({ noticeId: id, kind: 'outage' })
  expect(await refused(away(teacher))).toBe('not-found')
  expect(await seen(teacher)).toBe(1)
  expect(await noticeToChange(randomUUID())).toBeNull()
  expect(await refused(save({ noticeId: randomUUID() }))).toBe('not-found')
})

test('what was over a year ago goes, with who put it away; what goes on stays', async () => {
  const now = new Date()
  const old = new Date(now.getTime() - 366 * 24 * hour)
  await save({ text: 'Lang voorbij', startsAt: new Date(old.getTime() - hour), endsAt: old })
  await save({ text: 'Gaat door', startsAt: new Date(old.getTime() - hour) })
  await everything().noticeDismissal.create({ data: { noticeId: (await everything().notice.findFirstOrThrow({ where: { text: 'Lang voorbij' } })).id, userId: teacher.userId } })
  await dropOldNotices(now)
  expect((await everything().notice.findMany()).map(({ text }) => text)).toEqual(['Gaat door'])
  expect(await everything().noticeDismissal.count()).toBe(0)
})

test('bad input: no kind, no text, several lines, ends before it begins', async () => {
  const good = { kind: 'outage', audience: 'staff', text: 'Inloggen gaat traag' }
  expect(noticeInput.safeParse(good).success).toBe(true)
  expect(noticeInput.parse({ ...good, startsAt: '2026-11-23T09:00' }).startsAt?.toISOString()).toBe('2026-11-23T08:00:00.000Z')
  for (const bad of [{ kind: 'x' }, { audience: 'pupils' }, { text: '' }, { text: 'a'.repeat(161) }, { text: 'een\ntwee regels' }, { more: 'a'.repeat(4001) }, { startsAt: 'gisteren' }, { startsAt: '2026-11-23T09:00', endsAt: '2026-11-23T09:00' }, { noticeId: 'x' }])
    expect(noticeInput.safeParse({ ...good, ...bad }).success, JSON.stringify(bad)).toBe(false)
  expect(await refused(save({ endsAt: new Date(Date.now() - hour) }))).toBe('invalid-input')
})

test('HLP-1: Actueel tells each what is for them: over and planned ones too', async () => {
  for (const audience of ['everybody', 'staff', 'coordinators', 'parents'] as const) await save({ audience, text: `voor ${audience}` })
  const seen = async (viewer: Parameters<typeof newsPage>[0]) => (await newsPage(viewer, new Date())).current.map(({ text }) => text.slice(5)).sort()
  expect(await seen('front')).toEqual(['everybody'])
  expect(await seen('parent')).toEqual(['everybody', 'parents'])
  expect(await seen('staff')).toEqual(['everybody', 'staff'])
  expect(await seen('coordinator')).toEqual(['coordinators', 'everybody', 'staff'])
  for (const { id } of await allNotices(new Date())) await beside(helpdesk, (context) => endNotice(context, { noticeId: id }))
  expect((await newsPage('front', new Date())).over.map(({ audience }) => audience)).toEqual(['everybody'])
  await save({ audience: 'parents', startsAt: new Date(Date.now() + hour) })
  expect((await newsPage('front', new Date())).coming).toEqual([])
  expect((await newsPage('parent', new Date())).coming).toHaveLength(1)
})

test('AUT-8: ‘Actueel’ has for a coordinator what is for coordinators, also before she chose one of her schools; however many there are for others', async () => {
  const [one, two] = [await makeSchool(), await makeSchool()]
  const email = `ict${next()}@school.example`
  const { user } = await makeStaff(one.id, { roles: ['coordinator'], email })
  await makeStaff(two.id, { roles: ['teacher'], email })
  const actorAt = async (schoolId: string | null, employmentId: string | null, userId = user!.id) => readSession(await createSession({ kind: 'staff', userId, schoolId, employmentId, address: '127.0.0.1' }), '127.0.0.1')
  const now = new Date()
  await save({ audience: 'coordinators', text: 'Voor coördinatoren', startsAt: new Date(now.getTime() - 2 * hour) })
  await everything().notice.createMany({ data: Array.from({ length: 101 }, () => ({ kind: 'news' as const, audience: 'parents' as const, text: 'Voor ouders', startsAt: now })) })
  const seen = async (actor: Awaited<ReturnType<typeof readSession>>) => (await newsPage(await viewerOf(actor, undefined, now), now)).current.map(({ text }) => text)
  expect(await seen(await actorAt(null, null))).toEqual(['Voor coördinatoren'])
  expect(await seen((await signedIn(one.id, { roles: ['coordinator'] })).actor)).toEqual(['Voor coördinatoren'])
  for (const stranger of [teacher, await actorAt(null, null, teacher.userId), null]) expect(await seen(stranger)).toEqual([])
})
