import { applied, reversed, touchedSince } from './changes'
import type { UndoBlock } from './rules'
import { changedStaff, type Emails } from './standing'
import type { MergeUndo } from './store'
import { faultsOf, type TableName, type World } from './world'

const WHAT: Partial<Record<TableName, UndoBlock>> = {
  school: 'school', group: 'people', pupil: 'people', employment: 'people', employment_group: 'people', pupil_group: 'people', licence: 'licences', licence_group: 'licences', licence_person: 'licences',
}

/**
 * What stands in the way of undoing: what the merger wrote and somebody changed since cannot be told apart, nor what was
 * tied together since. What somebody who came along was given by hand since (roles, login, groups, an end) is refused too: it was the
 * other school's to give; an invitation that its owner answered is not. What else was done since (pins, badges, new home addresses) stays with its pupil and goes along.
 */
export function undoBlocks(now: World, { changes, staff }: MergeUndo, emails: Emails): UndoBlock[] {
  const touched = new Set(touchedSince(now, changes).map((table): UndoBlock => WHAT[table] ?? 'other'))
  if (changedStaff(now, staff, emails).length > 0) touched.add('staff')
  if (touched.size > 0) return [...touched]
  return faultsOf(applied(now, reversed(changes))).length > 0 ? ['mixed'] : []
}
