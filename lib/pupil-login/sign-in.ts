import { z } from 'zod'
import { createSession } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { titleAddress } from '@/lib/licences/rules'
import { deviceSeen } from '@/lib/network/device'
import { decrypt, sameSecret } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import { methodOf, type LoginMethod } from './rules'
import { LOGIN, SPEND_CODE } from './sql'
import { UNKNOWN_DEVICE, type KnownDevice } from './known-device'
import { keysToForget, tryValues, waitAfterWrong, waitFor } from './throttle'
import { wayOn, type TitleRow } from './title'

export const pupilSignInInput = z.object({
  ref: z.uuid(),
  /** In one spelling: the counts of tries are kept by it. */
  pupil: z.uuid().toLowerCase(),
  /** Four digits, or the slug of a password picture. */
  secret: z.string().regex(/^(\d{4}|[a-z0-9-]{2,40})$/),
  target: z.string().max(2000).nullable(),
})
export type PupilSignIn = z.output<typeof pupilSignInInput>

export type PupilSignInResult =
  | { ok: true; token: string; pupilId: string; productId: string | null; next: string }
  /** `wait` is in seconds: after many wrong tries a rest, never a lock (PUP-4). */
  | { ok: false; reason: 'wrong' | 'not-at-school'; wait: number }

type Row = TitleRow & {
  id: string; schoolId: string; method: LoginMethod | null; groupMethod: LoginMethod | null; pinCipher: Uint8Array; pictureCipher: Uint8Array; codeCipher: Uint8Array | null
  atSchool: boolean; deviceId: string | null
  /** How often this secret was tried, this time included; null where the pupil must wait, and nothing is judged. */
  triesHere: number | null; triesAnywhere: number | null
}

/**
 * Logs a pupil in: at school, with the pin, password picture or one-time code of the pupil's method (PUP-1). A pupil who
 * does not exist, or not at this school, looks like a wrong secret. No bcrypt here: pins are encrypted, and open nothing
 * without the school's address or one of its enrolled devices, to which the session is then tied (PUP-6).
 */
export async function signInPupil(input: PupilSignIn, address: string, device: Uint8Array | null = null, known: KnownDevice = UNKNOWN_DEVICE): Promise<PupilSignInResult> {
  const now = Date.now()
  const place = { address, device: known }
  const [row] = await run<Row>(LOGIN, [input.ref, input.pupil, address, input.target && titleAddress(input.target), ...tryValues(input.pupil, place, now), device])
  if (!row) return { ok: false, reason: 'wrong', wait: 0 }
  if (!row.atSchool) return { ok: false, reason: 'not-at-school', wait: 0 }
  if (row.triesHere === null || row.triesAnywhere === null) return { ok: false, reason: 'wrong', wait: await waitFor(row.id, place, now) }
  if (!(await isRight(row, input.secret))) {
    const wait = await waitAfterWrong(row.id, place, { here: row.triesHere, anywhere: row.triesAnywhere }, now)
    // The teacher sees that somebody tried. What is not judged leaves no row: there are never more than the waits allow.
    await record(acrossSchools('a login that failed has no actor'), { kind: 'stranger', address }, {
      action: 'pupil.sign-in-refused', schoolId: row.schoolId, subjectId: row.id, outcome: 'refused', details: { throttled: wait > 0 },
    })
    return { ok: false, reason: 'wrong', wait }
  }
  const token = await createSession({ kind: 'pupil', pupilId: row.id, schoolId: row.schoolId, address, ...(row.deviceId ? { deviceId: row.deviceId } : {}) }, undefined, keysToForget(row.id, place))
  if (row.deviceId) await deviceSeen(row.deviceId)
  return { ok: true, token, pupilId: row.id, productId: row.productId, next: wayOn(row) }
}

async function isRight(row: Row, secret: string): Promise<boolean> {
  const method = methodOf(row.method, row.groupMethod)
  if (method === 'pin') return sameSecret(secret, decrypt(row.pinCipher, 'pin'))
  if (method === 'picture') return sameSecret(secret, decrypt(row.pictureCipher, 'password-picture'))
  // Who forgot the badge has a code for once (GRP-7).
  if (!row.codeCipher || !sameSecret(secret, decrypt(row.codeCipher, 'login-code'))) return false
  return (await run(SPEND_CODE, [row.id, row.codeCipher])).length > 0
}
