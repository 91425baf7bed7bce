import { beforeEach, describe, expect, test } from 'vitest'
import { findMailLink, issueMailLink, spendMailLink } from '@/lib/access/mail-link'
import { makeSchool, makeUser, next } from '@/prisma/seed/factories'
import { everything } from '../support/command'

const NOW = new Date('2026-11-20T12:00:00Z')
const after = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
let account: { userId: string }
const issue = (purpose: 'activation' | 'password' = 'activation', now = NOW) => issueMailLink(everything(), { purpose, account, email: 'iemand@school.example', schoolId: null, mailKey: `proef-${next()}` }, now)
beforeEach(async () => void (account = { userId: (await makeUser({ email: `link${next()}@school.example`, name: 'Iemand' })).id }))

describe('AUT-3, ACC-3: a link in a mail', () => {
  test('is a GUID of 36 characters that the database does not hold', async () => {
    const token = await issue()
    expect(token).toMatch(/^[0-9a-f-]{36}$/)
    const [row] = await everything().mailToken.findMany({ where: account })
    expect(JSON.stringify(row)).not.toContain(token)
  })

  test('looking spends nothing, however often; spending works once', async () => {
    const token = await issue()
    for (let look = 0; look < 3; look += 1) expect(await findMailLink(token, NOW)).toMatchObject({ ...account, email: 'iemand@school.example', purpose: 'activation' })
    expect(await spendMailLink(everything(), token, NOW)).toMatchObject(account)
    expect([await findMailLink(token, NOW), await spendMailLink(everything(), token, NOW)]).toEqual([null, null])
  })

  test('of many at the same moment, one spends it', async () => {
    const token = await issue()
    const spent = await Promise.all(Array.from({ length: 8 }, () => spendMailLink(everything(), token, NOW)))
    expect(spent.filter(Boolean)).toHaveLength(1)
  })

  test.each([['activation', 14], ['password', 1]] as const)('%s: works for %i days and then no more', async (purpose, days) => {
    const token = await issue(purpose)
    expect(await findMailLink(token, after(days - 0.01))).not.toBeNull()
    expect([await findMailLink(token, after(days)), await spendMailLink(everything(), token, after(days))]).toEqual([null, null])
  })

  test.each(['user', 'home'] as const)('%s: of many made at the same moment, only the newest works', async (kind) => {
    const to = kind === 'user' ? account : { homeAccountId: (await everything().homeAccount.create({ data: { email: `link${next()}@thuis.example` } })).id }
    const made = await Promise.all(Array.from({ length: 5 }, () => everything().$transaction(
      (tx) => issueMailLink(tx, { purpose: 'activation', account: to, email: 'iemand@school.example', schoolId: null, mailKey: `proef-${next()}` }, NOW),
    )))
    const found = await Promise.all(made.map((token) => findMailLink(token, NOW)))
    expect(found.filter(Boolean)).toHaveLength(1)
    expect(await everything().mailToken.count({ where: { ...to, expiresAt: { gt: NOW } } })).toBe(1)
  })

  test('made and spent at the same moment: they wait for each other in turn, never both for ever', async () => {
    for (let round = 0; round < 5; round += 1) {
      const token = await issue()
      const outcomes = await Promise.allSettled([
        everything().$transaction(async (tx) => {
          const link = await spendMailLink(tx, token, NOW)
          if (link) await tx.user.update({ where: { id: account.userId }, data: { activatedAt: NOW } })
        }),
        everything().$transaction((tx) => issueMailLink(tx, { purpose: 'activation', account, email: 'iemand@school.example', schoolId: null, mailKey: `proef-${next()}` }, NOW)),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
      expect(await findMailLink(token, NOW)).toBeNull()
    }
  })

  test('a newer one replaces it; another person’s stays', async () => {
    const first = await issue()
    const other = await issueMailLink(everything(), { purpose: 'password', account: { userId: (await makeUser({ email: `link${next()}@school.example`, name: 'Ander' })).id }, email: 'x@school.example', schoolId: null, mailKey: 'x' }, NOW)
    const second = await issue('password')
    expect(await findMailLink(first, NOW)).toBeNull()
    expect(await findMailLink(second, NOW)).not.toBeNull()
    expect(await findMailLink(other, NOW)).not.toBeNull()
  })

  test('what one school sent to staff ends what it sent before, not what another sent nor what the person asked for', async () => {
    const by = (schoolId: string | null, purpose: 'activation' | 'password' = 'activation') => issueMailLink(everything(), { purpose, account, email: 'iemand@school.example', schoolId, mailKey: `proef-${next()}` }, NOW)
    const [one, two] = [(await makeSchool()).id, (await makeSchool()).id]
    const asked = await by(null, 'password')
    const links = [await by(one), await by(two), await by(one)]
    const works = async (token: string) => (await findMailLink(token, NOW)) !== null
    expect([await works(asked), ...(await Promise.all(links.map(works)))]).toEqual([true, false, true, true])
    await by(null, 'password')
    expect([await works(asked), ...(await Promise.all(links.map(works)))]).toEqual([false, false, true, true])
  })

  test.each(['', 'x', 'x'.repeat(5000), '00000000-0000-4000-8000-000000000000'])('nothing else opens: %j', async (token) => {
    expect([await findMailLink(token, NOW), await spendMailLink(everything(), token, NOW)]).toEqual([null, null])
  })
})
