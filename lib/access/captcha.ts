import { createChallenge, randomInt, verifySolution, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import { derivedSecret } from '@/lib/platform/crypto'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import { spendOnce } from './once'

/** Where a captcha may be asked: each door takes only its own. Pupils never see one. */
export const CAPTCHA_DOORS = ['staff-login', 'home-login', 'staff-forgotten', 'home-forgotten', 'account-request', 'contact', 'sandbox'] as const
export type CaptchaDoor = (typeof CAPTCHA_DOORS)[number]

/** So long a challenge is good. Seconds. */
const LASTS = 600
/** The work: PBKDF2 of so many rounds, so many times. A quarter of a second on a laptop, some two on an old tablet. */
const COST = 3_000
const TIMES = [100, 200] as const

/**
 * A proof-of-work challenge of ALTCHA (AUT-2, DAT-4), for one door: made and checked here, so nothing of it goes to anybody
 * else. Nothing is kept of it until it is solved.
 */
export function makeChallenge(door: CaptchaDoor, now = new Date()): Promise<Challenge> {
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256', cost: COST, counter: randomInt(TIMES[1], TIMES[0]), data: { door }, deriveKey,
    expiresAt: Math.floor(now.getTime() / 1000) + LASTS, hmacSignatureSecret: derivedSecret('captcha'), hmacKeySignatureSecret: derivedSecret('captcha key'),
  })
}

const solved = z.object({
  challenge: z.object({ parameters: z.looseObject({ nonce: z.string().max(100), expiresAt: z.number(), data: z.object({ door: z.string() }) }), signature: z.string() }),
  solution: z.looseObject({ counter: z.number(), derivedKey: z.string() }),
})

/** True for a challenge of this door that was solved in time, once. What is malformed, forged or reused is just no solution. */
export async function isSolved(door: CaptchaDoor, answer: string | undefined): Promise<boolean> {
  const parsed = solved.safeParse(parse(answer))
  if (!parsed.success) return false
  const { challenge, solution } = parsed.data
  const { parameters } = challenge
  if (parameters.data.door !== door) return false
  const result = await verifySolution({ challenge: challenge as unknown as Challenge, solution, deriveKey, hmacSignatureSecret: derivedSecret('captcha'), hmacKeySignatureSecret: derivedSecret('captcha key') }).catch(() => null)
  return result?.verified === true && spendOnce(`captcha ${parameters.nonce}`, new Date(parameters.expiresAt * 1000))
}

/**
 * Asked before each mail that a stranger has sent (AUT-3, ACC-1, HLP-1). A browser that cannot solve it, JavaScript being off for example,
 * gets a few requests an hour all the same. @throws AppError 'captcha-needed-mail' past those
 */
export async function requireHuman(door: CaptchaDoor, answer: string | undefined, address: string | null): Promise<void> {
  if (await isSolved(door, answer)) return
  if ((await takeTry('without-captcha', `${door} ${throttleAddress(address ?? NOWHERE)}`)) > 0 || (await takeTry('without-captcha-all', door)) > 0) throw new AppError('captcha-needed-mail')
}

function parse(answer: string | undefined): unknown {
  if (!answer || answer.length > 4000) return null
  try {
    return JSON.parse(Buffer.from(answer, 'base64').toString('utf8'))
  } catch {
    return null
  }
}
