import type { RosterState } from './state'

/** Somebody whose LAS key or ECK iD is another's after an import. */
export type PassedOn = { id: string; kind: 'pupil' | 'staff'; lasKey: boolean; eckId: boolean }

type Row = { id: string; lasKey: string | null; eckId: string | null }

/** Whom a change of the school took a LAS key or an ECK iD from, because somebody else has it now (LAS-8): for the audit log. */
export function passedOn(before: RosterState, after: RosterState): PassedOn[] {
  return [...among('pupil', before.pupils, after.pupils), ...among('staff', before.staff, after.staff)]
}

function among(kind: PassedOn['kind'], before: readonly Row[], after: readonly Row[]): PassedOn[] {
  const now = new Map(after.map((row) => [row.id, row]))
  const changed = before.filter((row) => now.get(row.id) !== row)
  if (changed.length === 0) return []
  const owners = { lasKey: new Map(after.map((row) => [row.lasKey, row.id])), eckId: new Map(after.map((row) => [row.eckId, row.id])) }
  const lost = (row: Row, of: 'lasKey' | 'eckId') => row[of] !== null && (owners[of].get(row[of]) ?? row.id) !== row.id
  return changed.map((row) => ({ id: row.id, kind, lasKey: lost(row, 'lasKey'), eckId: lost(row, 'eckId') })).filter(({ lasKey, eckId }) => lasKey || eckId)
}
