import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { UNDO_DAYS } from './undo'

const DAY = 86_400_000

export type UndoableImport = { id: string; fileName: string; createdById: string | null; endedAt: Date; undoCipher: Uint8Array }

/** The school's one import that can be undone: the last that was applied, for UNDO_DAYS, and not when it was undone already. */
export async function undoableImport(tx: Pick<SchoolTransaction, 'rosterImport'>, now: Date): Promise<UndoableImport | null> {
  const last = await tx.rosterImport.findFirst({
    where: { status: { in: ['applied', 'undone'] } },
    select: { id: true, status: true, fileName: true, createdById: true, endedAt: true, undoCipher: true },
    orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
  })
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
