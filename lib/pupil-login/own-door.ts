import type { PupilActor } from '@/lib/access/actor'
import { run } from '@/lib/platform/db/pool'
import { OWN_ENVIRONMENT, OWN_REF } from './sql'

/**
 * Where this pupil logs in anew, as before, and goes on to `onward` (a publisher's request that waits): at the own school, at home with a parent,
 * or through the network environment, which is asked to ask.
 */
export async function ownDoor(actor: PupilActor, onward: string): Promise<string | null> {
  if (actor.login === 'home') return `/thuis?${new URLSearchParams({ verder: onward })}`
  if (actor.login === 'environment') return environmentDoor(actor.sessionId, onward)
  const [row] = await run<{ schoolRef: string }>(OWN_REF, [actor.school.id])
  return row ? `/login/leerlingen/snelkoppelaar?${new URLSearchParams({ INSTELLING_REF: row.schoolRef, verder: onward })}` : null
}

/** The same of a session, a pupil's or of staff, that a network environment signed in; null of any other. */
export async function environmentDoor(sessionId: string, onward: string): Promise<string | null> {
  const [row] = await run<{ schoolRef: string; slug: string }>(OWN_ENVIRONMENT, [sessionId])
  return row ? `/login/snelkoppelaar?${new URLSearchParams({ NETWERKBEHEERDER: row.slug, INSTELLING_REF: row.schoolRef, verder: onward })}` : null
}
