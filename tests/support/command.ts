import type { StaffAtSchool } from '@/lib/access/current'
import { runCommand, type CommandContext } from '@/lib/access/run-command'
import { acrossSchools } from '@/lib/platform/db/scope'

/** Runs a command as `lib/access/action` does once session, permission and input were found good. */
export function command<Data>(actor: StaffAtSchool, run: (context: CommandContext) => Promise<Data>, now = new Date()): Promise<Data> {
  return runCommand(actor, run, now)
}

/** The code with which something was refused; undefined when it was not. */
export async function refused(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

/** The whole database, for looking behind the scope. */
export const everything = () => acrossSchools('tests look everywhere')

/** The school's audit log, oldest first. */
export async function auditOf(schoolId: string | null) {
  const rows = await everything().auditEvent.findMany({ where: { schoolId }, orderBy: { id: 'asc' } })
  return rows.map(({ action, outcome, subjectId, actorKind, details }) => ({ action, outcome, subjectId, actorKind, details }))
}
