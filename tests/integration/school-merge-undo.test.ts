import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { endedWords } from '@/lib/access/ended-words'
import { createSession, endedBecause } from '@/lib/access/session'
import { latestMerges, mergePreview, mergeView, type MergePreview } from '@/lib/procedures/queries'
import { mergeSchools } from '@/lib/procedures/merge-schools'
import { isForGood } from '@/lib/procedures/rules'
import { undoMerge } from '@/lib/procedures/undo-merge'
import { makeBoard, makeGroup, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { beside, helpdeskActor } from '../support/beside'
import { everything, refused } from '../support/command'
import { seedTestPublishers } from '../support/people'

const now = new Date()
let helpdesk: StaffActor
beforeAll(async () => {
  await seedTestPublishers()
  helpdesk = await helpdeskActor()
})

async function mergedTwo() {
  const { id: boardId } = await makeBoard()
  const [goes, stays] = [await makeSchool({ boardId }), await makeSchool({ boardId })]
  const [g, g2, s] = [await makeGroup(goes.id, { name: 'Groep 5' }), await makeGroup(goes.id, { name: 'Groep 6' }), await makeGroup(stays.id, { name: 'Groep 5' })]
  const fleur = await makePupil(goes.id, g.id)
  const julia = await makeStaff(goes.id, { roles: ['teacher'], email: `julia-${goes.id}@school.example`, groupIds: [g.id] })
  await makeStaff(stays.id, { roles: ['coordinator'], email: `ict-${stays.id}@school.example` })
  const { digest } = (await mergePreview({ goes: goes.brin!, stays: stays.brin!, brin: null, chosen: [] }, now)) as MergePreview
  const { mergeId } = await beside(helpdesk, (context) => mergeSchools(context, { goesId: goes.id, staysId: stays.id, digest, keep: [], sure: 'ja' }), now)
  return { goes, stays, g, g2, s, fleur, julia, mergeId }
}
let two: Awaited<ReturnType<typeof mergedTwo>>
beforeEach(async () => void (two = await mergedTwo()))

const undo = () => beside(helpdesk, (context) => undoMerge(context, { mergeId: two.mergeId, sure: 'ja' }), now)
const view = async () => (await mergeView(two.mergeId, now))!
const inList = async () => (await latestMerges(now)).find(({ id }) => id === two.mergeId)!
const change = (data: object) => everything().employment.update({ where: { id: two.julia.employment.id }, data })
const later = new Date(now.getTime() + 1000)

type Since = [what: string, part: string, change: () => Promise<unknown>, back: () => Promise<unknown>]
const SINCE: Since[] = [
  ['a role', 'roles', () => change({ roles: ['teacher', 'coordinator'] }), () => change({ roles: ['teacher'] })],
  ['an invitation to another address', 'login', () => change({ invitedEmail: 'anders@school.example' }), () => change({ invitedEmail: null })],
  ['an end', 'end', () => change({ endsAt: later }), () => change({ endsAt: null })],
  ['no access any more', 'end', () => change({ removedAt: later }), () => change({ removedAt: null })],
  ['another group', 'groups', () => everything().employmentGroup.create({ data: { schoolId: two.stays.id, employmentId: two.julia.employment.id, groupId: two.g2.id, byHand: true } }), () => everything().employmentGroup.deleteMany({ where: { employmentId: two.julia.employment.id, groupId: two.g2.id } })],
]

describe('ACC-8: what the other school gave somebody who came along does not go back with her', () => {
  test.each<Since>(SINCE)('%s', async (_, part, changed, back) => {
    await changed()
    const { blocks, staff } = await view()
    expect(blocks).toEqual(['staff'])
    expect(staff).toEqual([{ name: expect.stringContaining(two.julia.employment.firstName), parts: [part] }])
    expect(isForGood(blocks)).toBe(false)
    expect(await refused(undo())).toBe('merge-undo-changed')
    expect((await everything().employment.findUniqueOrThrow({ where: { id: two.julia.employment.id } })).schoolId).toBe(two.stays.id)
    await back()
    expect(await view()).toMatchObject({ blocks: [], staff: [] })
    await undo()
    expect(await everything().employment.findUniqueOrThrow({ where: { id: two.julia.employment.id } })).toMatchObject({ schoolId: two.goes.id, roles: ['teacher'] })
  })
})

test('ACC-8: what is in the way for now is not said to be for good, and the list does not promise what is refused', async () => {
  expect(await inList()).toMatchObject({ undoable: true, blocked: false })
  const tie = await everything().employmentGroup.create({ data: { schoolId: two.stays.id, employmentId: two.julia.employment.id, groupId: two.s.id, byHand: true } })
  await everything().pupil.update({ where: { id: two.fleur.id }, data: { groupId: two.s.id } })
  expect(await inList()).toMatchObject({ undoable: false, blocked: true })
  expect(isForGood((await view()).blocks)).toBe(false)
  await everything().pupil.update({ where: { id: two.fleur.id }, data: { groupId: two.g.id } })
  await everything().employmentGroup.deleteMany({ where: { employmentId: tie.employmentId, groupId: tie.groupId } })
  const waits = await everything().rosterImport.create({ data: { schoolId: two.stays.id, status: 'scheduled', fileName: 'x.xml' } })
  expect((await view()).blocks).toEqual(['import-waits'])
  await everything().rosterImport.update({ where: { id: waits.id }, data: { status: 'applied', endedAt: later } })
  expect(isForGood((await view()).blocks)).toBe(true)
  expect(await inList()).toMatchObject({ undoable: false, blocked: false })
})

test('ACC-8: after the undo each is told of the own school', async () => {
  const token = await createSession({ kind: 'staff', userId: two.julia.user!.id, schoolId: two.stays.id, employmentId: two.julia.employment.id, address: '127.0.0.1' })
  await undo()
  const ended = (await endedBecause(token))!
  expect(ended).toMatchObject({ why: 'merge-undone', school: two.goes.name })
  expect(endedWords(ended).words).toContain(`${two.goes.name} is weer de school van vóór de fusie`)
})
