import type { StaffActor } from '@/lib/access/actor'
import { runBeside, type BesideContext } from '@/lib/access/run-command'
import { createSession, readSession } from '@/lib/access/session'
import { makeUser, next } from '@/prisma/seed/factories'

/** Somebody of the helpdesk who is logged in. */
export async function helpdeskActor(): Promise<StaffActor> {
  const user = await makeUser({ email: `helpdesk${next()}@leerpoort.example`, name: 'Helpdesk', helpdesk: true })
  const actor = await readSession(await createSession({ kind: 'staff', userId: user.id, schoolId: null, employmentId: null, address: '127.0.0.1' }), '127.0.0.1')
  if (actor?.kind !== 'staff') throw new Error('not of the helpdesk')
  return actor
}

/** Runs a command that belongs to no school as `besideAction` does once permission and input were found good. */
export function beside<Data>(actor: StaffActor, run: (context: BesideContext) => Promise<Data>, now = new Date()): Promise<Data> {
  return runBeside(actor, run, now)
}
