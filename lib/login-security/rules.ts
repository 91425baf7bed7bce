import { verifySync } from 'otplib'

/** So many recovery codes at a time. */
export const RECOVERY_CODES = 10
export const MOST_PASSKEYS = 20

/** No letters and digits that look alike on paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 10

/** A recovery code for paper, such as `7KQ2M-XW9PA`: some 49 bits. `random`: bytes, of which enough. */
export function recoveryCode(random: Uint8Array): string {
  // What would favour the first letters is skipped.
  const letters = [...random].filter((byte) => byte < 256 - (256 % ALPHABET.length)).slice(0, LENGTH).map((byte) => ALPHABET[byte % ALPHABET.length])
  if (letters.length < LENGTH) throw new Error('too few random bytes')
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
}

/** A code as people type it from paper: capitals, blanks and dashes do not matter. Null for what cannot be one. */
export function readRecoveryCode(text: string): string | null {
  const bare = text.toUpperCase().replace(/[\s-]/g, '')
  return bare.length === LENGTH && [...bare].every((letter) => ALPHABET.includes(letter)) ? `${bare.slice(0, 5)}-${bare.slice(5)}` : null
}

/** A code of an app as people type it: `123 456`. */
export function readCode(text: string): string | null {
  const bare = text.replace(/\s/g, '')
  return /^\d{6}$/.test(bare) ? bare : null
}

/**
 * The time step of a right code (RFC 6238), else null: the step of now, or one beside it, for clocks differ. Steps up to
 * `lastStep` were used: a code counts once.
 */
export function totpStep(secret: string, code: string, lastStep: number | null, now: Date): number | null {
  const result = verifySync({ secret, token: code, epoch: Math.floor(now.getTime() / 1000), epochTolerance: 30 })
  if (!result.valid || !('timeStep' in result)) return null
  return lastStep === null || result.timeStep > lastStep ? result.timeStep : null
}
