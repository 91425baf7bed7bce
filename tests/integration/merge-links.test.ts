import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scopeOf, type StaffActor } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { mergePreview, type MergePreview } from '@/lib/procedures/queries'
import { mergeSchools } from '@/lib/procedures/merge-schools'
import { undoMerge } from '@/lib/procedures/undo-merge'
import { addPerson } from '@/lib/staff/add-person'
import { confirmWork, workToConfirm } from '@/lib/staff/confirm-work'
import { setPassword } from '@/lib/staff/set-password'
import { endEmployment } from '@/lib/staff/set-roles'
import { teachersOf } from '@/lib/staff/teachers'
import { makeBoard, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { beside, helpdeskActor } from '../support/beside'
import { command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { seedTestPublishers, signedIn } from '../support/people'

const now = new Date()
const HERE = { address: '127.0.0.1', now }
let helpdesk: StaffActor
let goes: StaffAtSchool
let stays: StaffAtSchool
/** Somebody who logs in elsewhere already, and somebody who never did. */
let known: string
let fresh: string

beforeAll(async () => {
  await seedTestPublishers()
  helpdesk = await helpdeskActor()
})
beforeEach(async () => {
  const { id: boardId } = await makeBoard()
  goes = (await signedIn((await makeSchool({ boardId })).id, { roles: ['coordinator'] })).actor
  stays = (await signedIn((await makeSchool({ boardId })).id, { roles: ['coordinator'] })).actor
  known = `elders${next()}@school.example`
  fresh = `nieuw${next()}@school.example`
  await makeStaff((await makeSchool()).id, { roles: ['teacher'], email: known })
})

const add = (email: string, actor: StaffAtSchool) => command(actor, (context) => addPerson(context, { firstName: 'Nora', prefix: null, lastName: 'Nieuw', email, roles: ['supportStaff'], groupIds: [] }))
const tokenTo = async (recipient: string) => (await mailsOf({ recipient })).flatMap(({ text }) => /\/login\/wachtwoord\/([0-9a-f-]{36})/.exec(text)?.[1] ?? []).at(-1)!
const work = (email: string) => everything().employment.findMany({ where: { removedAt: null, schoolId: { in: [goes.school.id, stays.school.id] }, OR: [{ invitedEmail: email }, { user: { email } }] } })
async function merge(): Promise<string> {
  const { digest } = (await mergePreview({ goes: await brinOf(goes), stays: await brinOf(stays), brin: null, chosen: [] }, now)) as MergePreview
  const { mergeId } = await beside(helpdesk, (context) => mergeSchools(context, { goesId: goes.school.id, staysId: stays.school.id, digest, keep: [], sure: 'ja' }))
  return mergeId
}
const brinOf = async ({ school }: StaffAtSchool) => (await everything().school.findUniqueOrThrow({ where: { id: school.id } })).brin!
const undo = (mergeId: string) => beside(helpdesk, (context) => undoMerge(context, { mergeId, sure: 'ja' }))
const schoolOfLink = async (email: string) => (await everything().mailToken.findFirstOrThrow({ where: { email }, orderBy: { createdAt: 'desc' } })).sentBySchool

describe('ACC-8, LAS-7: what waits in a mailbox goes along with its person', () => {
  test('who logs in elsewhere says yes to the school that stays', async () => {
    await add(known, goes)
    const token = await tokenTo(known)
    await merge()
    const { name } = await everything().school.findUniqueOrThrow({ where: { id: stays.school.id } })
    expect(await workToConfirm(token, now)).toEqual({ email: known, school: name })
    await confirmWork({ token }, HERE)
    expect(await work(known)).toMatchObject([{ schoolId: stays.school.id, invitedEmail: null, userId: expect.any(String) }])
  })

  test('who is new chooses a password and works at the school that stays, whose list shows the mail', async () => {
    await add(fresh, goes)
    const listed = async () => (await teachersOf(scopeOf(stays))).find(({ id }) => id === work0)!
    const work0 = (await work(fresh))[0]!.id
    await everything().outboxMail.updateMany({ where: { recipient: fresh }, data: { sentAt: now } })
    await merge()
    expect((await listed()).state, 'the mail’s state is seen').not.toBeNull()
    await setPassword({ token: await tokenTo(fresh), password: 'Nieuwe zin 2026' }, HERE)
    expect(await work(fresh)).toMatchObject([{ schoolId: stays.school.id, invitedEmail: null, userId: expect.any(String) }])
  })

  test('the school that stays ends what the other one sent', async () => {
    await add(known, goes)
    const token = await tokenTo(known)
    await merge()
    const { id } = (await work(known))[0]!
    await command(stays, (context) => endEmployment(context, { employmentId: id }))
    expect(await refused(confirmWork({ token }, HERE))).toBe('link-dead')
  })

  test('who was invited by both is one person there, and either mail will do', async () => {
    for (const actor of [goes, stays]) await add(known, actor)
    await merge()
    expect(await work(known)).toHaveLength(1)
    await confirmWork({ token: await tokenTo(known) }, HERE)
    expect(await work(known)).toMatchObject([{ schoolId: stays.school.id, userId: expect.any(String) }])
  })

  test('an invitation that was answered since does not stand in the way of an undo, and goes back with its person', async () => {
    await add(known, goes)
    const mergeId = await merge()
    await confirmWork({ token: await tokenTo(known) }, HERE)
    await undo(mergeId)
    expect(await work(known)).toMatchObject([{ schoolId: goes.school.id, userId: expect.any(String), invitedEmail: null }])
  })

  test('an undo gives each school its own links back; what the other sent since stays its own', async () => {
    await add(known, goes)
    await add(fresh, stays)
    const token = await tokenTo(known)
    const mergeId = await merge()
    expect(await schoolOfLink(known)).toBe(stays.school.id)
    await undo(mergeId)
    expect([await schoolOfLink(known), await schoolOfLink(fresh)]).toEqual([goes.school.id, stays.school.id])
    await confirmWork({ token }, HERE)
    expect(await work(known)).toMatchObject([{ schoolId: goes.school.id, userId: expect.any(String) }])
  })
})
