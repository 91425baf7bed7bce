import { z } from 'zod'
import { createSession } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { titleAddress } from '@/lib/licences/rules'
import { deviceSeen } from '@/lib/network/device'
import { decrypt, sameSecret } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import { countFailure, forgive, takeTry, throttleAddress, waitFor } from '@/lib/platform/limits'
import { methodOf, type LoginMethod } from './rules'
import { LOGIN } from './sql'

export const pupilSignInInput = z.object({
  ref: z.uuid(),
  pupil: z.uuid(),
  /** Four digits, or the slug of a password picture. */
  secret: z.string().regex(/^(\d{4}|[a-z0-9-]{2,40})$/),
  target: z.string().max(2000).nullable(),
})
export type PupilSignIn = z.output<typeof pupilSignInInput>

export type PupilSignInResult =
  | { ok: true; token: string; productId: string | null }
  /** `wait` is in seconds: after many wrong tries a short rest, never a lock (PUP-4). */
  | { ok: false; reason: 'wrong' | 'not-at-school'; wait: number }

type Row = { id: string; schoolId: string; method: LoginMethod | null; groupMethod: LoginMethod | null; pinCipher: Uint8Array; pictureCipher: Uint8Array; atSchool: boolean; deviceId: string | null; productId: string | null }

/**
 * Logs a pupil in: at school, with the pin or password picture of the pupil's method (PUP-1). A pupil who does not
 * exist, or not at this school, looks like a wrong secret. No bcrypt here: pins are encrypted, and open nothing
 * without the school's address or one of its enrolled devices, to which the session is then tied (PUP-6).
 */
export async function signInPupil(input: PupilSignIn, address: string, device: Uint8Array | null = null): Promise<PupilSignInResult> {
  const near = throttleAddress(address)
  const key = `${input.pupil} ${near}`
  const wait = Math.max(await takeTry('pupil-login', key), await waitFor('pupil-login-address', near))
  if (wait > 0) return { ok: false, reason: 'wrong', wait }
  const [row] = await run<Row>(LOGIN, [input.ref, input.pupil, address, input.target && titleAddress(input.target), device])
  if (row && !row.atSchool && !row.deviceId) return { ok: false, reason: 'not-at-school', wait: 0 }
  if (!row || !sameSecret(input.secret, secretOf(row))) {
    // A try at nobody costs the others behind this address nothing.
    const next = Math.max(await waitFor('pupil-login', key), row ? await countFailure('pupil-login-address', near) : 0)
    // The teacher sees that somebody tried; strangers' tries at nobody leave no row.
    if (row)
      await record(acrossSchools('a login that failed has no actor'), { kind: 'stranger', address }, {
        action: 'pupil.sign-in-refused', schoolId: row.schoolId, subjectId: row.id, outcome: 'refused', details: { throttled: next > 0 },
      })
    return { ok: false, reason: 'wrong', wait: next }
  }
  const [token] = await Promise.all([createSession({ kind: 'pupil', pupilId: row.id, schoolId: row.schoolId, address, ...(row.deviceId ? { deviceId: row.deviceId } : {}) }), forgive('pupil-login', key), row.deviceId && deviceSeen(row.deviceId)])
  return { ok: true, token, productId: row.productId }
}

function secretOf(row: Row): string {
  return methodOf(row.method, row.groupMethod) === 'pin' ? decrypt(row.pinCipher, 'pin') : decrypt(row.pictureCipher, 'password-picture')
}
