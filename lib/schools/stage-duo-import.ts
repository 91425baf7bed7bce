import { record, type AuditActor } from '@/lib/audit/record'
import { acrossSchools } from '@/lib/platform/db/scope'
import { readDuoBoards, readDuoLocations } from './duo-csv'

/** `missing`: the columns that an address file always has, and this one lacks. */
export type StagedDuo = { id: string } | { problem: 'duo-quote' | 'duo-empty' } | { problem: 'duo-unreadable'; missing: string[] }

/** DUO's files as they were sent in, read and kept until somebody has looked at what they change (ACC-2). */
export async function stageDuoImport({ fileName, addresses, boards }: { fileName: string; addresses: Uint8Array; boards: Uint8Array | null }, by: AuditActor, now: Date): Promise<StagedDuo> {
  let names: Map<string, string> | undefined
  try {
    names = boards ? readDuoBoards(boards) : undefined
  } catch {
    return { problem: 'duo-quote' }
  }
  const read = readDuoLocations(addresses, names)
  if (!read.ok) return read.brokenAt ? { problem: 'duo-quote' } : { problem: 'duo-unreadable', missing: read.missing }
  if (read.locations.length === 0) return { problem: 'duo-empty' }
  const database = acrossSchools('the register is the same for all schools')
  const { id } = await database.duoImport.create({
    data: { fileName: fileName.slice(0, 200), locations: read.locations, problems: read.problems.slice(0, 500), listed: read.locations.length, createdById: by.id ?? null, createdAt: now },
    select: { id: true },
  })
  await record(database, by, { action: 'duo.staged', schoolId: null, subjectId: id, details: { listed: read.locations.length, problems: read.problems.length } })
  return { id }
}
