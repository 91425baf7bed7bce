import { createHmac, randomBytes } from 'node:crypto'
import { spendOnce } from '@/lib/access/once'
import { derivedSecret, sameSecret } from '@/lib/platform/crypto'

/** What a passkey is asked for. */
export type Purpose = 'login' | 'step' | 'prove' | 'register'

/** So long a browser has. Milliseconds. */
const LASTS = 5 * 60_000
const RANDOM = 24

/** A challenge for one purpose and one login or session: sealed, so that nothing need be kept of those that nobody answers. */
export function makeChallenge(purpose: Purpose, subject: string, now: Date): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(RANDOM + 6)
  randomBytes(RANDOM).copy(head)
  head.writeUIntBE(now.getTime() + LASTS, RANDOM, 6)
  return new Uint8Array(Buffer.concat([head, sealOf(purpose, subject, head)]))
}

/** True for a challenge that was made for just this and is not over. `challenge`: as the browser gave it back, base64url. */
export function isOurs(purpose: Purpose, subject: string, challenge: string, now: Date): boolean {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== RANDOM + 6 + 32) return false
  const head = bytes.subarray(0, RANDOM + 6)
  return sameSecret(bytes.subarray(RANDOM + 6).toString('hex'), sealOf(purpose, subject, head).toString('hex')) && head.readUIntBE(RANDOM, 6) > now.getTime()
}

/** Uses a challenge up; false when it was answered before. */
export function spendChallenge(challenge: string, now: Date): Promise<boolean> {
  return spendOnce(`passkey ${challenge}`, new Date(now.getTime() + LASTS))
}

function sealOf(purpose: Purpose, subject: string, head: Buffer): Buffer {
  return createHmac('sha256', derivedSecret('passkey challenge')).update(`${purpose}\0${subject}\0`).update(head).digest()
}
