import { text } from 'node:stream/consumers'
import { closePool } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { seedDemoWorld } from './demo-world'
import { seedPublishers, type Outside } from './world'

export type SeedInput = Outside

// Makes the demonstration world; what it must know of the outside comes as JSON on standard input.
if (env().NODE_ENV === 'production' && env().DEMO !== '1') {
  console.error('The demonstration world has well-known passwords. It is never made in production; set DEMO=1 to do it all the same.')
  process.exit(1)
}
const database = acrossSchools('is this a demonstration?')
if ((await database.school.count()) > 0 && !(await database.school.findUnique({ where: { brin: '99RB00' } }))) {
  console.error('This database holds schools, and they are not the demonstration\'s. The demonstration world is only made in an empty database.')
  process.exit(1)
}
await seedPublishers(JSON.parse(await text(process.stdin)) as SeedInput)
await seedDemoWorld()
await closePool()
