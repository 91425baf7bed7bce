import { forSchool, type Scope } from '@/lib/platform/db/scope'

/** How many of some kind of people have an ECK iD, and since when: the first and the last that came in (LAS-12). */
export type EckIdCount = { all: number; having: number; first: Date | null; last: Date | null }
export type EckIds = { abroad: boolean; pupils: EckIdCount; staff: EckIdCount }

/** The school's ECK iDs in numbers; never the ECK iDs themselves (domain facts 5). */
export async function eckIdsOf(scope: Scope): Promise<EckIds> {
  const database = forSchool({ ...scope, groupIds: 'all' })
  const here = { removedAt: null }
  const work = { ...here, substituteGroupId: null, fromLas: true }
  const dates = { _count: { eckIdHash: true }, _min: { eckIdAt: true }, _max: { eckIdAt: true } } as const
  const [school, pupils, pupilIds, staff, staffIds] = await Promise.all([
    database.school.findFirstOrThrow({ select: { kind: true } }),
    database.pupil.count({ where: here }), database.pupil.aggregate({ where: { ...here, eckIdHash: { not: null } }, ...dates }),
    database.employment.count({ where: work }), database.employment.aggregate({ where: { ...work, eckIdHash: { not: null } }, ...dates }),
  ])
  const of = (all: number, { _count, _min, _max }: typeof pupilIds): EckIdCount => ({ all, having: _count.eckIdHash, first: _min.eckIdAt, last: _max.eckIdAt })
  return { abroad: school.kind === 'abroad', pupils: of(pupils, pupilIds), staff: of(staff, staffIds) }
}
