import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { UNDO_DAYS } from './undo'

const DAY = 86_400_000
/** So many imports in a row that changed nothing are looked past. */
const LOOKED_AT = 20

export type UndoableImport = { id: string; source: string; fileName: string; createdById: string | null; endedAt: Date; undoCipher: Uint8Array }

/** The school's one import that can be undone: the last that was applied, for UNDO_DAYS, and not when it was undone already. */
export async function undoableImport(tx: Pick<SchoolTransaction, 'rosterImport'>, now: Date): Promise<UndoableImport | null> {
  const ended = await tx.rosterImport.findMany({
    where: { status: { in: ['applied', 'undone'] } },
    select: { id: true, status: true, source: true, fileName: true, createdById: true, endedAt: true, undoCipher: true, counts: true },
    orderBy: [{ endedAt: 'desc' }, { id: 'desc' }], take: LOOKED_AT,
  })
  // The same file once more changed nothing, and takes no undo away.
  const last = ended.find(({ counts }) => (counts as { nothing?: boolean } | null)?.nothing !== true)
  if (last?.status !== 'applied' || !last.undoCipher || !last.endedAt || !canBeUndone(last.endedAt, now)) return null
  return { ...last, endedAt: last.endedAt, undoCipher: last.undoCipher }
}

/** Whether an import that was applied then can still be undone, as far as the days go. */
export function canBeUndone(appliedAt: Date, now: Date): boolean {
  return now.getTime() - appliedAt.getTime() < UNDO_DAYS * DAY
}

/** The last moment at which such an import can be undone. */
export function undoableUntil(appliedAt: Date): Date {
  return new Date(appliedAt.getTime() + UNDO_DAYS * DAY)
}
