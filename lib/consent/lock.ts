import type { SchoolTransaction } from '@/lib/platform/db/scope'

/** One change of a school's ticks at a time: two coordinators who save at once do not make a tick twice. */
export async function lockConsents(tx: Pick<SchoolTransaction, '$executeRaw'>, schoolId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`consent ${schoolId}`}))`
}
