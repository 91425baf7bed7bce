import type { Operation } from './operations'
import { processorTime } from './processor-time'

/** Milliseconds of processor time an operation. */
export type Sample = { web: number; database: number }
/** The process that answers, and PostgreSQL's first where it takes part. */
export type Watched = { web: number; database: number | null }

/** One run: some operations to warm up, then `size` that count, one after the other. */
export async function measureRun(operation: Operation, watched: Watched, warmUp: number, size: number): Promise<Sample> {
  await operation.prepare?.()
  for (let n = 0; n < warmUp; n += 1) await operation.once(n)
  const before = read(watched)
  for (let n = 0; n < size; n += 1) await operation.once(warmUp + n)
  const after = read(watched)
  return { web: (after.web - before.web) / size, database: (after.database - before.database) / size }
}

function read({ web, database }: Watched): Sample {
  return { web: processorTime(web), database: database === null ? 0 : processorTime(database) }
}

export type Spread = { median: number; lowest: number; highest: number }

/** The middle of the values, and how far they lie apart. */
export function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const median = sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return { median, lowest: sorted[0]!, highest: sorted.at(-1)! }
}
