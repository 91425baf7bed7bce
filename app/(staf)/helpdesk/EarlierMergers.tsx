import Link from 'next/link'
import { dateTime } from '@/lib/core/dates'
import type { Undoable } from '@/lib/procedures/rules'

/** ACC-8: the mergers that must be settled first, and when that is by itself. */
export function EarlierMergers({ undoable }: { undoable: readonly Undoable[] }) {
  return undoable.map(({ mergeId, until }) => <span key={mergeId}> Dat kan tot {dateTime(until)}: <Link href={`/helpdesk/fusies/${mergeId}`}>bekijk die fusie</Link>.</span>)
}
