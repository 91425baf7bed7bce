import { KEEP_DAYS } from '@/lib/core/retention'
import { acrossSchools } from '@/lib/platform/db/scope'

/** Lets go of files of DUO that nobody took over, of the notes of those that were, of decided requests for a name and of the way back from a BRIN; a job does this (DAT-3). */
export async function dropOldRegisterWork(now: Date): Promise<void> {
  const days = (count: number) => new Date(now.getTime() - count * 86_400_000)
  const whole = acrossSchools('a job cleans up the register’s files and requests')
  await whole.duoImport.deleteMany({ where: { OR: [{ status: 'staged', createdAt: { lt: days(KEEP_DAYS.duoFile) } }, { createdAt: { lt: days(KEEP_DAYS.duoNotes) } }] } })
  await whole.brinTakeover.deleteMany({ where: { takenAt: { lt: days(KEEP_DAYS.brinTakeover) } } })
  await whole.nameRequest.deleteMany({ where: { decidedAt: { lt: days(KEEP_DAYS.nameRequest) } } })
}
