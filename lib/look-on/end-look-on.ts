import type { BesideContext } from '@/lib/access/action'

/** 'Stoppen' (ACC-11): the session is the helpdesk's own again. Returns the school that it was at. */
export async function endLookOn({ tx, actor, now, audit }: BesideContext): Promise<{ schoolId: string | null }> {
  const schoolId = actor.school?.id ?? null
  if (!actor.lookOn) return { schoolId }
  const { count } = await tx.lookOn.updateMany({ where: { id: actor.lookOn.id, sessionId: actor.sessionId, endedAt: null }, data: { endedAt: now } })
  if (count > 0) await audit({ action: 'look-on.ended', schoolId, subjectId: actor.lookOn.id })
  return { schoolId }
}
