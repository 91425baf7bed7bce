import type { BesideContext } from '@/lib/access/action'
import type { StaffActor } from '@/lib/access/actor'
import { runBeside } from '@/lib/access/run-command'
import { createSession, readSession } from '@/lib/access/session'
import { makeUser, next } from '@/prisma/seed/factories'

/** Somebody of the helpdesk who is logged in: who the portal takes her for, and her token. */
export async function helpdeskSignedIn(): Promise<{ actor: StaffActor; token: string }> {
  const { id } = await makeUser({ email: `helpdesk${next()}@portaal.example`, name: 'Hella Help', helpdesk: true })
  const token = await createSession({ kind: 'staff', userId: id, schoolId: null, employmentId: null, address: '127.0.0.1' })
  return { actor: await staffOf(token), token }
}

/** Who holds the token, as a member of staff. */
export async function staffOf(token: string): Promise<StaffActor> {
  const actor = await readSession(token, '127.0.0.1')
  if (actor?.kind !== 'staff') throw new Error('not logged in')
  return actor
}

/** Runs a command as `besideAction` does once session, permission and input were found good. */
export const beside = <Data>(actor: StaffActor, run: (context: BesideContext) => Promise<Data>, now = new Date()): Promise<Data> => runBeside(actor, run, now)
