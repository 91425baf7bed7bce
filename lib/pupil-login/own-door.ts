import type { PupilActor } from '@/lib/access/actor'
import { run } from '@/lib/platform/db/pool'
import { OWN_REF } from './sql'

/**
 * Where this pupil logs in anew, as before, and goes on to `onward` (a publisher's request that waits): at the own school, or at
 * home with a parent. Null for who came through a network environment, whose door is not ours.
 */
export async function ownDoor(actor: PupilActor, onward: string): Promise<string | null> {
  if (actor.login === 'home') return `/thuis?${new URLSearchParams({ verder: onward })}`
  if (actor.login !== 'school') return null
  const [row] = await run<{ schoolRef: string }>(OWN_REF, [actor.school.id])
  return row ? `/login/leerlingen/snelkoppelaar?${new URLSearchParams({ INSTELLING_REF: row.schoolRef, verder: onward })}` : null
}
