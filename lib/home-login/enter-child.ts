import type { z } from 'zod'
import type { HomeActor } from '@/lib/access/actor'
import { auditActor } from '@/lib/access/audit-actor'
import { createSession, endSession } from '@/lib/access/session'
import { record, recordRefusal } from '@/lib/audit/record'
import type { LoginMethod } from '@/lib/pupil-login/rules'
import { decrypt, sameSecret } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { NOWHERE } from '@/lib/platform/client-address'
import { acrossSchools } from '@/lib/platform/db/scope'
import { forgive, takeTry, waitFor } from '@/lib/platform/limits'
import { methodAtHome } from './rules'
import type { childInput } from './schema'
import { CHILD_SECRET } from './sql'

export type EnterChildResult =
  | { ok: true; token: string }
  /** `wait` is in seconds: after many wrong tries a short rest, never a lock. */
  | { ok: false; reason: 'wrong'; wait: number }

type Row = { id: string; schoolId: string; method: LoginMethod | null; groupMethod: LoginMethod | null; pinCipher: Uint8Array; pictureCipher: Uint8Array }

/**
 * A child of the parent who is logged in gives the secret that it uses at school (HOM-2): the parent's session ends and
 * the child's begins. A child of somebody else, or one who has left, looks like a wrong secret.
 */
export async function enterChild(actor: HomeActor, input: z.output<typeof childInput>): Promise<EnterChildResult> {
  const key = `${actor.homeAccountId} ${input.pupil}`
  const wait = await takeTry('home-child', key)
  if (wait > 0) return { ok: false, reason: 'wrong', wait }
  const [row] = await run<Row>(CHILD_SECRET, [actor.homeAccountId, input.pupil])
  if (!row || !sameSecret(input.secret, secretOf(row))) {
    const next = await waitFor('home-child', key)
    if (row) await recordRefusal(auditActor(actor), { action: 'pupil.sign-in-refused', schoolId: row.schoolId, subjectId: row.id, details: { throttled: next > 0, home: true } })
    return { ok: false, reason: 'wrong', wait: next }
  }
  const token = await createSession({ kind: 'pupil', pupilId: row.id, schoolId: row.schoolId, homeAccountId: actor.homeAccountId, address: actor.address ?? NOWHERE })
  await Promise.all([endSession(actor.sessionId), forgive('home-child', key)])
  await record(acrossSchools('a parent belongs to no school'), auditActor(actor), { action: 'home.child-entered', schoolId: row.schoolId, subjectId: row.id })
  return { ok: true, token }
}

function secretOf(row: Row): string {
  return methodAtHome(row.method, row.groupMethod) === 'pin' ? decrypt(row.pinCipher, 'pin') : decrypt(row.pictureCipher, 'password-picture')
}
