import type { z } from 'zod'
import type { HomeActor } from '@/lib/access/actor'
import { auditActor } from '@/lib/access/audit-actor'
import { createSessionIf } from '@/lib/access/session'
import { record, recordRefusal } from '@/lib/audit/record'
import type { LoginMethod } from '@/lib/pupil-login/rules'
import { decrypt, sameSecret } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { NOWHERE } from '@/lib/platform/client-address'
import { acrossSchools } from '@/lib/platform/db/scope'
import { forgetTries, takeWaiting } from '@/lib/platform/waits'
import { AT_HOME, homeKey } from '@/lib/pupil-login/throttle'
import { methodAtHome } from './rules'
import type { childInput } from './schema'
import { CHILD_SECRET } from './sql'

export type EnterChildResult =
  | { ok: true; token: string }
  /** `wait` is in seconds: after many wrong tries a short rest, never a lock. */
  | { ok: false; reason: 'wrong' | 'signed-out'; wait: number }

type Row = { id: string; schoolId: string; method: LoginMethod | null; groupMethod: LoginMethod | null; pinCipher: Uint8Array; pictureCipher: Uint8Array }

/**
 * A child of the parent who is logged in gives the secret that it uses at school (HOM-2): the parent's session ends and
 * the child's begins. A child of somebody else, or one who has left, looks like a wrong secret, and tries at it cost
 * nobody anything.
 */
export async function enterChild(actor: HomeActor, input: z.output<typeof childInput>): Promise<EnterChildResult> {
  const [row] = await run<Row>(CHILD_SECRET, [actor.homeAccountId, input.pupil])
  if (!row) return { ok: false, reason: 'wrong', wait: 0 }
  const key = homeKey(row.id, actor.homeAccountId)
  const attempt = await takeWaiting(AT_HOME, key)
  if (!attempt.ok) return { ok: false, reason: 'wrong', wait: attempt.wait }
  if (!sameSecret(input.secret, secretOf(row))) {
    await recordRefusal(auditActor(actor), { action: 'pupil.sign-in-refused', schoolId: row.schoolId, subjectId: row.id, details: { throttled: attempt.next > 0, home: true } })
    return { ok: false, reason: 'wrong', wait: attempt.next }
  }
  const token = await createSessionIf({ parent: actor.sessionId }, { kind: 'pupil', pupilId: row.id, schoolId: row.schoolId, homeAccountId: actor.homeAccountId, address: actor.address ?? NOWHERE })
  // The parent's session ended at this very moment: another password was chosen, or the address taken away.
  if (!token) return { ok: false, reason: 'signed-out', wait: 0 }
  await forgetTries([key])
  await record(acrossSchools('a parent belongs to no school'), auditActor(actor), { action: 'home.child-entered', schoolId: row.schoolId, subjectId: row.id })
  return { ok: true, token }
}

function secretOf(row: Row): string {
  return methodAtHome(row.method, row.groupMethod) === 'pin' ? decrypt(row.pinCipher, 'pin') : decrypt(row.pictureCipher, 'password-picture')
}
