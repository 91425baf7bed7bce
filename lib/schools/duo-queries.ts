import type { Brin } from '@/lib/core/brin'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import type { DuoLocation, DuoProblem } from './duo-csv'
import { duoDiff, type DuoDiff } from './duo-diff'
import { brinDifferences } from './rules'
import { tooSmall } from './save-duo-register'
import { SCHOOLS_ADRIFT } from './sql'

/** The register in numbers, and the files that were sent in last. */
export async function duoRegister() {
  const database = acrossSchools('the helpdesk keeps the register and the locations that it lacks')
  const [open, closed, newest, imports] = await Promise.all([
    database.duoLocation.count({ where: { closedAt: null } }), database.duoLocation.count({ where: { closedAt: { not: null } } }),
    database.duoLocation.findFirst({ orderBy: { listedAt: 'desc' }, select: { listedAt: true } }),
    database.duoImport.findMany({ select: { id: true, status: true, fileName: true, listed: true, createdAt: true }, orderBy: { createdAt: 'desc' }, take: 10 }),
  ])
  return { open, closed, newest: newest?.listedAt ?? null, imports }
}

export type DuoPreview = { id: string; status: 'staged' | 'applied' | 'cancelled'; fileName: string; listed: number; problems: DuoProblem[]; outcome: Record<string, number> | null; diff: DuoDiff | null; small: boolean; accounts: ReadonlySet<string> }

/** One file with what it changes; `accounts`: which of the locations in it have an account here. Null when it is not there. */
export async function duoPreview(id: string): Promise<DuoPreview | null> {
  const database = acrossSchools('the helpdesk keeps the register and the locations that it lacks')
  const row = await database.duoImport.findUnique({ where: { id } })
  if (!row) return null
  const { status, fileName, listed, problems, outcome } = row
  const known = { id, status, fileName, listed, problems: problems as DuoProblem[], outcome: outcome as Record<string, number> | null }
  if (status !== 'staged') return { ...known, diff: null, small: false, accounts: new Set() }
  const [register, schools] = await Promise.all([database.duoLocation.findMany(), database.school.findMany({ where: { active: true, brin: { not: null } }, select: { brin: true } })])
  const diff = duoDiff(register, row.locations as unknown as DuoLocation[])
  return { ...known, diff, small: tooSmall(listed, register.filter(({ closedAt }) => !closedAt).length), accounts: new Set(schools.map(({ brin }) => brin!)) }
}

export type Adrift = { id: string; name: string; brin: string; city: string | null; closedAt: Date | null; toBrin: string | null; toName: string | null; toCity: string | null }

/** Accounts whose BRIN DUO does not list (any more), each with what it seems to have become. */
export function schoolsAdrift(most = 200): Promise<Adrift[]> {
  return run<Adrift>(SCHOOLS_ADRIFT, [most])
}

/** A school that DUO does not list (any more) beside the record that it may have become, for 'Neem BRIN over'; null: no such school, or its BRIN is in order. */
export async function brinComparison(schoolId: string, brin: Brin | null) {
  const database = acrossSchools('the helpdesk keeps the register and the locations that it lacks')
  const school = await database.school.findFirst({ where: { id: schoolId, active: true, brin: { not: null } }, select: { id: true, name: true, brin: true, street: true, houseNumber: true, postalCode: true, city: true, board: { select: { name: true, number: true } } } })
  if (!school?.brin || await database.duoLocation.findUnique({ where: { brin: school.brin, closedAt: null }, select: { brin: true } })) return null
  const [listed, holder] = brin ? await Promise.all([database.duoLocation.findUnique({ where: { brin, closedAt: null } }), database.school.findUnique({ where: { brin }, select: { name: true } })]) : [null, null]
  return { school: { ...school, brin: school.brin }, listed, holder, differs: listed ? brinDifferences({ city: school.city, boardNumber: school.board.number }, listed) : [] }
}
export type BrinComparison = NonNullable<Awaited<ReturnType<typeof brinComparison>>>

/** Locations that DUO does not list, by name, and which other names are asked for (ACC-2). */
export async function ownLocations(words: string | null, page: number, pageSize: number) {
  const database = acrossSchools('the helpdesk keeps the register and the locations that it lacks')
  const where = { brin: null, ...(words ? { OR: [{ name: { contains: words, mode: 'insensitive' as const } }, { schoolKey: { contains: words, mode: 'insensitive' as const } }] } : {}) }
  const select = { id: true, name: true, kind: true, schoolKey: true, city: true, active: true, board: { select: { name: true } } } as const
  const [rows, total, asked] = await Promise.all([
    database.school.findMany({ where, select, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: pageSize, skip: (page - 1) * pageSize }), database.school.count({ where }),
    database.nameRequest.findMany({ where: { decidedAt: null }, orderBy: { askedAt: 'asc' }, take: 50 }),
  ])
  const names = await database.school.findMany({ where: { id: { in: asked.map(({ schoolId }) => schoolId) } }, select: { id: true, name: true } })
  return { rows, total, asked: asked.map((each) => ({ id: each.id, name: each.name, askedAt: each.askedAt, school: names.find(({ id }) => id === each.schoolId)?.name ?? '' })) }
}

/** One of them, for its form. Null when it is not there, or DUO's. */
export async function ownLocation(id: string) {
  return acrossSchools('the helpdesk keeps the register and the locations that it lacks').school.findFirst({
    where: { id, brin: null }, select: { id: true, name: true, kind: true, schoolKey: true, street: true, houseNumber: true, postalCode: true, city: true, board: { select: { name: true, number: true } } },
  })
}
