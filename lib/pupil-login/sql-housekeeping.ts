import type { Statement } from '@/lib/platform/db/pool'

/** $1 now. */
export const CODES_EXPIRED: Statement = {
  name: 'pupil-login-codes-expired',
  scope: { across: 'a job cleans up for all schools' },
  text: 'delete from pupil_login_code where expires_at <= $1',
}

/** $1 now. Until then whoever holds up a voided badge stands in the audit log (PUP-5); after that nobody knows it any more. */
export const BADGES_OLD: Statement = {
  name: 'pupil-login-badges-old',
  scope: { across: 'a job cleans up for all schools' },
  text: "delete from pupil_badge where voided_at < $1::timestamptz - interval '30 days'",
}
