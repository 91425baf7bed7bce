import { describe, expect, test } from 'vitest'
import { dropOldAccess } from '@/lib/access/housekeeping'
import { ERASED } from '@/lib/core/retention'
import { env } from '@/lib/platform/env'
import { dropOldCounts } from '@/lib/privacy/housekeeping'
import { erasedAt, erasedEverywhere } from '@/lib/privacy/queries'
import { dropOldMeans } from '@/lib/pupil-login/housekeeping'
import { eraseRemoved } from '@/lib/roster/erase'
import { dropOldImports } from '@/lib/roster/housekeeping'
import { sources } from '@/lib/platform/test-support'
import { dropOldAddresses } from '@/lib/substitutes/housekeeping'
import { makeGroup, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { everything } from '../support/command'

const NOW = new Date('2026-11-20T23:30:00Z')
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const bytes = () => crypto.getRandomValues(new Uint8Array(32))

describe('DAT-3: what the jobs erase is written down, by school, without names', () => {
  test('each job counts what it erased, on the Dutch day; one that finds nothing writes nothing', async () => {
    const [school, other] = [await makeSchool(), await makeSchool()]
    const { employment, user } = await makeStaff(school.id, { roles: ['teacher'] })
    const group = await makeGroup(school.id)
    const pupil = await makePupil(school.id, group.id)
    for (const schoolId of [school.id, school.id, other.id]) await everything().session.create({ data: { kind: 'staff', userId: user!.id, schoolId, tokenHash: bytes(), address: '127.0.0.1', expiresAt: ago(31) } })
    await everything().pupilBadge.create({ data: { schoolId: school.id, pupilId: pupil.id, tokenHash: bytes(), tokenCipher: bytes(), voidedAt: ago(31) } })
    await everything().substitution.create({ data: { schoolId: school.id, groupId: group.id, employmentId: employment.id, userId: user!.id, name: 'Ina', email: 'ina@inval.example', days: 1, endsAt: ago(40), endedAt: ago(40) } })
    await everything().rosterImport.create({ data: { schoolId: school.id, status: 'staged', fileName: 'x', rosterCipher: bytes(), createdAt: ago(2) } })
    await everything().pupil.update({ where: { id: (await makePupil(school.id, null)).id }, data: { removedAt: ago(env().RETENTION_DAYS + 1) } })
    for (let run = 0; run < 2; run += 1) for (const job of [dropOldAccess, dropOldMeans, dropOldAddresses, dropOldImports, eraseRemoved]) await job(NOW)
    const [day, ...more] = await erasedAt({ schoolId: school.id, groupIds: 'all' }, NOW)
    expect(more).toEqual([])
    expect(day!.day.toISOString()).toBe('2026-11-21T00:00:00.000Z')
    expect(Object.fromEntries(day!.rows.map(({ kind, count }) => [kind, count]))).toEqual({ sessions: 2, badges: 1, substituteAddresses: 1, importFiles: 1, pupils: 1 })
    expect((await erasedAt({ schoolId: other.id, groupIds: 'all' }, NOW))[0]!.rows).toEqual([{ kind: 'sessions', count: 1 }])
    expect((await erasedEverywhere(NOW, 30)).find(({ kind }) => kind === 'sessions')).toEqual({ kind: 'sessions', count: 3 })
    expect(await erasedEverywhere(new Date(NOW.getTime() + 40 * 86_400_000), 30)).toEqual([])
  })

  test('counts themselves go after three years', async () => {
    const school = await makeSchool()
    for (const days of [1097, 1090]) await everything().erasureCount.create({ data: { schoolId: school.id, day: ago(days), kind: 'pupils', count: 1 } })
    await dropOldCounts(NOW)
    expect(await everything().erasureCount.count({ where: { schoolId: school.id } })).toBe(1)
  })

  test('every kind in the table of words is one that some job counts', () => {
    const text = sources('lib').filter(({ file }) => file !== 'lib/core/retention.ts').map((source) => source.text).join('\n')
    expect(Object.keys(ERASED).filter((kind) => !text.includes(`counted('${kind}'`) && !new RegExp(`\\b${kind}:`).test(text))).toEqual([])
  })
})
