import { compareNames } from '@/lib/core/names'
import { run } from '@/lib/platform/db/pool'
import { shared } from '@/lib/platform/shared'
import { methodOf, shortNames, type LoginMethod } from './rules'
import { GROUPS, PUPILS } from './sql'

export type GroupTile = { id: string; name: string; yearGroup: string | null }
export type PupilTile = { id: string; name: string; picture: string; method: LoginMethod }
export type SchoolView = { groups: GroupTile[]; pupils: Map<string, PupilTile[]> }

type PupilRow = { id: string; groupId: string; firstName: string; prefix: string | null; lastName: string | null; picture: string; method: LoginMethod | null }

/** How many schools' views a process keeps; the oldest goes first. */
const KEEP = 500
const cache = () => shared('school-views', () => new Map<string, { revision: string; view: SchoolView }>())

/**
 * What the pupils of a school choose from: groups, and pictures with names. Kept in memory under the school's revision,
 * which the database raises with every change of a group or pupil.
 */
export async function schoolView(schoolId: string, revision: string): Promise<SchoolView> {
  const kept = cache().get(schoolId)
  if (kept?.revision === revision) return kept.view
  const view = await readView(schoolId)
  cache().delete(schoolId)
  cache().set(schoolId, { revision, view })
  if (cache().size > KEEP) cache().delete(cache().keys().next().value!)
  return view
}

async function readView(schoolId: string): Promise<SchoolView> {
  const groups = await run<GroupTile & { method: LoginMethod }>(GROUPS, [schoolId])
  const rows = await run<PupilRow>(PUPILS, [schoolId])
  const collator = new Intl.Collator('nl', { numeric: true })
  const tiles = groups
    .map(({ id, name, yearGroup }) => ({ id, name, yearGroup }))
    .sort((a, b) => collator.compare(a.yearGroup ?? '', b.yearGroup ?? '') || collator.compare(a.name, b.name))
  const pupils = new Map(groups.map((group) => [group.id, tilesOf(rows.filter((row) => row.groupId === group.id), group.method)]))
  return { groups: tiles, pupils }
}

/** Alphabetical by first name: that is how a child looks for itself. */
function tilesOf(rows: PupilRow[], groupMethod: LoginMethod): PupilTile[] {
  const names = shortNames(rows)
  return [...rows]
    .sort((a, b) => compareNames({ firstName: a.firstName, lastName: a.firstName }, { firstName: b.firstName, lastName: b.firstName }) || compareNames(a, b))
    .map((row) => ({ id: row.id, name: names.get(row.id)!, picture: row.picture, method: methodOf(row.method, groupMethod) }))
}
