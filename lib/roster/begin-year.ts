import { record } from '@/lib/audit/record'
import { carryLicences } from '@/lib/licences/carry-licences'
import type { CarryOver } from '@/lib/licences/carry-over'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import type { RosterState } from './state'
import { yearTurn } from './turnover'

type Carried = Awaited<ReturnType<typeof carryLicences>>

/** What an import that begins a school year does besides: the licences of last year's groups go along (ACC-10). */
export async function beginYear(tx: SchoolTransaction, schoolId: string, importId: string, before: RosterState, after: RosterState, now: Date): Promise<Carried> {
  const done = await carryLicences(tx, schoolId, yearTurn(before, after), now)
  const { linked, unlinked } = done.carried
  const turnover: CarryOver = { linked, unlinked: unlinked.map(({ licenceId, groupId }) => ({ licenceId, groupId })), open: done.open }
  await tx.rosterImport.update({ where: { id: importId }, data: { licenceTurnover: turnover } })
  await record(tx, { kind: 'system', address: null }, { action: 'licences.carried-over', schoolId, subjectId: importId, details: { linked: linked.length, unlinked: unlinked.length, open: done.open.length } })
  return done
}
