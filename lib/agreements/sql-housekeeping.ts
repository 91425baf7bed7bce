import { sqlDays } from '@/lib/core/retention'
import type { Statement } from '@/lib/platform/db/pool'
import { counted } from '@/lib/platform/erased'

/** $1 now. Requests that ended: signed by, replaced or expired. What was signed stays. */
export const REQUESTS_OLD: Statement = {
  name: 'agreements-requests-old',
  scope: { across: 'a job cleans up for all boards' },
  text: counted('agreementRequests', `
    delete from agreement_request r where r.expires_at < $1::timestamptz - ${sqlDays('agreementRequest')}
      or r.ended_at < $1::timestamptz - ${sqlDays('agreementRequest')}
      or exists (select 1 from processing_agreement a where a.request_id = r.id and a.signed_at < $1::timestamptz - ${sqlDays('agreementRequest')})
    returning asked_at_school_id as school_id`),
}
