import { run } from '@/lib/platform/db/pool'
import { OUTCOMES, outcomeOf, type OutcomeCode } from './outcomes'
import type { LasSystem } from './rules'
import { DOWN_SYSTEMS, JUST_ASKED } from './sql'

/** So many schools in a row, each with its last run, must have failed as a LAS that is down makes them fail. */
export const IN_A_ROW = 10
/** What happened longer ago, in minutes, says nothing of now. */
export const WITHIN = 15
/** So many schools of a LAS that is down are asked a minute, to see whether it is back. */
export const PROBES = 2
/** Whoever was asked since so many seconds counts as asked just now. Less than a minute: the next minute's turn is not to fail on it. */
const JUST_NOW = 30

/** The outcomes that tell of a LAS as a whole rather than of one school. */
export const DOWN_CODES = (Object.keys(OUTCOMES) as OutcomeCode[]).filter((code) => outcomeOf(code).down)

/** What a LAS that is down shows at `now`: the first values of `DOWN_SYSTEMS` and `BEGIN_RUN`. */
export const downWhen = (now: Date): [number, Date, readonly OutcomeCode[]] => [IN_A_ROW, new Date(now.getTime() - WITHIN * 60_000), DOWN_CODES]

/**
 * The systems that are down as a whole at `now` (LAS-2): the last runs of ten of its schools, all within a quarter of an hour,
 * failed alike. Read from what the runs left behind, so every worker sees the same, and the first good run ends it.
 */
export async function downSystems(now: Date): Promise<Set<LasSystem>> {
  const rows = await run<{ system: LasSystem }>(DOWN_SYSTEMS, downWhen(now))
  return new Set(rows.map(({ system }) => system))
}

/** Whether a school of a LAS that is down as a whole has to wait: others are or were just asked whether it is back. */
export async function mustWait(system: LasSystem, schoolId: string, now: Date): Promise<boolean> {
  const [row] = await run<{ count: number }>(JUST_ASKED, [system, schoolId, now, new Date(now.getTime() - JUST_NOW * 1000)])
  return row!.count >= PROBES
}
