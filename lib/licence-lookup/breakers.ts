import { BrokenCircuitError, bulkhead, BulkheadRejectedError, circuitBreaker, ConsecutiveBreaker, handleAll, wrap, type IPolicy } from 'cockatiel'
import { log } from '@/lib/platform/log'
import { shared } from '@/lib/platform/shared'

/** So many failed questions in a row, and a publisher is left alone. */
export const IN_A_ROW = 4
/** After so long, in milliseconds, one question tries whether it is back. */
export const REST_MS = 15_000
/** Questions to one publisher at the same time, of one process: what is slow takes no more connections than this. */
export const AT_ONCE = 64

/** Puts a question through the publisher's circuit breaker. @throws BrokenCircuitError, BulkheadRejectedError, and what `work` throws */
export function guarded<Told>(publisherId: string, work: () => Promise<Told>): Promise<Told> {
  return breakerOf(publisherId).execute(work)
}

/** True for a question that was never put, because the publisher is left alone or has too many. */
export function wasHeldBack(error: unknown): boolean {
  return error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError
}

function breakerOf(publisherId: string): IPolicy {
  const breakers = shared('licence-lookup-breakers', () => new Map<string, IPolicy>())
  const known = breakers.get(publisherId)
  if (known) return known
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(IN_A_ROW) })
  breaker.onBreak(() => log().warn({ publisherId }, 'a publisher does not answer for licences; left alone for a while'))
  breaker.onReset(() => log().info({ publisherId }, 'a publisher answers for licences again'))
  // The bulkhead outside: a question that is one too many says nothing of the publisher.
  const made = wrap(bulkhead(AT_ONCE, 0), breaker)
  breakers.set(publisherId, made)
  return made
}

/** Forgets what happened to all publishers; tests begin with it. */
export function closeAllBreakers(): void {
  shared('licence-lookup-breakers', () => new Map<string, IPolicy>()).clear()
}
