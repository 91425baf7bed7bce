import { recordRefusal } from '@/lib/audit/record'
import { forSchool } from '@/lib/platform/db/scope'
import type { Jobs } from '@/lib/platform/jobs'
import { noteFailedLink } from './applied-link'
import { lockRoster } from './sql'

/** Why an import ended without being applied: it went wrong each time, there is nothing to apply, or no worker came to it within a day. */
export type ImportFailure = 'unexpected' | 'no-data' | 'waited-too-long'

/**
 * Ends an import that could not be applied, so that the school can import again (LAS-5). Called at the last failure, and by
 * the job 'roster.lost' where no worker lived to see it, and by the housekeeping for what nobody ever came to; only an import that still waits for its worker is ended.
 */
export async function giveUpImport({ importId, schoolId }: Jobs['roster.lost'], failure: ImportFailure = 'unexpected'): Promise<void> {
  const count = await forSchool({ schoolId, groupIds: 'all' }).$transaction(async (tx) => {
    // A worker that only seemed dead may be at it still: after it, there is nothing to give up.
    await lockRoster(tx, schoolId)
    const ended = await tx.rosterImport.updateMany({ where: { id: importId, status: 'queued' }, data: { status: 'failed', failure, rosterCipher: null, endedAt: new Date() } })
    return ended.count
  }, { timeout: 130_000, maxWait: 10_000 })
  if (count === 0) return
  await noteFailedLink(importId, schoolId)
  await recordRefusal({ kind: 'system', address: null }, { action: 'roster.failed', schoolId, subjectId: importId, details: { why: failure } })
}
