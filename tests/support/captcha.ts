import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { vi } from 'vitest'
import * as captchas from '@/lib/access/captcha'
import { makeChallenge, type CaptchaDoor } from '@/lib/access/captcha'

/** What a browser sends that solved a captcha of this door. */
export async function solvedCaptcha(door: CaptchaDoor, now = new Date()): Promise<string> {
  const challenge = await makeChallenge(door, now)
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

/** For tests of what comes after the captcha: every login brings a solved one. */
export function everyCaptchaSolved(): void {
  vi.spyOn(captchas, 'isSolved').mockResolvedValue(true)
}
