import { randomUUID } from 'node:crypto'
import { renderBoardChangedMail } from '@/emails/BoardChanged'
import type { Transaction } from '@/lib/platform/db/prisma'
import { queueMail } from '@/lib/platform/mailer'
import { portalName, portalOrigin } from '@/lib/platform/portal'
import { coordinatesNow } from '@/lib/staff/coordinators'

/** Asks the coordinators of a school that went to another board for that board's agreement (ACC-2, ACC-6). */
export async function tellOfBoard(tx: Transaction, schoolId: string, now: Date): Promise<void> {
  const school = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { name: true, active: true, board: { select: { name: true } } } })
  if (!school.active) return
  const coordinators = await tx.employment.findMany({ where: { schoolId, ...coordinatesNow(now) }, select: { user: { select: { name: true, email: true } } } })
  for (const { user } of coordinators) {
    if (!user) continue
    const mail = await renderBoardChangedMail({ portalName: portalName(), name: user.name, school: school.name, board: school.board.name, address: `${portalOrigin()}/beheer/verwerkersovereenkomst` })
    await queueMail(tx, { key: `board-changed-${schoolId}-${randomUUID()}`, schoolId, recipient: user.email, ...mail })
  }
}
