import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeSaver, type Leftover, type SaveAnswer, type Writer } from './saver'
import { goodDraft } from './test-support'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function start(answers: (SaveAnswer | Error)[] = [], more: Partial<Parameters<typeof makeSaver>[0]> = {}) {
  const writers: Writer[] = []
  const sent: { year: string; version: number; force: boolean }[] = []
  let version = 1
  const first = goodDraft()
  const saver = makeSaver({
    version, draft: first, savedAt: 'then',
    tab: 'a-tab', ...more,
    send: async (draft, on, writer, force) => {
      sent.push({ year: draft.schoolYear, version: on, force })
      writers.push(writer)
      const answer = answers.shift() ?? { ok: true, version: (version = on + 1), savedAt: 'now' }
      if (answer instanceof Error) throw answer
      return answer
    },
  })
  return { saver, sent, writers, first, draft: (schoolYear: string) => ({ ...first, schoolYear }) }
}

describe('LAS-6: saving while somebody works', () => {
  test('a moment after the last change, once', async () => {
    const { saver, sent, draft } = start()
    for (const year of ['a', 'b', 'c']) saver.change(draft(year))
    expect([saver.state().kind, saver.unsaved()]).toEqual(['waiting', true])
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toEqual([{ year: 'c', version: 1, force: false }])
    expect([saver.state(), saver.unsaved(), saver.version()]).toEqual([{ kind: 'saved', at: 'now' }, false, 2])
  })
  test('what changes while a save is under way is saved after it, on the new version', async () => {
    const { saver, sent, draft } = start()
    saver.change(draft('a'))
    const flushing = saver.flush()
    saver.change(draft('b'))
    expect(await flushing).toBe(true)
    expect(sent.map(({ year, version }) => [year, version])).toEqual([['a', 1], ['b', 2]])
  })
  test('nothing changed: nothing sent', async () => {
    const { saver, sent, first } = start()
    saver.change(first)
    expect([await saver.flush(), sent]).toEqual([true, []])
  })
  test('a failure is told and tried again', async () => {
    const { saver, sent, draft } = start([new Error('offline'), { ok: false, code: 'not-signed-in', message: 'Log in.' }])
    saver.change(draft('a'))
    expect(await saver.flush()).toBe(false)
    expect(saver.state()).toEqual({ kind: 'failed', message: 'Het portaal is nu niet bereikbaar.' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(saver.state()).toEqual({ kind: 'failed', message: 'Log in.' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect([saver.state().kind, sent.length]).toEqual(['saved', 3])
  })
  test('another tab was first: nothing more is sent until the person says so', async () => {
    const { saver, sent, draft } = start([{ ok: false, code: 'maker-stale', message: 'Elders.' }])
    saver.change(draft('a'))
    await saver.flush()
    saver.change(draft('b'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect([saver.state(), sent.length]).toEqual([{ kind: 'stopped', gone: false, message: 'Elders.' }, 1])
    expect(await saver.force()).toBe(true)
    expect(sent.at(-1)).toEqual({ year: 'b', version: 1, force: true })
  })
  test('stopped is stopped', async () => {
    const { saver, sent, draft } = start()
    saver.change(draft('a'))
    saver.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toEqual([])
  })
  describe('a page that closes', () => {
    const leftBy = (save: number, version = 1): Leftover => ({ version, writer: { tab: 'before', save }, changes: { schoolYear: 'left' } })
    test('leaves what is not saved, as a save of its own; nothing when all is saved, or when another tab was first', async () => {
      const { saver, writers, draft } = start([{ ok: true, version: 2, savedAt: 'now' }, { ok: false, code: 'maker-stale', message: 'Elders.' }])
      expect(saver.leave()).toBeNull()
      saver.change(draft('a'))
      await saver.flush()
      saver.change(draft('b'))
      expect(saver.leave()).toEqual({ version: 2, writer: { tab: 'a-tab', save: 2 }, changes: { schoolYear: 'b' } })
      await saver.flush()
      expect([writers, saver.leave()]).toEqual([[{ tab: 'a-tab', save: 1 }, { tab: 'a-tab', save: 3 }], null])
    })
    test('with a save under way: all that is not known to be saved', () => {
      const { saver, draft } = start()
      saver.change(draft('a'))
      void saver.flush()
      saver.change({ ...draft('b'), groups: [] })
      expect(saver.leave()).toEqual({ version: 1, writer: { tab: 'a-tab', save: 2 }, changes: { schoolYear: 'b', groups: { put: [], gone: ['g'] } } })
    })
    test.each([
      ['nothing came in', { version: 1 }, 'left'], ['an earlier save of that page did', { version: 2, writer: { tab: 'before', save: 1 } }, 'left'],
      ['it came in', { version: 2, writer: { tab: 'before', save: 2 } }, 'then'], ['another tab saved since', { version: 2, writer: { tab: 'other', save: 1 } }, 'then'],
    ])('opened again where %s', async (_, more, year) => {
      const { saver, sent, writers } = start([], { draft: goodDraft({ schoolYear: 'then' }), leftover: leftBy(2), ...more })
      expect(saver.draft().schoolYear).toBe(year)
      saver.resume()
      await vi.advanceTimersByTimeAsync(1000)
      expect([sent.map((one) => one.year), writers]).toEqual(year === 'left' ? [['left'], [{ tab: 'before', save: 3 }]] : [[], []])
    })
  })
})
