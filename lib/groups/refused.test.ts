import { describe, expect, test } from 'vitest'
import { troubles, type RefusedRow } from './refused'

const at = (time: string) => new Date(`2026-11-20T${time}:00Z`)
const row = (change: Partial<RefusedRow> = {}): RefusedRow => ({ pupilId: 'bo', kind: 'sign-in', reason: null, throttled: false, times: 1, lastAt: at('08:00'), lastSignIn: null, ...change })

describe('GRP-7: who could not log in today, and why', () => {
  test.each<[string, Partial<RefusedRow>, RegExp]>([
    ['a wrong code', {}, /^Verkeerde code/],
    ['too many tries', { throttled: true, times: 6 }, /^Te vaak/],
    ['a void badge', { reason: 'badge-void' }, /badge die niet meer geldig/],
    ['a reason of a login that nobody has words for', { reason: 'toString' }, /^Verkeerde code/],
    ['a title without a tick', { kind: 'title', reason: 'no-consent' }, /uitgeverij niet aangevinkt/],
    ['a title that is not linked', { kind: 'title', reason: 'not-linked' }, /niet aan deze groep gekoppeld/],
    ['a title away from school', { kind: 'title', reason: 'not-at-school' }, /niet op een adres van de school/],
    ['a title with a reason that nobody has words for', { kind: 'title', reason: 'hasOwnProperty' }, /^Een titel ging niet open\.$/],
    ['a title without a reason', { kind: 'title' }, /^Een titel ging niet open\.$/],
  ])('%s', (_, change, why) => {
    const [told] = troubles([row(change)])
    expect(told!.why).toMatch(why)
    expect(told!.advice).toMatch(/[a-z].*\.$/)
    expect(told!.mendable).toBe(change.kind !== 'title')
  })

  test('each reason for which a title does not open has words of its own', () => {
    const reasons = ['no-consent', 'not-connected', 'no-licence', 'not-for-you', 'not-linked', 'not-at-school', 'not-at-home']
    expect(new Set(troubles(reasons.map((reason) => row({ kind: 'title', reason }))).map(({ why }) => why)).size).toBe(reasons.length)
  })

  test('a pupil’s tries are one line; titles another; the latest first', () => {
    const told = troubles([row({ pupilId: 'ad', lastAt: at('07:00') }), row({ times: 5 }), row({ throttled: true, times: 2, lastAt: at('08:05') }), row({ kind: 'title', reason: 'no-licence', lastAt: at('09:00') })])
    expect(told.map(({ pupilId, times, lastAt }) => [pupilId, times, lastAt])).toEqual([['bo', 1, at('09:00')], ['bo', 7, at('08:05')], ['ad', 1, at('07:00')]])
    expect(told[1]!.why).toMatch(/^Te vaak/)
  })

  test('getting in afterwards solves it; before, or for a title, it does not', () => {
    const solved = (change: Partial<RefusedRow>) => troubles([row(change)])[0]!.solvedAt
    expect(solved({ lastSignIn: at('08:01') })).toEqual(at('08:01'))
    expect(solved({ lastSignIn: at('07:59') })).toBeNull()
    expect(solved({ kind: 'title', reason: 'no-licence', lastSignIn: at('08:01') })).toBeNull()
  })
})
