import { afterAll, inject } from 'vitest'
import { closePool } from '@/lib/platform/db/pool'
import { createTestDatabase } from './database'

// Runs before each integration test file, in its process and before any module of the portal reads a setting.
const database = await createTestDatabase()
Object.assign(process.env, inject('settings'), { DATABASE_URL: database.url })

afterAll(async () => {
  await closePool()
  await database.drop()
})
