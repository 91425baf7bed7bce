import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { schoolYearOf } from '@/lib/core/school-year'
import { currentRoster } from '@/lib/roster/current'
import { canStartFromSchool, draftFromSchool } from './from-school'
import { emptyDraft, emptyRow, MOST_ROWS, TABLES, type GroupRow, type PupilRow, type StaffRow } from './model'
import type { startInput } from './draft-schema'
import { beginDraft, dropDraft, freshId } from './store'

/**
 * Begins in the XML-maker without a file (LAS-6): with nothing, or with who is at school now. What was there is let go.
 * @throws AppError 'maker-no-school', 'maker-too-large'
 */
export async function startDraft({ tx, actor, now, audit }: CommandContext, { from }: z.output<typeof startInput>): Promise<void> {
  const owner = { schoolId: actor.school.id, userId: actor.userId }
  const year = schoolYearOf(now)
  if (from === 'empty') {
    // One row to type in, in each table.
    const draft = { ...emptyDraft(year), groups: [emptyRow('groups', freshId()) as GroupRow], pupils: [emptyRow('pupils', freshId()) as PupilRow], staff: [emptyRow('staff', freshId()) as StaffRow] }
    await beginDraft(tx, owner, { draft, eckIds: {} }, now)
  } else {
    const current = await currentRoster(tx, actor.school.id)
    if (!canStartFromSchool(current)) throw new AppError('maker-no-school')
    const begun = draftFromSchool(current, year, freshId)
    if (TABLES.some((table) => begun.draft[table].length > MOST_ROWS[table])) throw new AppError('maker-too-large')
    await beginDraft(tx, owner, begun, now)
  }
  await audit({ action: 'maker.begun', details: { from } })
}

/** 'Begin opnieuw' (LAS-6): lets the draft go. */
export async function restart({ tx, actor, audit }: CommandContext): Promise<void> {
  if (await dropDraft(tx, { schoolId: actor.school.id, userId: actor.userId })) await audit({ action: 'maker.dropped' })
}
