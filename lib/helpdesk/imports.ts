import { run } from '@/lib/platform/db/pool'
import type { ImportSource, ImportStatus } from '@/lib/roster/queries'
import { SEVERITY_WORDS, type Severity } from '@/lib/roster/finding-words'
import { IMPORTS } from './sql-imports'
import { likePattern } from '@/lib/core/like'

export const WATCHED_STATUSES = ['failed', 'held', 'refused', 'staged', 'scheduled', 'queued', 'applied', 'cancelled', 'undone'] as const satisfies readonly ImportStatus[]
export type WatchedImport = {
  id: string; schoolId: string; school: string; brin: string | null; status: ImportStatus; source: ImportSource; format: string | null; schoolYear: string | null; createdAt: Date; endedAt: Date | null
  /** Codes with how often; never whom a finding is about. */
  findings: { code: string; severity: Severity; count: number }[]
}
type Row = Omit<WatchedImport, 'schoolId' | 'schoolYear' | 'createdAt' | 'endedAt'> & { school_id: string; school_year: string | null; created_at: Date; ended_at: Date | null; total: string; failed: boolean }

/** The imports of all schools of the last fourteen days, a page of them, those first that failed, are held or were refused. Behind 'helpdesk.view' only. */
export async function watchImports({ words, status, page, pageSize }: { words: string | null; status: ImportStatus | null; page: number; pageSize: number }): Promise<{ imports: WatchedImport[]; total: number }> {
  const rows = await run<Row>(IMPORTS, [likePattern(words), status, pageSize, (page - 1) * pageSize])
  return {
    imports: rows.map(({ school_id, school_year, created_at, ended_at, findings, total: _total, failed: _failed, ...row }) => ({
      ...row, schoolId: school_id, schoolYear: school_year, createdAt: created_at, endedAt: ended_at, findings: findings.filter(({ severity }) => Object.hasOwn(SEVERITY_WORDS, severity)),
    })),
    total: Number(rows[0]?.total ?? 0),
  }
}
