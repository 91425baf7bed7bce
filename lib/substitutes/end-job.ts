import { record } from '@/lib/audit/record'
import { acrossSchools, forSchool } from '@/lib/platform/db/scope'
import { log } from '@/lib/platform/log'
import { endSubstitution } from './end-substitution'

/**
 * The job 'substitutes.end': ends every substitution whose days are over, or whose group is gone. Access itself ended to
 * the minute already, for every read looks at the end; what was missed while no worker ran is done at the next run. One
 * that fails holds up no other.
 */
export async function endSubstitutionsJob(now: Date): Promise<void> {
  const over = await acrossSchools('a job ends what is over at all schools').substitution.findMany({
    where: { endedAt: null, OR: [{ endsAt: { lte: now } }, { group: { removedAt: { not: null } } }] },
    select: { id: true, schoolId: true },
  })
  for (const { id, schoolId } of over) {
    try {
      await forSchool({ schoolId, groupIds: 'all' }).$transaction(async (tx) => {
        if (await endSubstitution(tx, id, now, null)) await record(tx, { kind: 'system', address: null }, { action: 'substitutes.ended', schoolId, subjectId: id, details: { early: false } })
      })
    } catch (error) {
      log().error({ err: error, substitutionId: id }, 'substitution not ended')
    }
  }
}
