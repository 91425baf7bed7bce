import { record, type AuditActor } from '@/lib/audit/record'
import { runIn } from '@/lib/platform/db/connection'
import type { Transaction } from '@/lib/platform/db/prisma'
import { drop } from '@/lib/roster/sql'
import { ERASE_HOMES, ERASE_USERS } from '@/lib/roster/sql-erase'
import { ERASE_BOARD, ERASE_PUBLISHER, ERASE_SCHOOL, ERASE_SUBJECTS, LOGINS_OF } from './sql'

type Made = { id: string; schoolId: string | null; publisherId: string | null }

/** Takes away all that was made for a sandbox, school and publisher, in the caller's transaction; its row stays. */
export async function eraseMade(tx: Transaction, { id, schoolId, publisherId }: Made, by: AuditActor): Promise<void> {
  if (schoolId) {
    const logins = await runIn<{ id: string }>(tx, LOGINS_OF, [schoolId])
    const homes = await tx.pupilHome.findMany({ where: { schoolId }, select: { homeAccountId: true }, distinct: ['homeAccountId'] })
    await runIn(tx, ERASE_SUBJECTS, [schoolId])
    const { boardId } = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { boardId: true } })
    for (const statement of ERASE_SCHOOL) await runIn(tx, statement, [schoolId])
    for (const statement of ERASE_BOARD) await runIn(tx, statement, [boardId])
    await drop(tx, ERASE_HOMES, homes.map(({ homeAccountId }) => homeAccountId))
    await drop(tx, ERASE_USERS, logins.map((login) => login.id))
  }
  if (publisherId) for (const statement of ERASE_PUBLISHER) await runIn(tx, statement, [publisherId])
  if (schoolId || publisherId) await record(tx, by, { action: 'sandbox.erased', schoolId: null, subjectId: id })
}
