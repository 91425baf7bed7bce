import { applied, reversed, touchedSince, type Change } from './changes'
import type { UndoBlock } from './rules'
import { faultsOf, type TableName, type World } from './world'

const WHAT: Partial<Record<TableName, UndoBlock>> = {
  school: 'school', group: 'people', pupil: 'people', employment: 'people', employment_group: 'people', pupil_group: 'people', licence: 'licences', licence_group: 'licences', licence_person: 'licences',
}

/**
 * What stands in the way of undoing: what the merger wrote and somebody changed since cannot be told apart, nor what was
 * tied together since. What else was done since (pins, badges, new home addresses) stays with its pupil and goes along.
 */
export function undoBlocks(now: World, changes: readonly Change[]): UndoBlock[] {
  const touched = new Set(touchedSince(now, changes).map((table): UndoBlock => WHAT[table] ?? 'other'))
  if (touched.size > 0) return [...touched]
  return faultsOf(applied(now, reversed(changes))).length > 0 ? ['mixed'] : []
}
