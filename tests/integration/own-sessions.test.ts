import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { readSession, revokeSession } from '@/lib/access/session'
import { endOtherSessions, endOwnSession } from '@/lib/login-security/own-sessions'
import { ownSessions } from '@/lib/login-security/queries'
import { signInStaff } from '@/lib/staff/sign-in'
import { DEMO_PASSWORD } from '@/prisma/seed/factories'
import { refused } from '../support/command'
import { freshWorld, HERE, does, makeWorld, me, world } from '../support/second-factor'

beforeEach(freshWorld)

describe('own sessions', () => {
  test('this one first; one or all others are ended; never somebody else’s', async () => {
    const tokens = [world.token, ...(await Promise.all([1, 2].map(async () => (await signInStaff({ email: world.email, password: DEMO_PASSWORD }, '198.51.100.4', null, 'Firefox op Windows')).token)))]
    const stranger = await makeWorld()
    const rows = await ownSessions(await me())
    expect(rows.map(({ here, browser, address }) => [here, browser, address])).toEqual([[true, null, HERE.address], [false, 'Firefox op Windows', '198.51.100.4'], [false, 'Firefox op Windows', '198.51.100.4']])
    const theirs = ((await readSession(stranger.token, HERE.address)) as StaffActor).sessionId
    expect(await refused(does((context) => endOwnSession(context, { sessionId: theirs })))).toBe('not-found')
    await does((context) => endOwnSession(context, { sessionId: rows[1]!.id }))
    expect((await ownSessions(await me())).length).toBe(2)
    expect(await does((context) => endOtherSessions(context))).toEqual({ count: 1 })
    expect(await Promise.all(tokens.map(async (token) => (await readSession(token, null)) !== null))).toEqual([true, false, false])
    expect((await readSession(stranger.token, HERE.address))?.kind).toBe('staff')
    await revokeSession(world.token)
  })
})
