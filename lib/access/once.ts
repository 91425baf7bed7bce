import { tokenHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { ONCE_OLD, ONCE_SPEND } from './sql-once'

/** Uses up something that proves itself by its seal and may count once, until it expires. False when it was used before. */
export async function spendOnce(value: string, expiresAt: Date): Promise<boolean> {
  return (await run(ONCE_SPEND, [tokenHash(value), expiresAt])).length > 0
}

/** Forgets what has expired: its seal says so from then on. */
export async function dropSpent(now: Date): Promise<void> {
  await run(ONCE_OLD, [now])
}
