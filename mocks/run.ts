import path from 'node:path'
import { ConfigError } from './env'

/** True where the named file (`mocks/server.ts`) was started itself, rather than imported. */
export function startedAs(file: string): boolean {
  const started = process.argv[1]
  return started !== undefined && path.resolve(started).split(path.sep).join('/').endsWith(`/${file}`)
}

/** Runs a process: one line when ready, an orderly stop on SIGINT and SIGTERM, one sentence when a setting is wrong. */
export async function run(start: () => Promise<{ ready: string; close(): Promise<void> }>): Promise<void> {
  try {
    const { ready, close } = await start()
    let stopping = false
    const stop = (): void => {
      if (stopping) return
      stopping = true
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    console.log(ready)
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error)
    process.exit(1)
  }
}
