import { sqlDays } from '@/lib/core/retention'
import type { Statement } from '@/lib/platform/db/pool'
import { counted } from '@/lib/platform/erased'

/** $1 now. */
export const DRAFTS_OLD: Statement = {
  name: 'xml-maker-drafts-old',
  scope: { across: 'a job cleans up for all schools' },
  text: counted('drafts', `delete from roster_draft where updated_at < $1::timestamptz - ${sqlDays('draft')} returning school_id`),
}
