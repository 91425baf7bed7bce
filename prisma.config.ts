import path from 'node:path'
import { defineConfig } from 'prisma/config'

// Prisma's schema engine comes from npm as WebAssembly; without this the CLI would download a binary.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve('lib/platform/db/engine/schema-engine')
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
