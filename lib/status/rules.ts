import { outcomeOf } from '@/lib/las/outcomes'

/** How a part of the portal does: as it should, with delay, not at all, or nobody can say. */
export const STATUS_WORDS = { works: 'werkt', slow: 'werkt met vertraging', down: 'werkt niet', unknown: 'geen recente gegevens', none: 'nog niet aangesloten' } as const
export type State = keyof typeof STATUS_WORDS
export type Part = { key: string; name: string; state: State; /** When it last did what it should; null: never, or not told. */ lastGood: Date | null }

const MINUTE = 60_000
const since = (moment: Date | null, now: Date) => (moment === null ? Infinity : now.getTime() - moment.getTime())

/** So long without a sign of life, and the worker stands still; it gives one every minute. */
const WORKER_SILENT = 5 * MINUTE

/** True when the worker gave a sign of life lately. */
export function workerLives(pulse: Date | null, now: Date): boolean {
  return since(pulse, now) <= WORKER_SILENT
}

export type ImportFacts = { lastApplied: Date | null; /** The oldest that waits for the worker. */ oldestQueued: Date | null; appliedLastHour: number; failedLastHour: number }

/** Imports: down when nobody works on them, or when most of them fail; slow when one waits longer than a quarter of an hour. */
export function importState({ oldestQueued, appliedLastHour, failedLastHour }: ImportFacts, lives: boolean, now: Date): State {
  if (!lives || (failedLastHour >= 3 && failedLastHour > appliedLastHour)) return 'down'
  return oldestQueued && since(oldestQueued, now) > 15 * MINUTE ? 'slow' : 'works'
}

export type MailFacts = { lastSent: Date | null; /** The oldest that is still to go out and never met a receiver's refusal. */ oldestWaiting: Date | null }

/** Mail: slow when one waits ten minutes, down after an hour. What one receiver refuses says nothing of the others. */
export function mailState({ oldestWaiting }: MailFacts, lives: boolean, now: Date): State {
  const waits = oldestWaiting ? since(oldestWaiting, now) : 0
  if (!lives || waits > 60 * MINUTE) return 'down'
  return waits > 10 * MINUTE ? 'slow' : 'works'
}

export type LasFacts = { lastSuccess: Date | null; /** How the last runs of the past day ended, a code and how many. */ outcomes: readonly { outcome: string; count: number }[] }

/** A LAS, by its schools' last runs of a day: what lies with a school (a key, a permission) says nothing of the system. */
export function lasState({ outcomes }: LasFacts): State {
  const judged = outcomes.filter(({ outcome }) => outcomeOf(outcome).good || outcomeOf(outcome).mender !== 'school')
  const runs = judged.reduce((sum, { count }) => sum + count, 0)
  const bad = judged.filter(({ outcome }) => !outcomeOf(outcome).good).reduce((sum, { count }) => sum + count, 0)
  if (runs === 0) return 'unknown'
  return bad * 2 > runs ? 'down' : bad * 10 > runs ? 'slow' : 'works'
}

/** A publisher fetches every night at least; one that did not for two days may have trouble, or a holiday. */
export function publisherState({ connected, lastSync }: { connected: boolean; lastSync: Date | null }, now: Date): State {
  if (!connected) return 'none'
  return since(lastSync, now) <= 48 * 60 * MINUTE ? 'works' : 'unknown'
}

/** The worst of what the portal itself answers for: what stands on top of the page. */
export function overall(parts: readonly Part[]): State {
  return (['down', 'slow'] as const).find((state) => parts.some((part) => part.state === state)) ?? 'works'
}
