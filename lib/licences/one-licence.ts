import { isUuid } from '@/lib/core/ids'
import { fullName } from '@/lib/core/names'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { inOrderOf } from './levels'

export type LevelRow = { id: string; name: string; detail: string | null; levels: string[] }
export type HostedDetail = {
  id: string
  title: string
  publisher: string
  levels: string[]
  groups: LevelRow[]
  pupils: LevelRow[]
  /** Pupils who can get it besides, by group. */
  others: { value: string; label: string }[]
}

/** One licence that the portal hosts, with the levels of its groups and its single pupils (LIC-4, LIC-9); null when there is none here. */
export async function hostedLicence(scope: Scope, licenceId: string): Promise<HostedDetail | null> {
  if (!isUuid(licenceId)) return null
  const database = forSchool(scope)
  const [row, pupils] = await Promise.all([
    database.licence.findFirst({
      where: { id: licenceId, linking: 'portal', product: { method: { publisher: { consents: { some: { schoolId: scope.schoolId, withdrawnAt: null } } } } } },
      select: {
        id: true,
        product: { select: { name: true, levels: true, method: { select: { publisher: { select: { name: true } } } } } },
        groups: { where: { group: { removedAt: null } }, select: { levels: true, group: { select: { id: true, name: true } } } },
        people: { where: { pupil: { removedAt: null } }, select: { levels: true, pupilId: true } },
      },
    }),
    database.pupil.findMany({ where: { removedAt: null }, select: { id: true, firstName: true, prefix: true, lastName: true, group: { select: { name: true } } } }),
  ])
  if (!row) return null
  const { name: title, levels, method: { publisher } } = row.product
  const single = new Map(row.people.map(({ pupilId, levels: own }) => [pupilId, own]))
  const people = pupils.map((pupil) => ({ id: pupil.id, name: fullName(pupil), group: pupil.group?.name ?? null })).sort((a, b) => collator.compare(a.group ?? '', b.group ?? '') || collator.compare(a.name, b.name))
  return {
    id: row.id, title, publisher: publisher.name, levels,
    groups: row.groups.map(({ group, levels: own }) => ({ id: group.id, name: group.name, detail: null, levels: inOrderOf(levels, own) })).sort((a, b) => collator.compare(a.name, b.name)),
    pupils: people.filter(({ id }) => single.has(id)).map(({ id, name, group }) => ({ id, name, detail: group, levels: inOrderOf(levels, single.get(id)!) })),
    others: people.filter(({ id }) => !single.has(id)).map(({ id, name, group }) => ({ value: id, label: group ? `${name} (${group})` : name })),
  }
}

const collator = new Intl.Collator('nl', { numeric: true })
