import { z } from 'zod'
import { createSessionIf } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { titleAddress } from '@/lib/licences/rules'
import { deviceSeen } from '@/lib/network/device'
import { tokenHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import { takeTry } from '@/lib/platform/limits'
import { isBadgeToken } from './rules'
import { BADGE } from './sql'
import { wayOn, type TitleRow } from './title'

export const badgeInput = z.object({
  token: z.string().refine(isBadgeToken),
  /** What the doorway knows when the badge is held up there; all null from the camera app of the tablet. */
  ref: z.uuid().nullable(),
  pupil: z.uuid().nullable(),
  target: z.string().max(2000).nullable(),
})
export type BadgeSignIn = z.output<typeof badgeInput>

/** `not-here`: of another school, or not at school; `other-pupil`: not of the picture that was chosen. */
export type BadgeRefusal = 'unknown-badge' | 'not-here' | 'other-pupil'
export type BadgeResult = { ok: true; token: string; pupilId: string; next: string } | { ok: false; reason: BadgeRefusal }

type Row = TitleRow & { id: string; schoolId: string; schoolRef: string; voided: boolean; removed: boolean; atSchool: boolean; deviceId: string | null }

/**
 * Logs a pupil in by a badge (PUP-5): it says whose it is, and opens at that pupil's school only. A badge is 256 random
 * bits, so nobody guesses one, and a badge of a pupil with another method is as good.
 */
export async function signInByBadge(input: BadgeSignIn, address: string, device: Uint8Array | null = null): Promise<BadgeResult> {
  const [row] = await run<Row>(BADGE, [tokenHash(input.token), address, input.target && titleAddress(input.target), device])
  if (!row) return { ok: false, reason: 'unknown-badge' }
  if (!row.atSchool || (input.ref && input.ref.toLowerCase() !== row.schoolRef)) return { ok: false, reason: 'not-here' }
  if (row.voided || row.removed) {
    // The teacher sees that a lost badge turned up, a few times an hour at most.
    if ((await takeTry('badge-refused', row.id)) === 0)
      await record(acrossSchools('a login that failed has no actor'), { kind: 'stranger', address }, {
        action: 'pupil.sign-in-refused', schoolId: row.schoolId, subjectId: row.id, outcome: 'refused', details: { throttled: false, reason: 'badge-void' },
      })
    return { ok: false, reason: 'unknown-badge' }
  }
  if (input.pupil && input.pupil.toLowerCase() !== row.id) return { ok: false, reason: 'other-pupil' }
  const token = await createSessionIf({ badge: tokenHash(input.token) }, { kind: 'pupil', pupilId: row.id, schoolId: row.schoolId, address, ...(row.deviceId ? { deviceId: row.deviceId } : {}) })
  // The teacher made it void at this very moment.
  if (!token) return { ok: false, reason: 'unknown-badge' }
  if (row.deviceId) await deviceSeen(row.deviceId)
  return { ok: true, token, pupilId: row.id, next: wayOn(row) }
}
