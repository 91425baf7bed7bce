import { isoFirstDayOf, nextSchoolYear, schoolYearOf } from '@/lib/core/school-year'
import { forSchool } from '@/lib/platform/db/scope'
import type { Jobs } from '@/lib/platform/jobs'
import { keepAhead } from '@/lib/roster/keep-ahead'
import { makeAsking, type FetchOptions } from './fetch-roster'
import { LAS_SYSTEMS } from './rules'
import { askLas } from './uwlr/ask'

/**
 * The job 'las.ahead' (ACC-10): asks a school's LAS for the next school year and keeps that until it begins. A LAS that has it
 * not ready yet, or answers with a fault, is no trouble: the school is asked again the next night, and on 1 August anyway.
 */
export async function fetchAheadJob({ schoolId }: Jobs['las.ahead'], options: FetchOptions = {}): Promise<void> {
  const now = options.now?.() ?? new Date()
  const database = forSchool({ schoolId, groupIds: 'all' })
  const link = await database.lasLink.findFirst({ where: { lasGrantedAt: { not: null } }, select: { schoolId: true, system: true, keyCipher: true, receivedAt: true, chosenAt: true } })
  if (!link) return
  const school = await database.school.findFirstOrThrow({ select: { brin: true, schoolKey: true } })
  const asking = makeAsking(link, school, now)
  if (!asking) return
  const schoolYear = nextSchoolYear(schoolYearOf(now))
  // Who leaves before the summer is not in it.
  const answer = await askLas({ ...asking, schoolYear, receivedAt: null, today: isoFirstDayOf(schoolYear) }, options)
  if (answer.kind !== 'roster') return
  await database.$transaction((tx) => keepAhead(tx, { schoolId, las: LAS_SYSTEMS[link.system].name, link: { system: link.system, chosenAt: link.chosenAt }, read: answer.read, at: now, schoolYear }), { timeout: 120_000, maxWait: 10_000 })
}
