import { build } from '../stack/build'
import { canMeasure } from './processor-time'
import { setStage, Stack, type Stage } from './stage'

/** A whole number above 0 from the command line; anything else ends the process with what is wrong. */
export function count(name: string, text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  console.error(`--${name} must be a whole number above 0, not '${text}'.`)
  process.exit(2)
}

/**
 * Builds, sets the stage, prints what `bench` returns on standard output, takes the stage down again, and ends the process.
 * Everything else that is said goes to standard error. Ctrl-C stops in order.
 */
export async function runBenchmark(setting: Parameters<typeof setStage>[1], bench: (stage: Stage) => Promise<string>): Promise<never> {
  process.exit(canMeasure ? await measured(setting, bench) : notHere())
}

function notHere(): number {
  console.error('This benchmark measures processor time and needs Linux for it: there is no /proc here.')
  return 0
}

async function measured(setting: Parameters<typeof setStage>[1], bench: (stage: Stage) => Promise<string>): Promise<number> {
  const stack = new Stack()
  let interrupted = false
  const interrupt = () => {
    interrupted = true
    void stack.stop().then(() => process.exit(130))
  }
  try {
    // Standard output is for the result.
    console.log = console.error
    await build()
    // Instead of the database package's own listeners, which end this process before the rest has stopped.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal).on(signal, interrupt)
    process.stdout.write(`${await bench(await setStage(stack, setting))}\n`)
    return 0
  } catch (error) {
    if (!interrupted) console.error(error instanceof Error ? error.message : error)
    return 1
  } finally {
    await stack.stop()
  }
}
