import { AppError } from '@/lib/core/errors'
import { tokenHash } from '@/lib/platform/crypto'
import { runIn, type OfPrisma } from '@/lib/platform/db/connection'
import type { Transaction } from '@/lib/platform/db/prisma'
import { HOLD } from './sql'

const FIELDS = { id: true, email: true, schoolId: true, publisherId: true, passwordCipher: true, expiresAt: true } as const

/** The sandbox of a link, or null when the link does not work (any more). */
export async function sandboxOf(database: Pick<Transaction, 'sandbox'>, token: string, now: Date) {
  if (token.length > 64) return null
  return database.sandbox.findFirst({ where: { tokenHash: tokenHash(token), tokenExpiresAt: { gt: now } }, select: FIELDS })
}

/** The same for whoever changes it: of two at once one waits. @throws AppError 'link-dead' */
export async function holdSandbox(tx: Pick<Transaction, 'sandbox'> & OfPrisma, token: string, now: Date) {
  const found = await sandboxOf(tx, token, now)
  if (!found) throw new AppError('link-dead')
  await runIn(tx, HOLD, [found.id])
  const held = await sandboxOf(tx, token, now)
  if (!held) throw new AppError('link-dead')
  return held
}
