import { runIn, type Asking } from '@/lib/platform/db/connection'
import { ACCOUNTS_ADD, ACCOUNTS_FOLLOW } from './sql-accounts'

/** What a substitute account is called; behind it stands the group's name. */
export const ANONYMOUS = 'Invalkracht'

/**
 * Gives every base group of the school its one anonymous substitute account, linked to the group and nobody's until a
 * substitution begins (LAS-10). Accounts of groups that went go with them, and come back with them. Safe to run again.
 */
export async function ensureSubstituteAccounts(tx: Asking, schoolId: string, now: Date): Promise<void> {
  await runIn(tx, ACCOUNTS_ADD, [schoolId, ANONYMOUS])
  await runIn(tx, ACCOUNTS_FOLLOW, [schoolId, now])
}
