import { sqlDays } from '@/lib/core/retention'
import type { Statement } from '@/lib/platform/db/pool'
import { counted } from '@/lib/platform/erased'

const CLEANS = { across: 'a job cleans up for all schools' }

/** $1 now. A file that nobody confirmed within a day. */
export const STAGED_OLD: Statement = {
  name: 'roster-staged-old',
  scope: CLEANS,
  text: counted('importFiles', `
    update roster_import set status = 'cancelled', failure = 'expired', roster_cipher = null, ended_at = $1::timestamptz
    where status = 'staged' and created_at < $1::timestamptz - ${sqlDays('stagedImport')} returning school_id`),
}

/** $1 now. What came over a link at night waits for its coordinator longer; a newer answer takes its place before that. */
export const HELD_OLD: Statement = {
  name: 'roster-held-old',
  scope: CLEANS,
  text: counted('importFiles', `
    update roster_import set status = 'cancelled', failure = 'expired', roster_cipher = null, ended_at = $1::timestamptz
    where status = 'held' and coalesce(held_at, created_at) < $1::timestamptz - ${sqlDays('heldImport')} returning school_id`),
}

/** $1 now. What was noticed in files and which pairs were made: it names people. What waits for the new year is kept whole. */
export const NOTES_OLD: Statement = {
  name: 'roster-notes-old',
  scope: CLEANS,
  text: counted('importNotes', `
    update roster_import set findings = '[]', pairs = '[]'
    where status <> 'scheduled' and created_at < $1::timestamptz - ${sqlDays('importNotes')} and (findings <> '[]' or pairs <> '[]') returning school_id`),
}

/** $1 now. Whom an import changed, by name. */
export const REPORTS_OLD: Statement = {
  name: 'roster-reports-old',
  scope: CLEANS,
  text: counted('importReports', `
    update roster_import set report_cipher = null
    where ended_at < $1::timestamptz - ${sqlDays('importNotes')} and report_cipher is not null returning school_id`),
}

/** $1 now. */
export const UNDO_OLD: Statement = {
  name: 'roster-undo-old',
  scope: CLEANS,
  text: counted('importUndo', `
    update roster_import set undo_cipher = null
    where ended_at < $1::timestamptz - ${sqlDays('undo')} and undo_cipher is not null returning school_id`),
}

/** $1 now, $2 a school year: one that never began by then, for its school closed or nobody confirmed it in time. */
export const YEAR_OLD: Statement = {
  name: 'roster-year-old',
  scope: CLEANS,
  text: counted('importFiles', `
    update roster_import i set status = 'cancelled', failure = 'expired', roster_cipher = null, ended_at = $1::timestamptz
    where i.status = 'scheduled' and (i.school_year <= $2 or not (select s.active from school s where s.id = i.school_id)) returning i.school_id`),
}
