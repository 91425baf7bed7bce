import { acrossSchools } from '@/lib/platform/db/scope'

/** Lets go of files of DUO that nobody took over within thirty days, and of the notes of those that were a year ago; a job does this. */
export async function dropOldDuoImports(now: Date): Promise<void> {
  const days = (count: number) => new Date(now.getTime() - count * 86_400_000)
  await acrossSchools('a job cleans up the register’s files').duoImport.deleteMany({ where: { OR: [{ status: 'staged', createdAt: { lt: days(30) } }, { createdAt: { lt: days(365) } }] } })
}
