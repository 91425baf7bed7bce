import type { PupilActor } from '@/lib/access/actor'
import { endSession } from '@/lib/access/session'
import { isSchoolAddress } from '@/lib/network/queries'

/**
 * True while a pupil may be where the request comes from. A session that was begun at school ends at any other address
 * (PUP-2); those of home logins, network environments and enrolled devices stand on something else.
 */
export async function mayBeHere(actor: PupilActor): Promise<boolean> {
  if (actor.login !== 'school' || actor.onDevice) return true
  if (await isSchoolAddress(actor.school.id, actor.address)) return true
  await endSession(actor.sessionId)
  return false
}
