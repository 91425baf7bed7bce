import { forSchool, type Scope } from '@/lib/platform/db/scope'
import type { ImportSource, ImportStatus } from './queries'

export type WaitingImport = { id: string; status: ImportStatus; source: ImportSource; fileName: string; schoolYear: string | null }

/**
 * The import that came in by itself and goes no further without a person (LAS-5): held by the guard, asked to be looked at
 * first, or a new school year that would do something else by now. A file waits with who sent it in. Null: none.
 */
export async function waitingImport(scope: Scope): Promise<WaitingImport | null> {
  return forSchool(scope).rosterImport.findFirst({
    where: { OR: [{ status: 'held' }, { status: 'staged', source: 'link' }] },
    select: { id: true, status: true, source: true, fileName: true, schoolYear: true }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

/** The new school year that was there already when an import changed the school, or was undone: it may do something else by now (ACC-10). */
export async function yearBehind(scope: Scope, changedAt: Date): Promise<{ id: string; schoolYear: string | null } | null> {
  return forSchool(scope).rosterImport.findFirst({ where: { status: 'scheduled', createdAt: { lt: changedAt } }, select: { id: true, schoolYear: true } })
}
