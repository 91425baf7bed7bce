import { schoolYearOf } from '@/lib/core/school-year'
import type { Transaction } from '@/lib/platform/db/prisma'
import { readState } from '@/lib/roster/current'
import { diffRoster } from '@/lib/roster/diff'
import type { Finding } from '@/lib/roster/model'
import type { Pair } from '@/lib/roster/pairs'
import { summarise } from '@/lib/roster/plan-summary'
import { openRoster } from '@/lib/roster/staged'
import { currentOfState } from '@/lib/roster/state'
import { isAhead, isTurnover } from '@/lib/roster/turnover'
import type { RawTransaction } from './sql'

type Tx = Pick<Transaction, 'rosterImport'> & RawTransaction
type Staged = { id: string; rosterCipher: Uint8Array | null; pairs: unknown; findings: unknown }

/** How many imports of a school wait or run. A file that is only looked at, and as of now would change nothing, is none (ACC-8, LAS-5). */
export async function waitingImports(tx: Tx, schoolId: string, now: Date): Promise<number> {
  const rows = await tx.rosterImport.findMany({ where: { schoolId, status: { in: ['staged', 'held', 'scheduled', 'queued'] } }, select: { id: true, status: true, rosterCipher: true, pairs: true, findings: true } })
  let count = 0
  for (const row of rows) if (row.status !== 'staged' || !(await changesNothing(tx, schoolId, row, now))) count++
  return count
}

async function changesNothing(tx: Tx, schoolId: string, { id, rosterCipher, pairs, findings }: Staged, now: Date): Promise<boolean> {
  if (!rosterCipher || (findings as Finding[]).some(({ severity }) => severity === 'error')) return false
  const roster = openRoster(rosterCipher, { schoolId, id })
  const last = await tx.rosterImport.findFirst({ where: { schoolId, status: 'applied' }, orderBy: [{ endedAt: 'desc' }, { id: 'desc' }], select: { schoolYear: true } })
  // What begins a school year does more than its plan says: licences end with it.
  if (isAhead(roster.schoolYear, now) || isTurnover(last ? last.schoolYear : schoolYearOf(now), roster.schoolYear)) return false
  return summarise(diffRoster(currentOfState(await readState(tx, schoolId)), roster, pairs as Pair[])).nothing
}
