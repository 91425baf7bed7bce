import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { renderSchoolsMergedMail } from '@/emails/SchoolsMerged'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { addressees } from './addressees'
import { differences } from './changes'
import { merged } from './merge-rules'
import { prepareMerge } from './prepare-merge'
import { reportOf } from './report'
import type { mergeInput } from './schema'
import { END_SESSIONS, lockSchools, write } from './sql'
import { standingOf } from './standing'
import { sealMergeUndo, writeChanges } from './store'
import { bringLinks } from './sql-links'
import { momentText } from './world'

/**
 * Two schools become one (ACC-8), in one transaction: groups, people, home logins, badges, licences, addresses and devices go along;
 * people keep their numbers and pseudonyms at publishers. The school that went is closed and names the other to publishers.
 * The one that stays gets a new INSTELLING_REF. @throws AppError 'merge-blocked', 'merge-changed', 'merge-unconfirmed', 'merge-boards'
 */
export async function mergeSchools({ tx, actor, now, audit }: BesideContext, input: z.output<typeof mergeInput>): Promise<{ mergeId: string }> {
  const { goesId, staysId, brin, keep } = input
  const ids = [goesId, staysId]
  await lockSchools(tx, ids)
  const prepared = await prepareMerge(tx, { goesId, staysId, brin: brin ?? null, chosen: keep }, now)
  if (prepared.blocks.length > 0) throw new AppError('merge-blocked')
  if (prepared.digest !== input.digest) throw new AppError('merge-changed')
  if (input.sure !== 'ja') throw new AppError('merge-unconfirmed')
  if (prepared.boards && input.boards !== 'ja') throw new AppError('merge-boards')
  const people = await addressees(tx, ids, now)
  const { after } = merged(prepared.world, { goes: goesId, stays: staysId, now: momentText(now), newRef: randomUUID(), location: prepared.location, chosen: keep })
  const changes = differences(prepared.world, after)
  await writeChanges(tx, changes, { moveFirst: false })
  await bringLinks(tx, { goesId, staysId }, now)
  await write(tx, END_SESSIONS.merged, [goesId])
  // What is left there is erased in time, as of any school that closed.
  await tx.schoolClosing.upsert({ where: { schoolId: goesId }, create: { schoolId: goesId, closedAt: now, closedById: actor.userId }, update: { closedAt: now, closedById: actor.userId } })
  const report = await reportOf(tx, prepared)
  const staff = standingOf(after, prepared.world.employment.flatMap((row) => (row.school_id === goesId ? [String(row.id)] : [])))
  const { id: mergeId } = await tx.schoolMerge.create({ data: { goesId, staysId, report, undoCipher: sealMergeUndo({ changes, staff }), mergedAt: now, mergedById: actor.userId }, select: { id: true } })
  const { moved, pupils } = prepared.summary
  for (const schoolId of ids) await audit({ action: 'schools.merged', schoolId, subjectId: mergeId, details: { groups: moved.groups, pupils: moved.pupils, staff: moved.staff, double: pupils.length } })
  for (const { userId, name, email, schoolId } of people) {
    const mail = await renderSchoolsMergedMail({
      portalName: env().PORTAL_NAME, name, goes: prepared.goes.name, stays: prepared.location?.name ?? prepared.stays.name, pupils: moved.pupils, publishers: report.publishersToTick, undone: false,
      address: `${new URL(env().PUBLIC_URL).origin}/beheer`,
    })
    await queueMail(tx, { key: `schools-merged-${mergeId}-${userId}`, schoolId, recipient: email, ...mail })
  }
  return { mergeId }
}
