import { recordRefusal } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { randomToken, tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { forgetTries, takeWaiting } from '@/lib/platform/waits'
import type { Throttle } from '@/lib/platform/waits-rules'
import { spendCode } from './factors'
import { mailFactor } from './mail'
import { signedBy } from './passkeys'

const MINUTE = 60_000
/** Codes at one account, whoever gives them: only who has the password comes this far. Some 30 a day. */
export const CODES: Throttle = { free: 5, waits: [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE], keep: 20 * 60 * MINUTE }

/** So long somebody has for the second step. Milliseconds. */
const LASTS = 10 * 60_000
const whole = () => acrossSchools('somebody who still owes the second step has no school yet')

/** The password was right and there is a second factor: what opens nothing but the second step. Only its hash is kept. */
export async function beginStep(userId: string, passwordHash: string, now: Date): Promise<string> {
  const token = randomToken()
  await whole().loginStep.create({ data: { tokenHash: tokenHash(token), userId, passwordHash, expiresAt: new Date(now.getTime() + LASTS) } })
  return token
}

export type Step = { userId: string; email: string; name: string; passwordHash: string }

/** Who stands before the second step; null when it is over, or the password was changed meanwhile. */
export async function stepOf(token: string | null | undefined, now: Date): Promise<Step | null> {
  if (!token || token.length > 64) return null
  const row = await whole().loginStep.findUnique({ where: { tokenHash: tokenHash(token) }, include: { user: { select: { email: true, name: true, passwordHash: true } } } })
  if (!row || row.expiresAt <= now || row.user.passwordHash !== row.passwordHash) return null
  return { userId: row.userId, email: row.user.email, name: row.user.name, passwordHash: row.passwordHash }
}

export type Proof = { code: string } | { answer: string }

/**
 * The second step (AUT-7): a passkey, a code of the app, or one from paper. What is right ends the step, once. Wrong codes
 * are counted by account: who comes this far knows the password, so nobody else is held up by it.
 * @throws AppError 'step-gone', 'code-wrong', 'recovery-wrong', 'code-wait', 'passkey-failed'
 */
export async function takeStep(token: string | null | undefined, proof: Proof, address: string | null, now: Date): Promise<Step & { by: 'passkey' | 'app' | 'recovery' }> {
  const step = await stepOf(token, now)
  if (!step) throw new AppError('step-gone')
  const by = 'answer' in proof ? await byPasskey(step, proof.answer, now) : await byCode(step, proof.code, now)
  if (!by) {
    await recordRefusal({ kind: 'stranger', address }, { action: 'factor.refused', schoolId: null, subjectId: step.userId })
    throw new AppError('answer' in proof ? 'passkey-failed' : /^[\d\s]*$/.test(proof.code) ? 'code-wrong' : 'recovery-wrong')
  }
  const { count } = await whole().loginStep.deleteMany({ where: { tokenHash: tokenHash(token!) } })
  if (count === 0) throw new AppError('step-gone')
  if (by === 'recovery') await whole().$transaction((tx) => mailFactor(tx, step, 'recovery-used', now))
  return { ...step, by }
}

async function byPasskey({ userId }: Step, answer: string, now: Date): Promise<'passkey' | null> {
  return (await signedBy('step', userId, answer, now))?.userId === userId ? 'passkey' : null
}

async function byCode({ userId }: Step, code: string, now: Date): Promise<'app' | 'recovery' | null> {
  const key = `second-step:${userId}`
  const attempt = await takeWaiting(CODES, key, now.getTime())
  if (!attempt.ok) throw waiting(attempt.wait)
  const by = await spendCode(userId, code, now)
  if (by) await forgetTries([key])
  return by
}

function waiting(seconds: number): AppError {
  const minutes = Math.ceil(seconds / 60)
  return new AppError('code-wait', undefined, { minutes: minutes === 1 ? '1 minuut' : `${minutes} minuten` })
}
