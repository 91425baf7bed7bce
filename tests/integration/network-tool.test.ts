import { describe, expect, test } from 'vitest'
import { addAddress } from '@/lib/network/addresses'
import { isSchoolAddress, toolOf } from '@/lib/network/queries'
import { makeToolKey, removeTool } from '@/lib/network/tool'
import { watchTools } from '@/lib/network/watch-tools'
import { LIMITS } from '@/lib/platform/limits'
import { makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { signedIn } from '../support/people'
import { NOON, later, portal, ict, key, here, tell, list, history, withToolSchool } from '../support/tool-school'

withToolSchool()

describe('NET-2: the tool reports where the school is', () => {
  test('the first report adds the address; the same again changes nothing; a change takes its place', async () => {
    expect(await tell('203.0.113.7')).toEqual({ status: 200, address: '203.0.113.7', changed: true })
    expect(await tell('203.0.113.7', later(5))).toEqual({ status: 200, address: '203.0.113.7', changed: false })
    expect([await isSchoolAddress(ict.school.id, '203.0.113.7'), await isSchoolAddress(ict.school.id, '203.0.113.8')]).toEqual([true, false])
    await tell('203.0.113.8', later(10))
    expect([await isSchoolAddress(ict.school.id, '203.0.113.7'), await isSchoolAddress(ict.school.id, '203.0.113.8')]).toEqual([false, true])
    expect(await list()).toEqual(['203.0.113.8/32 dynamic tool'])
    expect(await history()).toEqual(['203.0.113.8/32', '203.0.113.7/32'])
    expect((await auditOf(ict.school.id)).map(({ action, actorKind, details }) => [action, actorKind, details])).toEqual([
      ['network.tool-key-made', 'staff', {}], ['network.address-reported', 'system', { added: true, removed: 0 }], ['network.address-reported', 'system', { added: true, removed: 1 }],
    ])
    expect(await toolOf(here(), later(10))).toEqual({ state: 'working', createdAt: NOON, lastReportAt: later(10) })
  })

  test('IPv4 and IPv6 stand beside each other; of IPv6 the /64, so that tomorrow’s address of the computer is no change', async () => {
    await Promise.all([tell('203.0.113.7'), tell('2001:db8:1:2:aaaa::1')])
    await tell('2001:db8:1:2:bbbb::9', later(5))
    expect((await list()).sort()).toEqual(['2001:db8:1:2::/64 dynamic tool', '203.0.113.7/32 dynamic tool'])
    await tell('2001:db8:1:3::1', later(10))
    expect((await list()).sort()).toEqual(['2001:db8:1:3::/64 dynamic tool', '203.0.113.7/32 dynamic tool'])
    expect((await history()).sort()).toEqual(['2001:db8:1:2::/64', '2001:db8:1:3::/64', '203.0.113.7/32'])
  })

  test('what coordinators added stays; the Dynamic IP that one added by hand the tool keeps from here on', async () => {
    await command(ict, (context) => addAddress(context, { address: '203.0.113.64/28', connectionType: 'static' }))
    await command(ict, (context) => addAddress(context, { address: '203.0.113.7', connectionType: 'dynamic' }))
    await tell('203.0.113.7')
    expect((await list()).sort()).toEqual(['203.0.113.64/28 static hand', '203.0.113.7/32 dynamic tool'])
    await tell('203.0.113.70', later(5))
    expect(await list()).toEqual(['203.0.113.64/28 static hand'])
    expect(await history()).toEqual(['203.0.113.70/32', '203.0.113.7/32'])
  })

  test('a removed address comes back with the next report: that is where the school is', async () => {
    await tell('203.0.113.7')
    await everything().schoolAddress.deleteMany({ where: { schoolId: ict.school.id } })
    expect(await tell('203.0.113.7', later(5))).toMatchObject({ changed: true })
    expect([await list(), await history()]).toEqual([['203.0.113.7/32 dynamic tool'], ['203.0.113.7/32']])
  })

  test('twenty at the same moment: one row, one line of history', async () => {
    await Promise.all(Array.from({ length: 20 }, () => tell('203.0.113.7')))
    expect([await list(), await history()]).toEqual([['203.0.113.7/32 dynamic tool'], ['203.0.113.7/32']])
  })

  test.each([['no address to be seen', null], ['private', '192.168.1.7'], ['of the provider’s inside', '100.64.0.9'], ['link-local', 'fe80::1']])('%s: said so, nothing added, and not counted as heard', async (_, address) => {
    expect(await tell(address)).toMatchObject({ status: 422, message: expect.stringMatching(/^\p{Lu}.+\.$/u) })
    expect([await list(), (await toolOf(here(), NOON)).state]).toEqual([[], 'waiting'])
  })
})

describe('NET-2: the key', () => {
  test('a new one replaces the old; without the tool neither works; what was reported stays', async () => {
    await tell('203.0.113.7')
    const second = await command(ict, makeToolKey, later(1))
    expect(await tell('203.0.113.8', later(2))).toEqual({ status: 401 })
    expect((await toolOf(here(), later(2))).state).toBe('waiting')
    expect(await tell('203.0.113.8', later(2), second.key)).toMatchObject({ status: 200 })
    await command(ict, removeTool)
    expect(await tell('203.0.113.9', later(3), second.key)).toEqual({ status: 401 })
    expect([await list(), (await toolOf(here(), NOON)).state, await refused(command(ict, removeTool))]).toEqual([['203.0.113.8/32 dynamic tool'], 'none', 'not-found'])
  })

  test('it stands nowhere in the database, and works for its own school only', async () => {
    const stranger = await makeSchool({ addresses: [] })
    await tell('203.0.113.7')
    expect(await everything().schoolAddress.count({ where: { schoolId: stranger.id } })).toBe(0)
    const rows = await everything().$queryRaw<{ row: string }[]>`select t::text as row from address_tool t where school_id = ${ict.school.id}::uuid`
    expect(rows[0]!.row).not.toContain(key)
    expect(key).toMatch(/^[\w-]{43}$/)
  })

  test('a school that is closed has no tool', async () => {
    await everything().school.update({ where: { id: ict.school.id }, data: { active: false } })
    expect(await tell('203.0.113.7')).toEqual({ status: 401 })
  })
})

describe('NET-2: over the network', () => {
  const post = (headers: Record<string, string>, options: { body?: string; from?: string } = {}) => portal.visit('/api/network/report', { method: 'POST', headers, ...options })

  test('the socket’s address counts: neither headers nor the body make another', async () => {
    const body = JSON.stringify({ address: '203.0.113.99', ip: '203.0.113.99' })
    const answer = await post({ authorization: `Bearer ${key}`, 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.99', 'x-real-ip': '203.0.113.99', forwarded: 'for=203.0.113.99' }, { body, from: '127.0.0.9' })
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { ok: true, address: '127.0.0.9', changed: true }])
    expect(await list()).toEqual(['127.0.0.9/32 dynamic tool'])
  })

  test('every key that is none gets the same answer, byte for byte', async () => {
    const wrong = [`Bearer ${'x'.repeat(43)}`, 'Bearer x', 'Bearer ', '', 'Basic eDp4', `bearer ${key}x`, `Bearer ${key} `.repeat(50), "Bearer ' or 1=1 --"]
    const answers = await Promise.all(wrong.map((authorization) => post(authorization ? { authorization } : {}, { from: '127.0.0.21' })))
    expect([...new Set(answers.map(({ status, text }) => `${status} ${text}`))]).toEqual(['401 {"ok":false}'])
    expect((await portal.visit('/api/network/report', { headers: { authorization: `Bearer ${key}` } })).status).toBe(405)
    expect(await list()).toEqual([])
  })

  test('guessing is slowed down, for the guesser alone', async () => {
    const codes: number[] = []
    for (let n = 0; n < LIMITS['address-report'].points + 5; n += 1) codes.push((await post({ authorization: `Bearer ${'y'.repeat(43)}` }, { from: '127.0.0.22' })).status)
    expect([codes[0], codes.at(-1)]).toEqual([401, 429])
    expect((await post({ authorization: `Bearer ${key}` }, { from: '127.0.0.22' })).status).toBe(200)
  })

  test('a script that runs wild is asked to wait', async () => {
    let last = 0
    for (let n = 0; n <= LIMITS['address-report-school'].points; n += 1) last = (await post({ authorization: `Bearer ${key}` }, { from: '127.0.0.23' })).status
    expect(last).toBe(429)
  })
})

describe('NET-2: the alarm', () => {
  const mails = async () => (await mailsOf({ schoolId: ict.school.id })).map(({ recipient, subject, text }) => ({ recipient, subject, text }))

  test('after an hour of silence in school time each coordinator gets one mail; heard again clears it, and it can happen anew', async () => {
    const second = (await signedIn(ict.school.id, { roles: ['coordinator', 'teacher'] })).actor
    await signedIn(ict.school.id, { roles: ['teacher'] })
    await signedIn(ict.school.id, { roles: ['coordinator'], active: false })
    await tell('203.0.113.7')
    await watchTools(later(59))
    expect(await mails()).toEqual([])
    await Promise.all([watchTools(later(61)), watchTools(later(61))])
    await watchTools(later(71))
    const sent = await mails()
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual([ict.email, second.email].sort())
    expect(sent[0]!.text).toContain('18 november 2026, 12:00')
    expect(sent[0]!.text).toContain('/beheer/ip-adressen/dynamisch')
    expect((await toolOf(here(), later(71))).state).toBe('silent')
    await tell('203.0.113.7', later(75))
    expect((await toolOf(here(), later(75))).state).toBe('working')
    await watchTools(later(140))
    expect(await mails()).toHaveLength(4)
    expect((await auditOf(ict.school.id)).filter(({ action }) => action === 'network.tool-silent')).toHaveLength(2)
  })

  test('not at night, not at the weekend, not for a key that was never used', async () => {
    await tell('203.0.113.7', new Date('2026-11-20T17:30:00+01:00'))
    for (const moment of ['2026-11-20T19:00:00+01:00', '2026-11-21T12:00:00+01:00', '2026-11-23T07:30:00+01:00']) await watchTools(new Date(moment))
    expect(await mails()).toEqual([])
    await watchTools(new Date('2026-11-23T08:00:00+01:00'))
    expect(await mails()).toHaveLength(1)
    const unused = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    await command(unused, makeToolKey, NOON)
    await watchTools(later(600, NOON))
    expect(await everything().outboxMail.count({ where: { schoolId: unused.school.id } })).toBe(0)
  })

  test('history is kept for a year', async () => {
    await tell('203.0.113.7', new Date('2025-11-01T12:00:00Z'))
    await tell('203.0.113.8', NOON)
    await watchTools(NOON)
    expect(await history()).toEqual(['203.0.113.8/32'])
  })
})
