import type { Statement } from '@/lib/platform/db/pool'
import type { Transaction } from '@/lib/platform/db/prisma'

/** $1 school: has approvals for one school wait for each other, until the transaction ends. */
export const LOCK_SCHOOL: Statement = {
  name: 'account-requests-lock-school',
  scope: { across: 'a request is decided for a school that its applicant does not belong to' },
  text: 'select id from school where id = $1::uuid for no key update',
}

/** Holds the school until the transaction ends. */
export async function lockSchool(tx: Pick<Transaction, '$queryRawUnsafe'>, schoolId: string): Promise<void> {
  await tx.$queryRawUnsafe(LOCK_SCHOOL.text, schoolId)
}
