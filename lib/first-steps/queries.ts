import { run } from '@/lib/platform/db/pool'
import type { Scope } from '@/lib/platform/db/scope'
import { ready, stepsOf, type SchoolFacts, type Step } from './rules'
import { FIRST_STEPS_FACTS } from './sql'

/** What the school still has to do; null once it put the list away. `ready`: all but what is optional is done. */
export async function firstSteps(scope: Scope): Promise<{ steps: Step[]; ready: boolean } | null> {
  const [row] = await run<SchoolFacts & { hidden: boolean }>(FIRST_STEPS_FACTS, [scope.schoolId])
  if (!row || row.hidden) return null
  const steps = stepsOf(row)
  return { steps, ready: ready(steps) }
}
