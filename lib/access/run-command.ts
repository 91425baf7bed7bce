import { record, type AuditEntry } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { isDeadlock, isTaken, type Transaction } from '@/lib/platform/db/prisma'
import { acrossSchools, forSchool, type SchoolTransaction } from '@/lib/platform/db/scope'
import { log } from '@/lib/platform/log'
import { scopeOf, type StaffActor } from './actor'
import { auditActor } from './audit-actor'
import type { StaffAtSchool } from './current'

/** What a command gets: a transaction that sees one school, who acts, and when. */
export type CommandContext = {
  tx: SchoolTransaction
  actor: StaffAtSchool
  now: Date
  /** Writes the command's line in the audit log, in the same transaction. */
  audit(entry: Omit<AuditEntry, 'schoolId' | 'outcome'>): Promise<void>
  /**
   * For what needs a connection of its own: done in order once the change is committed, never when it is not. Inside the
   * transaction a command uses `tx` only: who holds one connection and waits for a second can bring the pool to a standstill.
   */
  after(work: () => Promise<void>): void
}

/** Runs a command in a transaction that sees what the actor may see, then what it left for after the commit. */
export async function runCommand<Data>(actor: StaffAtSchool, run: (context: CommandContext) => Promise<Data>, now = new Date()): Promise<Data> {
  // Whatever called it: looking on changes nothing (ACC-11).
  if (actor.lookOn) throw new AppError('look-on')
  let later: (() => Promise<void>)[] = []
  const data = await twice(() => forSchool(scopeOf(actor)).$transaction(
    async (tx) => {
      later = []
      return run({ tx, actor, now, audit: (entry) => record(tx, auditActor(actor), { ...entry, schoolId: actor.school.id }), after: (work) => void later.push(work) })
    },
    { timeout: 30_000 },
  ))
  await afterCommit(later)
  return data
}

/** What a command beside the schools gets: the whole database, for whose rows it answers itself. */
export type BesideContext = Omit<CommandContext, 'tx' | 'actor' | 'audit'> & {
  tx: Transaction
  actor: StaffActor
  /** Writes the command's line, at the school that it concerns; null: none. */
  audit(entry: Omit<AuditEntry, 'outcome'>): Promise<void>
}

/** Runs a command that belongs to no school in a transaction, then what it left for after the commit. */
export async function runBeside<Data>(actor: StaffActor, run: (context: BesideContext) => Promise<Data>, now = new Date()): Promise<Data> {
  let later: (() => Promise<void>)[] = []
  const data = await twice(() => acrossSchools('work of the helpdesk and of somebody on the own login belongs to no school').$transaction(
    async (tx) => {
      later = []
      return run({ tx, actor, now, audit: (entry) => record(tx, auditActor(actor), entry), after: (work) => void later.push(work) })
    },
    { timeout: 30_000 },
  ))
  await afterCommit(later)
  return data
}

/**
 * Two at the very same moment may both make the row that there is one of: the second finds it taken, and goes once more, with
 * the first one's row before it. So does the one that lost when two waited for each other. Nothing of its first try stands.
 */
export async function twice<Data>(run: () => Promise<Data>): Promise<Data> {
  try {
    return await run()
  } catch (error) {
    if (!isTaken(error) && !isDeadlock(error)) throw error
    return run()
  }
}

async function afterCommit(later: readonly (() => Promise<void>)[]): Promise<void> {
  for (const work of later) {
    // The change stands, whatever happens here.
    await work().catch((error: unknown) => log().error({ err: error }, 'work after a change failed'))
  }
}
