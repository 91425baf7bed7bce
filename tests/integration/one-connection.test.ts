import type { PoolClient } from 'pg'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import type { CommandContext } from '@/lib/access/run-command'
import { AppError } from '@/lib/core/errors'
import { changePupil } from '@/lib/groups/change-pupil'
import { changePupilInput } from '@/lib/groups/change-pupil-input'
import { giveLoginCode } from '@/lib/groups/give-login-code'
import { setPupilMethod } from '@/lib/groups/set-login-method'
import { renewGroupSecrets, renewPupilSecret } from '@/lib/groups/renew-secrets'
import { previewAddresses } from '@/lib/home-login/preview-addresses'
import { remindGroup, resendLink } from '@/lib/home-login/resend-link'
import { setHomeAddresses } from '@/lib/home-login/set-addresses'
import { pool } from '@/lib/platform/db/pool'
import { jobs } from '@/lib/platform/jobs'
import { LIMITS, takeTry, takeTryIn } from '@/lib/platform/limits'
import { makeGroup, makeHome, makePupil, makeSchool, next } from '@/prisma/seed/factories'
import { command, everything, refused } from '../support/command'
import { signedIn } from '../support/people'

let teacher: StaffAtSchool
let group: Awaited<ReturnType<typeof makeGroup>>
let bo: Awaited<ReturnType<typeof makePupil>>
let held: PoolClient[] = []
const fresh = () => `ouder${next()}@thuis.example`

beforeAll(async () => void (await jobs()))
beforeEach(async () => {
  const school = await makeSchool()
  group = await makeGroup(school.id, { loginMethod: 'pin' })
  bo = await makePupil(school.id, group.id, { firstName: 'Bo', lastName: 'Smit', pin: '4826' })
  teacher = (await signedIn(school.id, { roles: ['teacher'], groupIds: [group.id] })).actor
})
const letGo = () => held.splice(0).forEach((client) => client.release())
afterEach(letGo)

/** Does the work while all connections of the pool but one are taken, as by as many commands at the same moment. */
async function withOneConnection<Data>(work: () => Promise<Data>): Promise<Data> {
  held = await Promise.all(Array.from({ length: pool().options.max - 1 }, () => pool().connect()))
  try {
    return await work()
  } finally {
    letGo()
  }
}

describe('a command needs no second connection while its transaction holds one', () => {
  const counted = () => everything().rateLimit.count({ where: { key: `pupil-login-anywhere:${bo.id}` } })
  const guessed = () => everything().rateLimit.create({ data: { key: `pupil-login-anywhere:${bo.id}`, points: 30, expire: BigInt(Date.now() + 3_600_000) } })
  const newPin = { run: (context: CommandContext) => changePupil(context, changePupilInput.parse({ pupilId: bo.id, pin: '7315' })) }

  test.each<[string, (context: CommandContext) => Promise<unknown>]>([
    ['wijzigen', newPin.run],
    ['wijzigen, another way to log in', (context) => changePupil(context, changePupilInput.parse({ pupilId: bo.id, method: 'picture' }))],
    ['another way to log in', (context) => setPupilMethod(context, { pupilId: bo.id, method: 'badge' })],
    ['a new pin', (context) => renewPupilSecret(context, { pupilId: bo.id, kind: 'pin' })],
    ['new pins for the group', (context) => renewGroupSecrets(context, { groupId: group.id, kind: 'pin' })],
    ['a code for who forgot the badge', async (context) => {
      await context.tx.pupil.update({ where: { id: bo.id }, data: { loginMethod: 'badge' } })
      return giveLoginCode(context, { pupilId: bo.id })
    }],
  ])('%s: and the guesses before are forgotten', async (_, run) => {
    await guessed()
    await withOneConnection(() => command(teacher, run))
    expect(await counted()).toBe(0)
  })

  test('what is rolled back forgives nothing', async () => {
    await guessed()
    const undone = command(teacher, async (context) => {
      await newPin.run(context)
      throw new AppError('not-found')
    })
    expect([await refused(undone), await counted()]).toEqual(['not-found', 1])
  })

  test('home addresses: preview, set, send again, remind', async () => {
    const [email, open] = [fresh(), fresh()]
    const home = await makeHome(open, [bo], { activated: false })
    const mails = (recipient: string) => everything().outboxMail.count({ where: { recipient } })
    await withOneConnection(async () => {
      const preview = await command(teacher, (context) => previewAddresses(context, { groupId: group.id, list: `Bo Smit;${email}` }))
      expect(preview.rows[0]).toMatchObject({ was: [open, null], emails: [open, email] })
      await command(teacher, (context) => setHomeAddresses(context, [{ pupilId: bo.id, shown: [open, null], wanted: [open, email] }]))
      await command(teacher, (context) => resendLink(context, { pupilId: bo.id, accountId: home.id }))
      expect(await command(teacher, (context) => remindGroup(context, { groupId: group.id }))).toEqual({ reminded: 2 })
    })
    expect([await mails(email), await mails(open)]).toEqual([2, 2])
  })

  test('more of them at once than there are connections: all are done', async () => {
    const pupils = await Promise.all(Array.from({ length: pool().options.max * 2 }, () => makePupil(teacher.school.id, group.id)))
    const all = await Promise.all(pupils.map(({ id }) => refused(command(teacher, (context) => renewPupilSecret(context, { pupilId: id, kind: 'pin' })))))
    expect(all.filter((code) => code !== undefined)).toEqual([])
  })
})

describe('a try taken inside a transaction', () => {
  const take = (key: string) => command(teacher, ({ tx }) => takeTryIn(tx, 'home-link', key))

  test('counts together with those outside, to the same limit, and starts anew when its time is over', async () => {
    const [key, { points, seconds }] = [`proef${next()}`, LIMITS['home-link']]
    for (let at = 0; at < points; at += 1) expect(await (at % 2 === 0 ? take(key) : takeTry('home-link', key))).toBe(0)
    for (const wait of [await take(key), await takeTry('home-link', key)]) {
      expect(wait).toBeGreaterThan(seconds - 60)
      expect(wait).toBeLessThanOrEqual(seconds)
    }
    await everything().rateLimit.update({ where: { key: `home-link:${key}` }, data: { expire: BigInt(Date.now() - 1) } })
    expect(await take(key)).toBe(0)
  })

  test('one of a change that is rolled back does not count', async () => {
    const key = `proef${next()}`
    const undone = command(teacher, async ({ tx }) => {
      await takeTryIn(tx, 'home-link', key)
      throw new AppError('not-found')
    })
    expect([await refused(undone), await everything().rateLimit.count({ where: { key: `home-link:${key}` } })]).toEqual(['not-found', 0])
  })

  test('of many at the same moment as many pass as there are', async () => {
    const key = `proef${next()}`
    const waits = await Promise.all(Array.from({ length: LIMITS['home-link'].points + 4 }, () => take(key)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(LIMITS['home-link'].points)
  })
})
