import { describe } from '../../log'
import type { PublisherApp } from '../publisher-app'
import { syncPublisher } from './sync-publisher'

/**
 * The publishers' nights, made shorter: a round for all of them, again and again with `seconds` between. Answers how to
 * stop, which waits for the publisher that is under way.
 */
export function startSyncTimer(apps: readonly PublisherApp[], seconds: number): () => Promise<void> {
  if (seconds === 0) return async () => {}
  let stopped = false
  let running = Promise.resolve()
  let timer = setTimeout(begin, seconds * 1000)

  function begin(): void {
    running = round().then(() => {
      if (!stopped) timer = setTimeout(begin, seconds * 1000)
    })
  }
  async function round(): Promise<void> {
    for (const app of apps) {
      if (stopped) return
      await syncPublisher(app).catch((error: unknown) => app.log(`sync: ${describe(error)}`))
    }
  }
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
