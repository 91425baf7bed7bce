import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { pool } from './pool'
import { openEngine, pgConfig } from './engine/wasm-engine.mjs'

const FOLDER = 'prisma/migrations'

async function folders(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, FOLDER), { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
}

/**
 * Applies what `prisma migrate deploy` would, with the same engine and the same `_prisma_migrations` table, without
 * starting the CLI. Makes the database when it does not exist. The lock that
 * keeps two migrations apart is let go before it returns. Returns the names of the migrations it applied.
 */
export async function migrate(url: string, root = process.cwd()): Promise<string[]> {
  await ensureDatabase(url)
  const names = await folders(root)
  const { engine, close } = await openEngine({ url })
  try {
    const result = (await engine.applyMigrations({
      migrationsList: {
        baseDir: path.join(root, FOLDER),
        shadowDbInitScript: '',
        lockfile: { path: 'migration_lock.toml', content: await readFile(path.join(root, FOLDER, 'migration_lock.toml'), 'utf8') },
        migrationDirectories: await Promise.all(
          names.map(async (name) => ({
            path: name,
            migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: await readFile(path.join(root, FOLDER, name, 'migration.sql'), 'utf8') } },
          })),
        ),
      },
      filters: { externalTables: [], externalEnums: [] },
    })) as { appliedMigrationNames: string[] }
    return result.appliedMigrationNames
  } finally {
    await close()
  }
}

/** True when the database answers and has every migration of this release. */
export async function migrationsApplied(root = process.cwd()): Promise<boolean> {
  const rows = await pool().query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  )
  const applied = new Set(rows.rows.map((row) => row.migration_name))
  return (await folders(root)).every((name) => applied.has(name))
}

async function ensureDatabase(url: string): Promise<void> {
  const { config, database } = pgConfig(url)
  const client = new pg.Client(config)
  try {
    await client.connect()
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '3D000') throw error
    const admin = new URL(config.connectionString)
    admin.pathname = '/postgres'
    const server = new pg.Client({ connectionString: admin.toString() })
    await server.connect()
    await server.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`)
    await server.end()
  } finally {
    await client.end().catch(() => undefined)
  }
}
