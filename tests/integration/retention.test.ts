import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { dropOldAccess } from '@/lib/access/housekeeping'
import { dropOldHomes } from '@/lib/home-login/housekeeping'
import { dropOldMeans } from '@/lib/pupil-login/housekeeping'
import { dropUnusedUsers } from '@/lib/staff/housekeeping'
import { dropOldAddresses } from '@/lib/substitutes/housekeeping'
import { makeGroup, makeHome, makePupil, makeSchool, makeStaff, makeUser, next } from '@/prisma/seed/factories'
import { everything } from '../support/command'

const NOW = new Date('2026-11-20T12:00:00Z')
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const bytes = () => new Uint8Array(randomBytes(32))
let schoolId: string
let groupId: string
let staff: Awaited<ReturnType<typeof makeStaff>>['employment']
const pupil = () => makePupil(schoolId, groupId)
beforeAll(async () => {
  schoolId = (await makeSchool()).id
  groupId = (await makeGroup(schoolId)).id
  staff = (await makeStaff(schoolId, { roles: ['teacher'] })).employment
})

describe('what ended is let go in time', () => {
  test('sessions, thirty days after they expired or were revoked', async () => {
    const make = (expiresAt: Date, revokedAt: Date | null = null) => everything().session.create({ data: { kind: 'staff', userId: staff.userId, tokenHash: bytes(), address: '127.0.0.1', expiresAt, revokedAt } })
    const gone = [await make(ago(30.01)), await make(ago(29.7), ago(30.01))]
    const kept = [await make(ago(29.99)), await make(ago(29.7), ago(29.9)), await make(ago(-0.1))]
    await dropOldAccess(NOW)
    const left = (await everything().session.findMany({ where: { id: { in: [...gone, ...kept].map(({ id }) => id) } } })).map(({ id }) => id)
    expect(left.sort()).toEqual(kept.map(({ id }) => id).sort())
  })

  test('links in mails, sixty days after they stopped working', async () => {
    const make = (expiresAt: Date, spentAt: Date | null = null) => everything().mailToken.create({ data: { userId: staff.userId, purpose: 'activation', tokenHash: bytes(), email: 'iemand@school.example', mailKey: 'x', expiresAt, spentAt } })
    const gone = [await make(ago(60.01)), await make(ago(61), ago(65))]
    const kept = [await make(ago(59.99)), await make(ago(-1))]
    await dropOldAccess(NOW)
    const left = (await everything().mailToken.findMany({ where: { id: { in: [...gone, ...kept].map(({ id }) => id) } } })).map(({ id }) => id)
    expect(left.sort()).toEqual(kept.map(({ id }) => id).sort())
  })

  test('one-time codes when they expired', async () => {
    const make = async (expiresAt: Date) => everything().pupilLoginCode.create({ data: { schoolId, pupilId: (await pupil()).id, codeCipher: bytes(), expiresAt } })
    await make(ago(0.001))
    const kept = await make(ago(-0.001))
    await dropOldMeans(NOW)
    expect((await everything().pupilLoginCode.findMany({ where: { schoolId } })).map(({ pupilId }) => pupilId)).toEqual([kept.pupilId])
  })

  test('badges thirty days after they were voided, however old those in use are', async () => {
    const owner = await pupil()
    const make = (voidedAt: Date | null) => everything().pupilBadge.create({ data: { schoolId, pupilId: owner.id, tokenHash: bytes(), tokenCipher: bytes(), issuedAt: ago(400), voidedAt } })
    await make(ago(30.01))
    const kept = [await make(ago(29.99)), await make(null)]
    await dropOldMeans(NOW)
    expect((await everything().pupilBadge.findMany({ where: { pupilId: owner.id } })).map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort())
  })

  test('the address of who stood in, thirty days after the end; the name stays (SUB-2)', async () => {
    const make = (endsAt: Date, endedAt: Date | null) => everything().substitution.create({ data: { schoolId, groupId, employmentId: staff.id, userId: staff.userId!, name: 'Ina Valk', email: 'ina@inval.example', days: 1, endsAt, endedAt } })
    const rows = [await make(ago(31), ago(30.01)), await make(ago(29.99), ago(29.99)), await make(ago(-1), null)]
    await dropOldAddresses(NOW)
    const after = await Promise.all(rows.map(({ id }) => everything().substitution.findUniqueOrThrow({ where: { id } })))
    expect(after.map(({ name, email }) => [name, email])).toEqual([['Ina Valk', ''], ['Ina Valk', 'ina@inval.example'], ['Ina Valk', 'ina@inval.example']])
  })

  test('HOM-7: the password of a home login, thirty days after its last child left; while a child is there it stays', async () => {
    const home = async (...removed: (Date | null)[]) => {
      const pupils = await Promise.all(removed.map(async (removedAt) => everything().pupil.update({ where: { id: (await pupil()).id }, data: { removedAt } })))
      return makeHome(`ouder${next()}@thuis.example`, pupils)
    }
    const gone = [await home(), await home(ago(30.01)), await home(ago(31), ago(400))]
    const kept = [await home(ago(29.99)), await home(ago(400), null), await home(null)]
    await dropOldHomes(NOW)
    const active = async (homes: typeof gone) => Promise.all(homes.map(async ({ id }) => {
      const row = await everything().homeAccount.findUniqueOrThrow({ where: { id } })
      return [row.passwordHash !== null, row.activatedAt !== null]
    }))
    expect(await active(gone)).toEqual(gone.map(() => [false, false]))
    expect(await active(kept)).toEqual(kept.map(() => [true, true]))
  })

  const token = (to: { userId: string } | { homeAccountId: string }) => everything().mailToken.create({ data: { ...to, purpose: 'activation', tokenHash: bytes(), email: 'iemand@school.example', mailKey: 'x', expiresAt: ago(10) } })

  test('addresses that are no child’s, once nothing is kept of their links and logins', async () => {
    const home = async (createdAt: Date, pupils: Awaited<ReturnType<typeof pupil>>[] = []) => {
      const { id } = await makeHome(`ouder${next()}@thuis.example`, pupils)
      return everything().homeAccount.update({ where: { id }, data: { createdAt } })
    }
    const gone = await home(ago(31))
    const kept = [await home(ago(29)), await home(ago(400), [await pupil()]), await home(ago(400)), await home(ago(400))]
    await token({ homeAccountId: kept[2]!.id })
    await everything().session.create({ data: { kind: 'home', homeAccountId: kept[3]!.id, tokenHash: bytes(), address: '127.0.0.1', expiresAt: ago(3) } })
    await dropOldHomes(NOW)
    expect((await everything().homeAccount.findMany({ where: { id: { in: [gone, ...kept].map(({ id }) => id) } } })).map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort())
  })

  test('logins of people who work nowhere, as who stood in once; not of who has a role beside schools', async () => {
    const user = async (createdAt: Date, data: object = {}) => {
      const { id } = await makeUser({ email: `oud${next()}@inval.example`, name: 'Ina Valk' })
      return everything().user.update({ where: { id }, data: { createdAt, ...data } })
    }
    const gone = await user(ago(31))
    const [kept, stands, linked] = [[await user(ago(29)), await user(ago(400), { helpdesk: true })], await user(ago(400)), await user(ago(400))]
    const other = await makeGroup(schoolId)
    await everything().substitution.create({ data: { schoolId, groupId: other.id, employmentId: staff.id, userId: stands.id, name: 'Ina Valk', email: stands.email, days: 1, endsAt: ago(1), endedAt: ago(1) } })
    await token({ userId: linked.id })
    const worked = (await makeStaff(schoolId, { roles: ['teacher'], email: `weg${next()}@school.example` })).user!
    await everything().user.update({ where: { id: worked.id }, data: { createdAt: ago(400) } })
    await everything().employment.updateMany({ where: { userId: worked.id }, data: { removedAt: ago(300) } })
    await dropUnusedUsers(NOW)
    const stay = [...kept, stands, linked, worked].map(({ id }) => id)
    expect((await everything().user.findMany({ where: { id: { in: [gone.id, ...stay] } } })).map(({ id }) => id).sort()).toEqual(stay.sort())
  })
})
