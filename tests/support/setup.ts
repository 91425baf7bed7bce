import { afterAll, inject } from 'vitest'
import { closePool } from '@/lib/platform/db/pool'
import { forgetShared } from '@/lib/platform/test-support'
import { createTestDatabase } from './database'
import { stopJobs } from './stop-jobs'

// Runs before each integration test file. Files share a process and its modules: what is kept once a process, and the
// settings, begin anew for each.
forgetShared()
const database = await createTestDatabase()
const before = { ...process.env }
Object.assign(process.env, inject('settings'), { DATABASE_URL: database.url })

afterAll(async () => {
  await stopJobs()
  await closePool()
  await database.drop()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
})
