import { decrypt, lookupHash } from '@/lib/platform/crypto'
import type { Transaction } from '@/lib/platform/db/prisma'
import { acrossSchools } from '@/lib/platform/db/scope'
import { readCode, readRecoveryCode, totpStep } from './rules'

type Tx = Pick<Transaction, 'passkey' | 'totpApp' | 'recoveryCode'>

/** What somebody has set up beside the password (AUT-7). */
export type Factors = { passkeys: { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[]; app: { createdAt: Date; lastUsedAt: Date | null } | null; codesLeft: number; /** Nobody said yet that those codes are kept. */ codesLoose: boolean }

const whole = () => acrossSchools('a second factor belongs to a person, not to a school')

export async function factorsOf(userId: string, tx: Tx = whole()): Promise<Factors> {
  const [passkeys, app, codes] = await Promise.all([
    tx.passkey.findMany({ where: { userId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true, name: true, createdAt: true, lastUsedAt: true } }),
    tx.totpApp.findFirst({ where: { userId, confirmedAt: { not: null } }, select: { createdAt: true, lastUsedAt: true } }),
    tx.recoveryCode.findMany({ where: { userId, usedAt: null }, select: { keptAt: true } }),
  ])
  return { passkeys, app, codesLeft: codes.length, codesLoose: codes.some(({ keptAt }) => keptAt === null) }
}

/** How many factors there are; the codes on paper are none by themselves. */
export const countOf = ({ passkeys, app }: Pick<Factors, 'passkeys' | 'app'>) => passkeys.length + (app ? 1 : 0)

/** True when this login owes a second step. */
export async function hasFactor(userId: string): Promise<boolean> {
  return countOf(await factorsOf(userId)) > 0
}

export const secretContext = (userId: string) => `totp ${userId}`
export const recoveryHash = (userId: string, code: string) => lookupHash(code, `recovery ${userId}`)

/**
 * What a code is worth: of the app, or one from paper, each once. Null for a wrong or a used one. Of the same code given
 * twice at once one counts.
 */
export async function spendCode(userId: string, typed: string, now: Date): Promise<'app' | 'recovery' | null> {
  const code = readCode(typed)
  if (code) {
    const app = await whole().totpApp.findFirst({ where: { userId, confirmedAt: { not: null } } })
    const step = app && totpStep(decrypt(app.secretCipher, secretContext(userId)), code, app.lastStep === null ? null : Number(app.lastStep), now)
    if (!step) return null
    const { count } = await whole().totpApp.updateMany({ where: { userId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] }, data: { lastStep: step, lastUsedAt: now } })
    return count > 0 ? 'app' : null
  }
  const paper = readRecoveryCode(typed)
  if (!paper) return null
  const { count } = await whole().recoveryCode.updateMany({ where: { userId, codeHash: recoveryHash(userId, paper), usedAt: null }, data: { usedAt: now } })
  return count > 0 ? 'recovery' : null
}
