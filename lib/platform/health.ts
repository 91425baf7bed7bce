import { migrationsApplied } from './db/migrate'

/** True when the database answers and has this release's migrations; the answer of /readyz. */
export async function ready(): Promise<{ ready: boolean; reason?: string }> {
  try {
    return (await migrationsApplied()) ? { ready: true } : { ready: false, reason: 'migrations are missing' }
  } catch {
    return { ready: false, reason: 'the database does not answer' }
  }
}
