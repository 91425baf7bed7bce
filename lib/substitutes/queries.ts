import { forSchool, type Scope } from '@/lib/platform/db/scope'

export type RunningSubstitute = { id: string; name: string; email: string; startedAt: Date; endsAt: Date; activated: boolean }
export type SubstituteGroup = { id: string; name: string; running: RunningSubstitute | null }

const running = (now: Date) => ({
  where: { endedAt: null, endsAt: { gt: now } },
  select: { id: true, name: true, email: true, startedAt: true, endsAt: true, employment: { select: { user: { select: { activatedAt: true } } } } },
}) as const

/** The groups that somebody can stand in for, as accounts are made (sql-accounts.ts): classes, and combined groups with pupils. */
export const WITH_ACCOUNT = { removedAt: null, OR: [{ kind: 'base' as const }, { combined: { some: { pupil: { removedAt: null } } } }] }

/** The school's groups with who stands in now (SUB-2), by name. */
export async function substituteGroups(scope: Scope, now = new Date()): Promise<SubstituteGroup[]> {
  const rows = await forSchool(scope).group.findMany({ where: WITH_ACCOUNT, select: { id: true, name: true, substitutions: running(now) } })
  return rows.map(({ substitutions: [one], ...group }) => ({ ...group, running: shown(one) })).sort((a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true }))
}

/** One of them; null when there is no such group. */
export async function substituteGroup(scope: Scope, groupId: string, now = new Date()): Promise<SubstituteGroup | null> {
  const row = await forSchool(scope).group.findFirst({ where: { id: groupId, ...WITH_ACCOUNT }, select: { id: true, name: true, substitutions: running(now) } })
  return row && { id: row.id, name: row.name, running: shown(row.substitutions[0]) }
}

function shown(row: (Omit<RunningSubstitute, 'activated'> & { employment: { user: { activatedAt: Date | null } | null } }) | undefined): RunningSubstitute | null {
  if (!row) return null
  const { employment, ...rest } = row
  return { ...rest, activated: employment.user?.activatedAt != null }
}

export type PastSubstitute = { id: string; name: string; group: string; startedAt: Date; endsAt: Date; endedAt: Date }

/** Who stood in before: the last twenty, newest first (SUB-2). */
export async function pastSubstitutes(scope: Scope, now = new Date()): Promise<PastSubstitute[]> {
  const rows = await forSchool(scope).substitution.findMany({
    where: { OR: [{ endedAt: { not: null } }, { endsAt: { lte: now } }] },
    select: { id: true, name: true, startedAt: true, endsAt: true, endedAt: true, group: { select: { name: true } } },
    orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
    take: 20,
  })
  return rows.map(({ group, endedAt, ...row }) => ({ ...row, group: group.name, endedAt: endedAt ?? row.endsAt }))
}

/** How many stand in now: the state on the card. */
export function countSubstitutes(scope: Scope, now = new Date()): Promise<number> {
  return forSchool(scope).substitution.count({ where: { endedAt: null, endsAt: { gt: now } } })
}
