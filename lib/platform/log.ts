import pino from 'pino'
import { env } from './env'
import { shared } from './shared'

/** The process's log: JSON lines, without secrets and without pupils' data. */
export function log(): pino.Logger {
  return shared('log', () =>
    pino({
      level: env().LOG_LEVEL,
      redact: { paths: ['password', 'pin', 'token', 'cookie', 'authorization', '*.password', '*.token', '*.cookie'], censor: '[weg]' },
    }),
  )
}
