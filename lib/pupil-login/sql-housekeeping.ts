import { sqlDays } from '@/lib/core/retention'
import type { Statement } from '@/lib/platform/db/pool'
import { counted } from '@/lib/platform/erased'

/** $1 now. */
export const CODES_EXPIRED: Statement = {
  name: 'pupil-login-codes-expired',
  scope: { across: 'a job cleans up for all schools' },
  text: counted('codes', 'delete from pupil_login_code where expires_at <= $1::timestamptz returning school_id'),
}

/** $1 now. Until then whoever holds up a voided badge stands in the audit log (PUP-5); after that nobody knows it any more. */
export const BADGES_OLD: Statement = {
  name: 'pupil-login-badges-old',
  scope: { across: 'a job cleans up for all schools' },
  text: counted('badges', `delete from pupil_badge where voided_at < $1::timestamptz - ${sqlDays('badge')} returning school_id`),
}
