import { fullName } from '@/lib/core/names'
import { acrossSchools } from '@/lib/platform/db/scope'
import { prepareMerge, type MergeChoice } from './prepare-merge'
import { reportOf, type MergeReport } from './report'
import { isForGood, isUndoable, undoableOf, undoableUntil, type Block, type Undoable } from './rules'
import { findSchool } from './schools'
import { whyNoUndo, type WhyNoUndo } from './undo-merge'

const database = () => acrossSchools('the helpdesk sees the schools of a procedure')

export type MergeRow = { id: string; goes: string; stays: string; mergedAt: Date; undone: boolean; undoable: boolean; /** Within the day, but not as things are now. */ blocked: boolean }

/** The latest mergers, newest first. Behind 'schools.procedures'. */
export async function latestMerges(now: Date): Promise<MergeRow[]> {
  const rows = await database().schoolMerge.findMany({ select: { id: true, goesId: true, staysId: true, report: true, mergedAt: true, status: true, undoCipher: true }, orderBy: { mergedAt: 'desc' }, take: 50 })
  const found: MergeRow[] = []
  for (const row of rows) {
    const { goes, stays } = row.report as unknown as MergeReport
    const inTime = row.status === 'done' && isUndoable(row.mergedAt, now)
    const blocks = inTime ? (await whyNoUndo(database(), row, now)).blocks : []
    found.push({ id: row.id, goes: goes.name, stays: stays.name, mergedAt: row.mergedAt, undone: row.status === 'undone', undoable: inTime && blocks.length === 0, blocked: blocks.length > 0 && !isForGood(blocks) })
  }
  return found
}

export type MergePreview = {
  goesId: string; staysId: string; goes: string; stays: string; blocks: Block[]; undoable: Undoable[]; digest: string; report: MergeReport
  /** Pupils at both, by name: the helpdesk chooses with the coordinators which record goes on. */
  pupils: { id: string; options: { id: string; name: string; school: string; active: boolean; keeps: boolean }[] }[]
}
export type Unfound = { unfound: ('goes' | 'stays')[] }

/** What a merger would do, from what was typed: BRIN or school key (ACC-8). Behind 'schools.procedures'. */
export async function mergePreview(typed: { goes: string; stays: string; brin: string | null; chosen: readonly string[] }, now: Date): Promise<MergePreview | Unfound> {
  return database().$transaction(async (tx) => {
    const [goes, stays] = [await findSchool(tx, typed.goes, now), await findSchool(tx, typed.stays, now)]
    if (!goes || !stays) return { unfound: [...(goes ? [] : ['goes' as const]), ...(stays ? [] : ['stays' as const])] }
    const choice: MergeChoice = { goesId: goes.id, staysId: stays.id, brin: typed.brin, chosen: typed.chosen }
    const prepared = await prepareMerge(tx, choice, now)
    const { summary, blocks, digest } = prepared
    const people = await tx.pupil.findMany({ where: { id: { in: summary.pupils.flatMap(({ ids }) => ids) } }, select: { id: true, schoolId: true, firstName: true, prefix: true, lastName: true, removedAt: true } })
    const optionOf = (id: string, keeps: boolean) => people.filter((row) => row.id === id).map((row) => ({ id, name: fullName(row), school: row.schoolId === goes.id ? goes.name : stays.name, active: row.removedAt === null, keeps }))
    return {
      goesId: goes.id, staysId: stays.id, goes: goes.name, stays: stays.name, blocks, undoable: undoableOf(goes, stays), digest, report: await reportOf(tx, prepared),
      pupils: summary.pupils.map(({ id, ids }) => ({ id, options: ids.flatMap((each, at) => optionOf(each, at === 0)) })),
    }
  })
}

export type MergeView = { id: string; report: MergeReport; mergedAt: Date; undoneAt: Date | null; /** Who of the helpdesk did that. */ undoneBy: string | null; until: Date } & WhyNoUndo

/** One merger with its report, and why it cannot be undone; null: not there. Behind 'schools.procedures'. */
export async function mergeView(id: string, now: Date): Promise<MergeView | null> {
  const row = await database().schoolMerge.findUnique({ where: { id } })
  if (!row) return null
  const { report, mergedAt, undoneAt, undoneById } = row
  const undoneBy = undoneById && (await database().user.findUnique({ where: { id: undoneById }, select: { name: true } }))
  return { id, report: report as unknown as MergeReport, mergedAt, undoneAt, undoneBy: undoneBy ? undoneBy.name : null, until: undoableUntil(mergedAt), ...(row.status === 'undone' ? { blocks: [], staff: [] } : await whyNoUndo(database(), row, now)) }
}
