import { run } from '@/lib/platform/db/pool'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { mailState, type MailState } from './mail-state'
import { HOMES_OF_PUPILS } from './sql-homes'

export type PupilAddress = { slot: 1 | 2; accountId: string; email: string; activated: boolean; state: MailState }

type Row = {
  pupilId: string; slot: 1 | 2; accountId: string; email: string; activated: boolean; activatedAt: Date | null
  purpose: 'activation' | 'password' | null; expiresAt: Date | null; sentAt: Date | null; failedAt: Date | null; attempts: number | null; lastError: string | null
}

/** The addresses of those pupils that the actor may see, each with its state in words (GRP-4, HOM-8). */
export async function addressesOfPupils(scope: Scope, pupilIds: readonly string[], now = new Date()): Promise<Map<string, PupilAddress[]>> {
  const own = await forSchool(scope).pupil.findMany({ where: { id: { in: [...pupilIds] }, removedAt: null }, select: { id: true } })
  const rows = await run<Row>(HOMES_OF_PUPILS, [scope.schoolId, own.map((pupil) => pupil.id)])
  const found = new Map<string, PupilAddress[]>(own.map((pupil) => [pupil.id, []]))
  for (const { pupilId, slot, accountId, email, activated, activatedAt, purpose, expiresAt, sentAt, failedAt, attempts, lastError } of rows) {
    // A mail that was cleared away long ago counts as none.
    const mail = purpose && attempts !== null ? { purpose, expiresAt: expiresAt!, sentAt, failedAt, attempts, lastError } : null
    found.get(pupilId)!.push({ slot, accountId, email, activated, state: mailState(activatedAt ?? (activated || null), mail, now) })
  }
  return found
}
