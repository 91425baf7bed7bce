import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { closeSchool } from '@/lib/procedures/close-school'
import { mergeSchools } from '@/lib/procedures/merge-schools'
import { mergePreview, type MergePreview } from '@/lib/procedures/queries'
import { splitPreview, type SplitPreview } from '@/lib/procedures/split-queries'
import { splitSchool } from '@/lib/procedures/split-school'
import { undoMerge } from '@/lib/procedures/undo-merge'
import { giveLicence, makeGroup, makeHome, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { beside, helpdeskActor } from '../support/beside'
import { everything, refused } from '../support/command'
import { meanwhile } from '../support/meanwhile'
import { seedTestPublishers } from '../support/people'

let helpdesk: StaffActor
beforeAll(async () => {
  await seedTestPublishers()
  helpdesk = await helpdeskActor()
})
async function twoSchools() {
  const [goes, stays] = [await makeSchool(), await makeSchool()]
  const [going, left, there] = [await makeGroup(goes.id, { name: 'Groep 3' }), await makeGroup(goes.id, { name: 'Groep 7' }), await makeGroup(stays.id)]
  const fleur = await makePupil(goes.id, going.id)
  const email = `juf-${goes.id}@school.example`
  const juf = await makeStaff(goes.id, { roles: ['teacher'], email, groupIds: [going.id] })
  await makeStaff(stays.id, { roles: ['teacher'], email, groupIds: [there.id] })
  const licence = await giveLicence(goes.id, 'groeimeter')
  const home = await makeHome(`ouder-${goes.id}@thuis.example`, [])
  const { id: publisherId } = await everything().publisher.findUniqueOrThrow({ where: { slug: 'cito' } })
  return { goes, stays, going, left, fleur, juf, licence, home, publisherId }
}
type Two = Awaited<ReturnType<typeof twoSchools>>
let two: Two
beforeEach(async () => void (two = await twoSchools()))

const mergeShown = async (goes = two.goes, stays = two.stays) => {
  const { digest } = (await mergePreview({ goes: goes.brin!, stays: stays.brin!, brin: null, chosen: [] }, new Date())) as MergePreview
  return () => beside(helpdesk, (context) => mergeSchools(context, { goesId: goes.id, staysId: stays.id, digest, keep: [], sure: 'ja', boards: 'ja' }))
}

type Change = [what: string, text: string, values: (two: Two) => unknown[], code: string]
const HIRED = 'insert into employment (school_id, first_name, last_name) values ($1, $2, $3)'
const importComes = (code: string): Change => ['an import that comes in', "insert into roster_import (school_id, file_name) values ($1, 'x.xml')", ({ goes }) => [goes.id], code]

describe('ACC-8: what somebody else was doing is waited for, and seen', () => {
  test.each<Change>([
    ['somebody who is taken on', HIRED, ({ goes }) => [goes.id, 'Nora', 'Nieuw'], 'merge-changed'],
    ['another role', "update employment set roles = array['teacher', 'coordinator']::staff_role[] where id = $1", ({ juf }) => [juf.employment.id], 'merge-changed'],
    ['a home for a child', 'insert into pupil_home (school_id, pupil_id, slot, home_account_id) values ($1, $2, 1, $3)', ({ goes, fleur, home }) => [goes.id, fleur.id, home.id], 'merge-changed'],
    ['a licence that goes', 'delete from licence where id = $1', ({ licence }) => [licence.id], 'merge-changed'],
    ['a link', 'insert into las_link (school_id, system) values ($1, $2)', ({ stays }) => [stays.id, 'parnassys'], 'merge-blocked'],
    importComes('merge-blocked'),
  ])('a merger: %s', async (_, text, values, code) => {
    expect(await refused(meanwhile({ text, values: values(two) }, await mergeShown()))).toBe(code)
    expect(await everything().schoolMerge.count({ where: { goesId: two.goes.id } })).toBe(0)
    // Once that was seen, it goes on.
    if (code === 'merge-changed') expect(await refused((await mergeShown())())).toBeUndefined()
  })

  test('an undo: a licence that goes', async () => {
    const { mergeId } = await (await mergeShown())()
    const change = { text: 'delete from licence where id = $1', values: [two.licence.id] }
    expect(await refused(meanwhile(change, () => beside(helpdesk, (context) => undoMerge(context, { mergeId, sure: 'ja' }))))).toBe('merge-undo-changed')
    expect(await everything().schoolMerge.findUniqueOrThrow({ where: { id: mergeId } })).toMatchObject({ status: 'done' })
  })

  test.each<Change>([
    ['a child that comes into the group', 'insert into pupil (school_id, group_id, first_name, last_name, picture, pin_cipher, picture_cipher) select school_id, $2, first_name, last_name, picture, pin_cipher, picture_cipher from pupil where id = $1', ({ fleur, going }) => [fleur.id, going.id], 'merge-changed'],
    ['a child that goes to another', 'update pupil set group_id = $2 where id = $1', ({ fleur, left }) => [fleur.id, left.id], 'merge-changed'],
    importComes('split-blocked'),
  ])('a split: %s', async (_, text, values, code) => {
    const groupIds = [two.going.id]
    const { digest } = (await splitPreview({ from: two.goes.brin!, to: two.stays.brin!, groupIds }, new Date())) as SplitPreview
    const work = () => beside(helpdesk, (context) => splitSchool(context, { fromId: two.goes.id, toId: two.stays.id, group: groupIds, digest, sure: 'ja', boards: 'ja' }))
    expect(await refused(meanwhile({ text, values: values(two) }, work))).toBe(code)
    expect(await everything().schoolSplit.count({ where: { fromId: two.goes.id } })).toBe(0)
  })

  test.each<Change>([
    ['a publisher that is ticked', 'insert into consent (school_id, publisher_id, purpose, attributes) select $1, id, purpose, attributes from publisher where id = $2::uuid', ({ goes, publisherId }) => [goes.id, publisherId], 'closing-not-ready'],
    ['a link', 'insert into las_link (school_id, system) values ($1, $2)', ({ goes }) => [goes.id, 'parnassys'], 'closing-not-ready'],
    importComes('closing-not-ready'),
  ])('ACC-7: a closing: %s', async (_, text, values, code) => {
    await everything().schoolClosing.create({ data: { schoolId: two.goes.id, requestedAt: new Date() } })
    const work = () => beside(helpdesk, (context) => closeSchool(context, { schoolId: two.goes.id, sure: 'ja' }))
    expect(await refused(meanwhile({ text, values: values(two) }, work))).toBe(code)
    expect(await everything().school.findUniqueOrThrow({ where: { id: two.goes.id } })).toMatchObject({ active: true })
  })
})

test('ACC-8: two mergers that meet at a school, whichever way around: one is done, the other is told, and neither waits for ever', async () => {
  const pairs: ((two: Two, third: Two['goes']) => [Two['goes'], Two['goes']])[] = [({ goes, stays }) => [stays, goes], ({ stays }, third) => [stays, third], ({ goes }, third) => [third, goes]]
  for (const other of pairs) {
    two = await twoSchools()
    const works = [await mergeShown(), await mergeShown(...other(two, await makeSchool()))]
    const outcomes = await Promise.all(works.map((work) => refused(work())))
    expect(outcomes.filter((code) => code !== undefined)).toEqual([expect.stringMatching(/^merge-(blocked|changed)$/)])
  }
})
