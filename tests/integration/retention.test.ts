import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { dropOldAccess } from '@/lib/access/housekeeping'
import { dropOldMeans } from '@/lib/pupil-login/housekeeping'
import { dropOldAddresses } from '@/lib/substitutes/housekeeping'
import { makeGroup, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
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
})
