import { runIn, type Asking } from '@/lib/platform/db/connection'
import type { Statement } from '@/lib/platform/db/pool'

/** $1 school: has approvals for one school wait for each other, until the transaction ends. */
export const LOCK_SCHOOL: Statement = {
  name: 'account-requests-lock-school',
  scope: { across: 'a request is decided for a school that its applicant does not belong to' },
  text: 'select id from school where id = $1::uuid for no key update',
}

/** Holds the school until the transaction ends. */
export async function lockSchool(tx: Asking, schoolId: string): Promise<void> {
  await runIn(tx, LOCK_SCHOOL, [schoolId])
}
