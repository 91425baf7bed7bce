import { schoolYearOf } from '@/lib/core/school-year'
import { runIn, type Asking } from '@/lib/platform/db/connection'
import type { Finding, Roster } from './model'
import type { Pair } from './pairs'
import type { ImportSource, ImportStatus } from './queries'
import { IMPORT_IN, IMPORT_SCHOOL, STAGE } from './sql-imports'
import { sealRoster } from './staged'

/** An import on its way, with all that deciding on it and applying it takes. */
export type ImportOnItsWay = {
  id: string; schoolId: string; status: ImportStatus; source: ImportSource; fileName: string; schoolYear: string | null; rosterCipher: Uint8Array | null
  findings: Finding[]; planDigest: string | null; counts: unknown; pairs: Pair[]; createdById: string | null; createdAt: Date
  /** The school year of what the school has: see `schoolYearAt`. */
  yearBefore: string | null
}

/** An import of the school that stands in one of these statuses. Null: it is not there, or past them. */
export async function importIn(tx: Asking, schoolId: string, id: string, statuses: readonly ImportStatus[], now: Date): Promise<ImportOnItsWay | null> {
  const [row] = await runIn<ImportOnItsWay>(tx, IMPORT_IN, [schoolId, id, statuses, schoolYearOf(now)])
  return row ?? null
}

/** What a roster is checked against, and what the school is called. @throws Error for a school that is not there. */
export async function importSchool(tx: Asking, schoolId: string): Promise<{ brin: string | null; schoolKey: string | null; name: string }> {
  const [row] = await runIn<{ brin: string | null; schoolKey: string | null; name: string }>(tx, IMPORT_SCHOOL, [schoolId])
  if (!row) throw new Error('there is no such school')
  return row
}

export type Staged = { schoolId: string; id: string; source: 'file' | 'maker'; fileName: string; roster: Roster; findings: readonly object[]; dropped: Record<string, number>; createdById: string; createdAt: Date }

/** Keeps a roster, sealed, until somebody decides on it. */
export async function stage(tx: Asking, { schoolId, id, source, fileName, roster, findings, dropped, createdById, createdAt }: Staged): Promise<void> {
  const { format, schoolYear, producer = null } = roster
  await runIn(tx, STAGE, [schoolId, id, source, fileName, format, schoolYear, producer, sealRoster(roster, { schoolId, id }), JSON.stringify(findings), JSON.stringify(dropped), createdById, createdAt])
}
