import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { dropFromLink } from '@/lib/roster/drop-scheduled'
import { lockRoster } from '@/lib/roster/sql'
import { sealLasKey } from './key-cipher'
import { LAS_SYSTEMS } from './rules'
import { nextNight } from './schedule'
import type { chooseLinkInput } from './schema'

/**
 * The school's own side of an automatic link (LAS-1): the system it chose, with its key where that system gives one. Another
 * system, or another key, begins anew: what the LAS allowed before was for the former one. 'Handmatige import' ends the link.
 */
export async function chooseLink({ tx, actor, now, audit }: CommandContext, { system, authorisationKey }: z.output<typeof chooseLinkInput>): Promise<void> {
  const schoolId = actor.school.id
  await lockRoster(tx, schoolId)
  const before = await tx.lasLink.findFirst({ select: { system: true } })
  if (before && before.system !== system) await dropFromLink(tx, schoolId, now)
  if (system === 'manual') {
    await tx.lasLink.deleteMany()
    if (before) await audit({ action: 'las.link-ended', details: { system: before.system } })
    return
  }
  const key = LAS_SYSTEMS[system].key && authorisationKey ? sealLasKey(authorisationKey, schoolId) : null
  // The first time comes by night too, unless the coordinator asks for it before.
  const nextRunAt = LAS_SYSTEMS[system].key && !key ? null : nextNight(schoolId, now)
  if (before?.system === system) {
    if (!key) return
    await tx.lasLink.updateMany({ data: { keyCipher: key, lasGrantedAt: null, lasCheckedAt: null, receivedAt: null, failures: 0, lastOutcome: null, runId: null, runUntil: null, nextRunAt } })
  } else {
    await tx.lasLink.deleteMany()
    await tx.lasLink.create({ data: { schoolId, system, keyCipher: key, chosenAt: now, chosenById: actor.userId, nextRunAt } })
  }
  await audit({ action: 'las.link-chosen', details: { system } })
}
