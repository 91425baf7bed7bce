import bcrypt from 'bcrypt'
import pLimit from 'p-limit'
import { AppError } from '@/lib/core/errors'
import { env } from './env'
import { shared } from './shared'

/** Hashes in flight at once: the hash is the bill of a login, and a morning's peak must not starve everything else. */
const AT_ONCE = 2
/** Who would wait longer than this queue is told so at once. */
const MOST_WAITING = 200
const gate = () => shared('bcrypt-gate', () => pLimit(AT_ONCE))

/** bcrypt at the configured cost. */
export function hashPassword(password: string): Promise<string> {
  return gate()(() => bcrypt.hash(password, env().BCRYPT_COST))
}

/**
 * Compares a password with its hash. Without a hash it compares with one that nothing fits, so that an unknown
 * address takes as long as a wrong password (AUT-3: no enumeration).
 */
export async function checkPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  if (gate().pendingCount > MOST_WAITING) throw new AppError('unavailable', 'too many hashes waiting')
  // Asked for every time: the first in a process makes it, and that is not to take longer for an unknown address only.
  const nobodys = await unmatchable()
  const same = await gate()(() => bcrypt.compare(password, hash ?? nobodys))
  return same && !!hash
}

function unmatchable(): Promise<string> {
  return shared('unmatchable-hash', () => bcrypt.hash(crypto.randomUUID(), env().BCRYPT_COST))
}
