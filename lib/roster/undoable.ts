import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { UNDO_DAYS } from './undo'

const DAY = 86_400_000
/** So many imports in a row that changed nothing are looked past. */
const LOOKED_AT = 20

export type UndoableImport = { id: string; source: string; fileName: string; createdById: string | null; endedAt: Date; undoCipher: Uint8Array }

/** The school's last import that changed something, undone or not: the same file once more changed nothing, and is looked past. */
export async function lastChange(tx: Pick<SchoolTransaction, 'rosterImport'>): Promise<{ id: string; status: string; source: string } | null> {
  const ended = await tx.rosterImport.findMany({
    where: { status: { in: ['applied', 'undone'] } }, select: { id: true, status: true, source: true, counts: true }, orderBy: [{ endedAt: 'desc' }, { id: 'desc' }], take: LOOKED_AT,
  })
  return ended.find(({ counts }) => (counts as { nothing?: boolean } | null)?.nothing !== true) ?? null
}

/** The school's one import that can be undone: the last that changed something, for UNDO_DAYS, and not when it was undone already. */
export async function undoableImport(tx: Pick<SchoolTransaction, 'rosterImport'>, now: Date): Promise<UndoableImport | null> {
  const change = await lastChange(tx)
  const last = change && (await tx.rosterImport.findFirst({ where: { id: change.id, status: 'applied' }, select: { id: true, source: true, fileName: true, createdById: true, endedAt: true, undoCipher: true } }))
  if (!last?.undoCipher || !last.endedAt || !canBeUndone(last.endedAt, now)) return null
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
