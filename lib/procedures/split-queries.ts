import { acrossSchools } from '@/lib/platform/db/scope'
import { prepareSplit } from './prepare-split'
import { findSchool } from './schools'
import { isUndoable, undoableOf, undoableUntil, type Undoable } from './rules'
import type { SplitBlock, SplitReport } from './split-rules'
import type { SplitUndoBlock } from './split-undo-rules'
import { whyNoSplitUndo } from './undo-split'

const database = () => acrossSchools('the helpdesk sees the schools of a split')

export type SplitPreview = { fromId: string; toId: string; blocks: SplitBlock[]; undoable: Undoable[]; digest: string; report: SplitReport; groups: { id: string; name: string; pupils: number; chosen: boolean }[] }

/** What a split would do, from what was typed: BRIN or school key, and the groups (ACC-8). Behind 'schools.procedures'. */
export async function splitPreview(typed: { from: string; to: string; groupIds: readonly string[] }, now: Date): Promise<SplitPreview | { unfound: ('from' | 'to')[] }> {
  return database().$transaction(async (tx) => {
    const [from, to] = [await findSchool(tx, typed.from, now), await findSchool(tx, typed.to, now)]
    if (!from || !to) return { unfound: [...(from ? [] : ['from' as const]), ...(to ? [] : ['to' as const])] }
    const { blocks, digest, report, world } = await prepareSplit(tx, { fromId: from.id, toId: to.id, groupIds: typed.groupIds }, now, { real: false })
    const groups = world.group.filter((row) => row.school_id === from.id && row.kind === 'base' && row.removed_at === null)
      .map((row) => ({ id: String(row.id), name: String(row.name), pupils: world.pupil.filter((pupil) => pupil.group_id === row.id && pupil.removed_at === null).length, chosen: typed.groupIds.includes(String(row.id)) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true }))
    return { fromId: from.id, toId: to.id, blocks, undoable: undoableOf(from, to), digest, report, groups }
  })
}

export type SplitRow = { id: string; report: SplitReport; splitAt: Date; undoneAt: Date | null }

/** The latest splits, newest first; `undoable`: within the day. Behind 'schools.procedures'. */
export async function latestSplits(now: Date): Promise<(SplitRow & { undoable: boolean })[]> {
  const rows = await database().schoolSplit.findMany({ select: { id: true, report: true, splitAt: true, undoneAt: true, undoCipher: true }, orderBy: { splitAt: 'desc' }, take: 50 })
  return rows.map(({ undoCipher, ...row }) => ({ ...row, report: row.report as unknown as SplitReport, undoable: undoCipher !== null && isUndoable(row.splitAt, now) }))
}

export type SplitView = SplitRow & { until: Date; blocks: SplitUndoBlock[] }

/** One split with its report, and why it cannot be undone; null: not there. Behind 'schools.procedures'. */
export async function splitView(id: string, now: Date): Promise<SplitView | null> {
  const row = await database().schoolSplit.findUnique({ where: { id } })
  if (!row) return null
  const { report, splitAt, undoneAt } = row
  return { id, report: report as unknown as SplitReport, splitAt, undoneAt, until: undoableUntil(splitAt), blocks: undoneAt ? [] : await whyNoSplitUndo(database(), row, now) }
}
