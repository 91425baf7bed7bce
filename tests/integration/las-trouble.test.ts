import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { chooseLink } from '@/lib/las/choose-link'
import { fetchRosterJob } from '@/lib/las/fetch-roster'
import { lasLinkOf } from '@/lib/las/queries'
import { linkState } from '@/lib/las/rules'
import { nextNight } from '@/lib/las/schedule'
import { encrypt } from '@/lib/platform/crypto'
import { auditOf, command, everything } from '../support/command'
import { rowsOf } from '../support/roster'
import { las, schoolId, actor, theirs, everywhere, QUICK, run, imports, link, apply, fetchAndApply, active, told, withLinkedSchool } from '../support/linked-school'

withLinkedSchool()

describe('LAS-2: what goes wrong changes nothing, is told, and is tried again', () => {
  test('permission refused: waiting for the LAS again, and told once; a good answer sets it', async () => {
    await fetchAndApply()
    const before = await rowsOf(actor)
    theirs.permitted = false
    await run()
    await run()
    expect(linkState(await lasLinkOf(everywhere()))).toBe('waiting-for-las')
    expect(await link()).toMatchObject({ lastOutcome: 'fault-authorisation', failures: 2 })
    const mails = await told()
    expect([mails.length, mails[0]!.text.includes('geeft geen toestemming')]).toEqual([1, true])
    theirs.permitted = true
    await run()
    expect(linkState(await lasLinkOf(everywhere()))).toBe('live')
    expect(await link()).toMatchObject({ lastOutcome: 'unchanged', failures: 0 })
    expect(await rowsOf(actor)).toEqual(before)
    const logged = (await auditOf(schoolId)).filter(({ action }) => action === 'las.fetch-failed')
    expect(logged.map(({ outcome, details }) => [outcome, details]), 'once, however many nights').toEqual([['refused', { system: 'parnassys', outcome: 'fault-authorisation' }]])
  })

  test('back-off: 5, 15 and 60 minutes, then the night; told when the night’s tries are over', async () => {
    theirs.mood = 'Server.TijdelijkNietBeschikbaar'
    const now = new Date('2026-11-22T12:00:00Z')
    for (const minutes of [5, 15, 60]) {
      await run({}, now)
      expect((await link()).nextRunAt).toEqual(new Date(now.getTime() + minutes * 60_000))
    }
    expect(await told()).toEqual([])
    await run({}, now)
    expect((await link()).nextRunAt).toEqual(nextNight(schoolId, now))
    expect(await told()).toHaveLength(1)
  })

  test('data with faults is refused, listed for the coordinator, one line however many nights', async () => {
    theirs.groups[1]!.key = theirs.groups[0]!.key
    await run()
    await run()
    const all = await imports()
    expect(all.map(({ status, source }) => [status, source])).toEqual([['refused', 'link']])
    expect((all[0]!.findings as { code: string }[])[0]!.code).toBe('key.duplicate')
    expect(await link()).toMatchObject({ lastOutcome: 'invalid-data', failures: 2 })
    expect((await active()).pupils).toBe(0)
  })

  test('a fault in one row waits for a person, who may go on without that row', async () => {
    theirs.pupils[1]!.key = theirs.pupils[0]!.key
    await run()
    expect((await imports()).map(({ status }) => status)).toEqual(['held'])
    expect(await link()).toMatchObject({ lastOutcome: 'held', failures: 0 })
    expect((await active()).pupils).toBe(0)
  })

  test('another school’s data: refused, and not even kept', async () => {
    theirs.mood = 'other'
    await run()
    expect(await imports()).toEqual([])
    expect((await link()).lastOutcome).toBe('other-school')
  })

  test.each([['slow', 'timeout'], ['cut', 'cut-off'], ['html', 'html'], ['down', 'unreachable'], ['empty', 'no-data'], ['redirect', 'redirect']] as const)('%s: %s, and everyone stays', async (mood, outcome) => {
    await fetchAndApply()
    const before = await rowsOf(actor)
    theirs.mood = mood
    await run()
    expect((await link()).lastOutcome).toBe(outcome)
    expect(await rowsOf(actor)).toEqual(before)
    expect((await link()).receivedAt).not.toBeNull()
  })

  test('an import of the school is about to go in: the run waits for it', async () => {
    await run()
    await run()
    expect((await imports()).map(({ status }) => status)).toEqual(['queued'])
    await apply()
    await run()
    expect((await link()).lastOutcome).toBe('unchanged')
  })
})

describe('LAS-2: one run of a school at a time, whatever happens to workers', () => {
  test('two runs at once: one asks, the other leaves it be', async () => {
    const before = las.requests.length
    let release = () => undefined as void
    const asked = new Promise<void>((arrived) => las.play((_req, res) => {
      release = () => void res.writeHead(500).end()
      arrived()
    }))
    const first = run()
    await asked
    await Promise.all([run(), run()])
    release()
    await first
    expect(las.requests.length - before).toBe(1)
    expect(await link()).toMatchObject({ failures: 1, lastOutcome: 'http-error' })
  })

  test('a worker that was killed in its run: its retry goes on at once, another run only when the time is over', async () => {
    const mine = randomUUID()
    await everything().lasLink.update({ where: { schoolId }, data: { runId: mine, runUntil: new Date(Date.now() + 100_000) } })
    await run()
    expect(await imports()).toEqual([])
    await run({ run: mine })
    expect(await imports()).toHaveLength(1)
    await apply()
    await everything().lasLink.update({ where: { schoolId }, data: { runId: randomUUID(), runUntil: new Date(Date.now() - 1) } })
    await run()
    expect(await link()).toMatchObject({ lastOutcome: 'unchanged', runId: null })
  })

  test('killed after the end was written: the retry finds nothing to do', async () => {
    const mine = randomUUID()
    await run({ run: mine })
    await apply()
    const before = await rowsOf(actor)
    await run({ run: mine })
    await apply()
    expect(await rowsOf(actor)).toEqual(before)
    expect(await imports()).toHaveLength(1)
  })

  test('the link was chosen anew while the LAS was answering: that answer is nobody’s', async () => {
    las.play((_req, res) => {
      void command(actor, (context) => chooseLink(context, { system: 'eduscope', authorisationKey: '' })).then(() => res.writeHead(500).end())
    })
    await run()
    expect(await link()).toMatchObject({ system: 'eduscope', lastOutcome: null, failures: 0, lastRunAt: null })
  })

  test('a link without its key, or none: nothing is asked', async () => {
    const before = las.requests.length
    await everything().lasLink.update({ where: { schoolId }, data: { system: 'esis', keyCipher: null, nextRunAt: new Date() } })
    await run()
    expect((await link()).nextRunAt).toBeNull()
    await everything().lasLink.delete({ where: { schoolId } })
    await run()
    expect(las.requests.length).toBe(before)
  })

  test('a key that cannot be read any more is this portal’s fault: told as such after the last try, and the next school is not kept waiting', async () => {
    await everything().lasLink.update({ where: { schoolId }, data: { system: 'esis', keyCipher: encrypt('x', 'another purpose') } })
    await expect(fetchRosterJob({ schoolId, by: null, look: false, run: randomUUID() }, true, QUICK)).rejects.toThrow()
    expect(await link()).toMatchObject({ lastOutcome: 'unexpected', failures: 1, runId: null })
  })
})
