import { randomUUID } from 'node:crypto'
import type { Asking } from '@/lib/platform/db/connection'
import { ensureSubstituteAccounts } from '@/lib/substitutes/accounts'
import { carryOut } from './carry-out'
import type { RosterPlan } from './plan'
import type { RosterState } from './state'
import { writeState } from './write-state'

/**
 * Carries out a plan in the school, inside one transaction. Nobody is deleted, and pins, pictures, home logins and
 * licence links of people who stay are not touched (LAS-5, LAS-8). Each group comes with its substitute account
 * (LAS-10). Answers what the school is now.
 */
export async function applyPlan(tx: Asking, schoolId: string, plan: RosterPlan, state: RosterState, now: Date): Promise<RosterState> {
  const after = carryOut(plan, state, { now, newId: randomUUID })
  await writeState(tx, schoolId, state, after)
  await ensureSubstituteAccounts(tx, schoolId, now)
  return after
}
