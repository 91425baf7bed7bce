import { describe, expect, test } from 'vitest'
import { everything } from '../support/command'
import { has, last, mark, night, NIGHTS, one, wasRead, withFullAnswers } from '../support/full-answers'
import { active, actor, apply, fetchAndApply, imports, link, schoolId, theirs } from '../support/linked-school'
import { importRoster } from '../support/roster'
import { group, pupil, roster } from '@/lib/roster/test-support'

withFullAnswers()

describe('LAS-2: an answer that came before need not be read again', () => {
  test('it is known by its digest, and the run ends as if it had been read', async () => {
    await night(0)
    await apply()
    expect((await last()).answerDigest).toMatch(/^[0-9a-f]{64}$/)
    await night(1)
    const read = await link()
    await everything().rosterImport.updateMany({ where: { schoolId }, data: { rosterDigest: 'x', answerDigest: 'x' } })
    await night(1)
    const compared = await link()
    await mark()
    await night(1)
    const known = await link()
    expect(await wasRead(), 'the answer was not read').toBe(false)
    const plain = ({ lastRunAt: _, lastSuccessAt: __, nextRunAt, ...row }: typeof known) => ({ ...row, nextRunAt: nextRunAt?.toISOString().slice(0, 10) })
    expect(plain(known)).toEqual(plain(compared))
    expect(plain(known)).toEqual(plain(read))
    expect(known).toMatchObject({ lastOutcome: 'unchanged', runId: null, runUntil: null, failures: 0 })
    expect(await imports()).toHaveLength(1)
  })

  test('who asks for it now has it read', async () => {
    await night(0)
    await apply()
    await mark()
    await night(1, { by: actor.userId })
    expect(await wasRead()).toBe(true)
    expect((await link()).lastOutcome).toBe('unchanged')
  })

  test('what changed in the LAS comes in', async () => {
    await night(0)
    await apply()
    has.pupils = one('p1', 'Mila') + one('p2', 'Noor') + one('p3', 'Bo')
    await night(1)
    await apply()
    expect(await active()).toMatchObject({ pupils: 3 })
  })

  test('what changed here is put right by the same answer', async () => {
    await night(0)
    await apply()
    await everything().pupil.updateMany({ where: { schoolId, lasKey: 'p1' }, data: { firstName: 'Met de hand' } })
    await night(1)
    await apply()
    expect(await everything().pupil.count({ where: { schoolId, firstName: 'Mila' } })).toBe(1)
  })

  test('a school that says the same after work by hand is known again from the next night on', async () => {
    await night(0)
    await apply()
    await everything().group.updateMany({ where: { schoolId }, data: { description: null } })
    await everything().group.create({ data: { schoolId, name: 'Weg', removedAt: new Date() } })
    await mark()
    await night(1)
    expect(await wasRead(), 'the school is not what it was').toBe(true)
    await mark()
    await night(2)
    expect(await wasRead()).toBe(false)
    expect((await link()).lastOutcome).toBe('unchanged')
  })

  test('a pupil who leaves on a day to come is gone on that day, by the same answer', async () => {
    has.pupils = one('p1', 'Mila') + one('p2', 'Noor', '<uitstroomdatum>2026-11-21</uitstroomdatum>')
    await night(0)
    await apply()
    expect((await last()).answerDigest).toBeNull()
    await night(1)
    expect(await active()).toMatchObject({ pupils: 2 })
    await night(2)
    await apply()
    expect(await active()).toMatchObject({ pupils: 1 })
    expect((await last()).answerDigest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('another import in between makes it news', async () => {
    await night(0)
    await apply()
    await importRoster(actor, roster({ brin: theirs.brin, groups: [group('g5')], pupils: [pupil('x1', { groupKey: 'g5' })] }))
    await night(1)
    await fetchAndApply()
    expect(await active()).toMatchObject({ pupils: 2 })
  })

  test('an import that is about to go in is waited for, and one that was held is over', async () => {
    await night(0)
    await night(1)
    expect((await link()).nextRunAt!.getTime() - NIGHTS[1]!.getTime(), 'comes back soon').toBeLessThan(3_600_000)
    await apply()
    const { id } = await everything().rosterImport.create({ data: { schoolId, source: 'link', status: 'held', fileName: 'ParnasSys' } })
    await night(2)
    expect(await everything().rosterImport.findUnique({ where: { id } })).toMatchObject({ status: 'cancelled' })
  })
})
