import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { emailAddress } from '@/lib/core/email-address'
import { addressOf, linkUntil, LOGINS, newCode, sandboxRoster, sandboxUntil } from './rules'

describe('PUB-5: a sandbox is made up', () => {
  test('a code of signs that nobody takes for each other', () => {
    for (let n = 0; n < 200; n++) expect(newCode((below) => randomInt(below))).toMatch(/^[a-hjkmnp-z2-9]{6}$/)
  })
  test('people with keys of their own, in groups that are there; two sandboxes share no ECK iD', () => {
    const [one, two] = [sandboxRoster('aaaaaa', '2026-2027'), sandboxRoster('bbbbbb', '2026-2027')]
    const groups = one.groups.map(({ key }) => key)
    for (const { groupKey } of one.pupils) expect(groups).toContain(groupKey)
    for (const { groupKeys } of one.staff) for (const key of groupKeys) expect(groups).toContain(key)
    const people = [...one.pupils, ...one.staff]
    expect(new Set(people.map(({ key }) => key)).size).toBe(people.length)
    const eckIds = [...people, ...two.pupils, ...two.staff].map(({ eckId }) => eckId)
    expect(new Set(eckIds).size).toBe(eckIds.length)
  })
  test('logins at addresses where no mail arrives, of people who are in the roster', () => {
    const { staff } = sandboxRoster('aaaaaa', '2026-2027')
    for (const { name, lasKey } of LOGINS) {
      expect(emailAddress.parse(addressOf(name, 'aaaaaa'))).toMatch(/@aaaaaa\.proef\.invalid$/)
      if (lasKey) expect(staff.map(({ key }) => key)).toContain(lasKey)
    }
  })
  test('a link of which nothing is made goes soon, a sandbox after a month', () => {
    const now = new Date('2026-11-23T10:00:00Z')
    expect([linkUntil(now), sandboxUntil(now)].map((date) => date.toISOString().slice(0, 10))).toEqual(['2026-11-25', '2026-12-23'])
  })
})
