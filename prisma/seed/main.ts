import { text } from 'node:stream/consumers'
import { closePool } from '@/lib/platform/db/pool'
import { env } from '@/lib/platform/env'
import { seedDemoWorld } from './demo-world'
import { seedPublishers, type Outside } from './world'

export type SeedInput = Outside

// Makes the demonstration world; what it must know of the outside comes as JSON on standard input.
if (env().NODE_ENV === 'production' && env().DEMO !== '1') {
  console.error('The demonstration world has well-known passwords. It is never made in production; set DEMO=1 to do it all the same.')
  process.exit(1)
}
await seedPublishers(JSON.parse(await text(process.stdin)) as SeedInput)
await seedDemoWorld()
await closePool()
