import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { cancelledWords } from '@/lib/roster/cancelled'
import { cancelImport } from '@/lib/roster/confirm-import'
import { dropOldImports } from '@/lib/roster/housekeeping'
import { importView } from '@/lib/roster/queries'
import { openReport } from '@/lib/roster/staged'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { makeSchool } from '@/prisma/seed/factories'
import { command, everything } from '../support/command'
import { signedIn } from '../support/people'
import { importRoster, stage } from '../support/roster'

let ict: StaffAtSchool
beforeEach(async () => void (ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor))
const DAY = 86_400_000
const A = () => roster({
  groups: [group('g4', { name: '4A' }), group('g5', { name: '5A' }), group('plus', { name: 'Plus', kind: 'combined' })],
  pupils: [pupil('p1', { groupKey: 'g4', firstName: 'Bo' }), pupil('p2', { groupKey: 'g5' }), pupil('p3', { groupKey: 'g5', firstName: 'Cas' })],
  staff: [teacher('t1', { groupKeys: ['g4'] })],
})
/** Bo moves and is called otherwise, p2 joins Plus and gets an ECK iD, Cas goes, Dee comes. */
const B = () => roster({
  groups: [group('g4', { name: '4A' }), group('g5', { name: '5A' }), group('plus', { name: 'Plus', kind: 'combined' })],
  pupils: [pupil('p1', { groupKey: 'g5', firstName: 'Bobby' }), pupil('p2', { groupKey: 'g5', combinedGroupKeys: ['plus'], eckId: 'https://ketenid.nl/p2' }), pupil('p4', { groupKey: 'g4', firstName: 'Dee' })],
  staff: [teacher('t1', { groupKeys: ['g4'] })],
})
const scope = () => ({ schoolId: ict.school.id, groupIds: 'all' as const })
const row = (id: string) => everything().rosterImport.findUniqueOrThrow({ where: { id } })

describe('LAS-5: the report of an import tells names for as long as they are kept', () => {
  test('per group who is new, changed with old and new values, moved and gone; counts of people and groups apart', async () => {
    await importRoster(ict, A())
    const { id, report, counts } = await importRoster(ict, B())
    const told = report!.groups.map(({ name, people }) => [name, people.map((one) => `${one.name.split(' ')[0]} ${one.act}`).sort()])
    expect(told).toEqual([['4A', ['Bobby departed', 'Dee added']], ['5A', ['Bobby arrived', 'Cas removed', 'Kindp2 changed']], ['Plus', ['Kindp2 arrived']]])
    const bobby = report!.groups[1]!.people.find(({ act }) => act === 'arrived')!
    expect(bobby.changes).toContainEqual({ field: 'firstName', before: 'Bo', after: 'Bobby' })
    expect(counts).toMatchObject({ pupils: { added: 1, moved: 1, combined: 1, removed: 1 }, staff: { unchanged: 1 }, groups: { unchanged: 3 } })
    const { reportCipher } = await row(id)
    expect(Buffer.from(reportCipher!).toString('latin1')).not.toMatch(/Bobby|ketenid/)
    expect(JSON.stringify(openReport(reportCipher!, { schoolId: ict.school.id, id }))).not.toContain('ketenid')
    expect(() => openReport(reportCipher!, { schoolId: ict.school.id, id: ict.school.id })).toThrow()
  })

  test('the names of an earlier import stay when a newer one goes in, until their own time is over; numbers stay', async () => {
    const { id } = await importRoster(ict, A())
    await importRoster(ict, B())
    const { endedAt } = await row(id)
    await dropOldImports(new Date(endedAt!.getTime() + 30 * DAY - 1000))
    expect((await importView(scope(), id))!.report).not.toBeNull()
    await dropOldImports(new Date(endedAt!.getTime() + 30 * DAY + 1000))
    expect(await importView(scope(), id)).toMatchObject({ report: null, counts: { pupils: { added: 3 } } })
  })

  test('an import that changed nothing keeps no names, and who looks on reads none', async () => {
    const { id } = await importRoster(ict, A())
    expect((await importView({ ...scope(), lookOn: true }, id))!.report).toBeNull()
    expect((await importRoster(ict, A())).report).toBeNull()
  })
})

describe('LAS-5: an import that never went in says why', () => {
  const why = async (id: string) => {
    const view = (await importView(scope(), id))!
    return { words: cancelledWords(view, view.replaced, () => 'DAN'), by: view.replaced?.id ?? null }
  }
  test('a newer file took its place: which, whose, when', async () => {
    const first = await stage(ict, A())
    const second = await stage(ict, B())
    const { firstName } = await everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, userId: ict.userId } })
    const { words, by } = await why(first)
    expect(by).toBe(second)
    expect(words).toMatch(/^Een nieuwer bestand, ‘school\.xml’, is in de plaats hiervan gekomen: aangeboden door .* op DAN\.$/)
    expect(words).toContain(firstName)
    expect((await importView(scope(), second))!.replaced).toBeNull()
  })

  test('nobody confirmed it in time; somebody cancelled it', async () => {
    const late = await stage(ict, A())
    await everything().rosterImport.update({ where: { id: late }, data: { createdAt: new Date(Date.now() - 2 * DAY) } })
    await dropOldImports(new Date())
    expect(await why(late)).toEqual({ words: 'Niemand heeft de import op tijd bevestigd.', by: null })
    const id = await stage(ict, A())
    await command(ict, (context) => cancelImport(context, { importId: id }))
    expect(await why(id)).toEqual({ words: null, by: null })
  })
})
