import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from './rules'
import { isSilent, takeOver, toolState, type KnownAddress } from './tool-rules'

const at = (text: string) => new Date(text)

describe('NET-2: silent is an hour of school time', () => {
  test.each([
    ['59 minutes', '2026-11-18T09:00:00+01:00', '2026-11-18T09:59:59+01:00', false],
    ['an hour', '2026-11-18T09:00:00+01:00', '2026-11-18T10:00:00+01:00', true],
    ['off at night, 7:59', '2026-11-17T17:00:00+01:00', '2026-11-18T07:59:00+01:00', false],
    ['off at night, 8:00', '2026-11-17T17:00:00+01:00', '2026-11-18T08:00:00+01:00', true],
    ['before 7', '2026-11-10T09:00:00+01:00', '2026-11-18T06:59:00+01:00', false],
    ['just before 18', '2026-11-18T09:00:00+01:00', '2026-11-18T17:59:00+01:00', true],
    ['from 18 on', '2026-11-18T09:00:00+01:00', '2026-11-18T18:00:00+01:00', false],
    ['Saturday', '2026-11-20T09:00:00+01:00', '2026-11-21T12:00:00+01:00', false],
    ['Sunday', '2026-11-20T09:00:00+01:00', '2026-11-22T12:00:00+01:00', false],
    ['Monday at 8', '2026-11-20T09:00:00+01:00', '2026-11-23T08:00:00+01:00', true],
    ['summer time, 8:00', '2026-06-02T17:00:00+02:00', '2026-06-03T08:00:00+02:00', true],
    ['summer time, 7:59', '2026-06-02T17:00:00+02:00', '2026-06-03T07:59:00+02:00', false],
    ['the Monday after the clock went back, 7:59', '2026-10-23T17:00:00+02:00', '2026-10-26T07:59:00+01:00', false],
    ['a report from a clock that is ahead', '2026-11-18T12:00:00+01:00', '2026-11-18T11:00:00+01:00', false],
  ])('%s', (_, heard, now, silent) => expect(isSilent(at(heard), at(now))).toBe(silent))

  test('states: no tool, never heard, heard, silent, and silent until it is heard again', () => {
    const now = at('2026-11-18T12:00:00+01:00')
    const [recently, long] = [at('2026-11-18T11:58:00+01:00'), at('2026-11-18T08:00:00+01:00')]
    expect([
      toolState(null, now), toolState({ lastReportAt: null, alarmedAt: null }, now), toolState({ lastReportAt: recently, alarmedAt: null }, now),
      toolState({ lastReportAt: long, alarmedAt: null }, now), toolState({ lastReportAt: long, alarmedAt: now }, at('2026-11-18T22:00:00+01:00')),
    ]).toEqual(['none', 'waiting', 'working', 'silent', 'silent'])
  })
})

describe('NET-2: what a report changes', () => {
  const row = (id: string, cidr: string, kind: 'tool' | 'static' | 'dynamic' = 'tool'): KnownAddress => ({ id, cidr, connectionType: kind === 'static' ? 'static' : 'dynamic', addedById: kind === 'tool' ? null : 'iris' })
  const NEW = '203.0.113.9/32'

  test.each<[string, KnownAddress[], ReturnType<typeof takeOver>]>([
    ['the first report', [], { remove: [], adopt: null, add: true }],
    ['the same again', [row('a', NEW)], { remove: [], adopt: null, add: false }],
    ['a change takes the old one’s place', [row('a', '203.0.113.7/32')], { remove: ['a'], adopt: null, add: true }],
    ['IPv6 stays', [row('a', '2001:db8::/64'), row('b', '203.0.113.7/32')], { remove: ['b'], adopt: null, add: true }],
    ['static ones stay', [row('a', '203.0.113.7/32', 'static')], { remove: [], adopt: null, add: true }],
    ['a static row without an adder is not the tool’s', [{ ...row('a', '203.0.113.7/32', 'static'), addedById: null }], { remove: [], adopt: null, add: true }],
    ['within a static range nothing is needed', [row('a', '203.0.113.0/24', 'static'), row('b', '192.0.2.7/32')], { remove: ['b'], adopt: null, add: false }],
    ['static and the same', [row('a', NEW, 'static')], { remove: [], adopt: null, add: false }],
    ['what was added by hand as Dynamic IP is kept by the tool from here on', [row('a', NEW, 'dynamic')], { remove: [], adopt: 'a', add: false }],
    ['another one by hand stays', [row('a', '203.0.113.7/32', 'dynamic')], { remove: [], adopt: null, add: true }],
  ])('%s', (_, known, expected) => expect(takeOver(known, NEW)).toEqual(expected))

  test('whatever was there: afterwards the network counts, the tool has one of its kind, and nothing of anybody else went', () => {
    const networks = fc.constantFrom(NEW, '203.0.113.7/32', '203.0.113.0/24', '192.0.2.1/32', '2001:db8::/64', '2001:db8:1::/64')
    const rows = fc.uniqueArray(fc.tuple(networks, fc.constantFrom('tool', 'static', 'dynamic')), { selector: ([cidr]) => cidr }).map((list) => list.map(([cidr, kind], n) => row(`r${n}`, cidr, kind as 'tool')))
    fc.assert(fc.property(rows, fc.constantFrom(NEW, '2001:db8::/64'), (known, network) => {
      const change = takeOver(known, network)
      const kept = known.filter(({ id }) => !change.remove.includes(id)).map((each) => (each.id === change.adopt ? { ...each, addedById: null } : each))
      const after = change.add ? [...kept, row('new', network)] : kept
      expect(after.some(({ cidr }) => holds(cidr, network))).toBe(true)
      const own = after.filter((each) => each.addedById === null && each.connectionType === 'dynamic' && each.cidr.includes(':') === network.includes(':'))
      expect(own.length).toBeLessThanOrEqual(1)
      expect(known.filter(({ id, addedById }) => change.remove.includes(id) && addedById !== null)).toEqual([])
      expect(takeOver(after, network)).toEqual({ remove: [], adopt: null, add: false })
    }))
  })
})
