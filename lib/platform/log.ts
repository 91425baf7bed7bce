import pino from 'pino'
import { env } from './env'
import { shared } from './shared'

/** The process's log: JSON lines, without secrets and without pupils' data. */
export function log(): pino.Logger {
  return shared('log', () =>
    pino({
      level: env().LOG_LEVEL,
      serializers: { err: bareError },
      redact: { paths: ['password', 'pin', 'token', 'cookie', 'authorization', '*.password', '*.token', '*.cookie'], censor: '[weg]' },
    }),
  )
}

/**
 * Calls `end` when nobody reads any more what this process logs or prints: whoever started it is gone. Without this, Node's own complaint about
 * the broken pipe is printed to that same pipe, without end.
 */
export function whenUnread(end: () => void): void {
  const lines = (log() as unknown as Record<symbol, NodeJS.EventEmitter>)[pino.symbols.streamSym]!
  for (const stream of [process.stdout, process.stderr, lines])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      end()
    })
}

/** An error without what a database adds to it: `detail` and `where` hold values of rows, and rows are people. */
export function bareError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'not an error' }
  const { name, message, stack, code } = error as Error & { code?: unknown }
  return { type: name, message: message.split('\n').at(-1)?.slice(0, 300), code, stack: stack?.split('\n').filter((line) => /^\s+at /.test(line)).join('\n') }
}
