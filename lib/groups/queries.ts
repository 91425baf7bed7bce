import { compareNames, fullName, type PersonName } from '@/lib/core/names'
import { decrypt } from '@/lib/platform/crypto'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { methodOf, type LoginMethod } from '@/lib/pupil-login/rules'
import { homeState, type HomeState } from './rules'

/** How many people and groups there are: the state on the cards. */
export async function schoolCounts(scope: Scope): Promise<{ pupils: number; groups: number; staff: number }> {
  const database = forSchool(scope)
  const here = { removedAt: null }
  const [pupils, groups, staff] = await Promise.all([database.pupil.count({ where: here }), database.group.count({ where: { ...here, kind: 'base' } }), database.employment.count({ where: { ...here, OR: [{ substituteGroupId: null }, { userId: { not: null } }] } })])
  return { pupils, groups, staff }
}

export type GroupRow = { id: string; name: string; yearGroup: string | null; kind: 'base' | 'combined'; pupils: number; teachers: string[]; loginMethod: LoginMethod }

/** The groups that the actor may see: by year group, then name (GRP-6). */
export async function groupsFor(scope: Scope): Promise<GroupRow[]> {
  const rows = await forSchool(scope).group.findMany({
    where: { removedAt: null },
    select: {
      id: true, name: true, yearGroup: true, kind: true, loginMethod: true,
      employments: { where: { employment: { removedAt: null } }, select: { employment: { select: { firstName: true, prefix: true, lastName: true, roles: true } } } },
      _count: { select: { pupils: { where: { removedAt: null } }, combined: { where: { pupil: { removedAt: null } } } } },
    },
  })
  const collator = new Intl.Collator('nl', { numeric: true })
  return rows
    .map(({ employments, _count, ...row }) => ({ ...row, pupils: row.kind === 'base' ? _count.pupils : _count.combined, teachers: employments.filter((link) => link.employment.roles.includes('teacher')).map((link) => fullName(link.employment)).sort() }))
    .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'base' ? -1 : 1) || collator.compare(a.yearGroup ?? '99', b.yearGroup ?? '99') || collator.compare(a.name, b.name))
}

export type OverviewPupil = PersonName & {
  id: string
  picture: string
  method: LoginMethod
  /** The pupil's own choice; null when it is the group's (GRP-2). */
  ownMethod: LoginMethod | null
  /** The pin, or the slug of the password picture: the teacher may read it (GRP-1). Empty for a badge, which is printed only. */
  secret: string
  /** Somebody looks on, who does not see secrets (ACC-11, HLP-3). */
  hidden?: true
  /** Has a badge that opens (PUP-5). */
  hasBadge: boolean
  home: HomeState
}
export type GroupOverview = { id: string; name: string; yearGroup: string | null; kind: 'base' | 'combined'; loginMethod: LoginMethod; teachers: string[]; pupils: OverviewPupil[] }

/** The groepsoverzicht (GRP-1); null when there is no such group, or it is not the actor's. */
export async function groupOverview(scope: Scope, groupId: string): Promise<GroupOverview | null> {
  const database = forSchool(scope)
  const group = await database.group.findFirst({
    where: { id: groupId, removedAt: null },
    select: {
      id: true, name: true, yearGroup: true, kind: true, loginMethod: true,
      employments: { where: { employment: { removedAt: null } }, select: { employment: { select: { firstName: true, prefix: true, lastName: true, roles: true } } } },
    },
  })
  if (!group) return null
  const where = { removedAt: null, OR: [{ groupId }, { combined: { some: { groupId } } }] }
  const open = {
    id: true, firstName: true, prefix: true, lastName: true, picture: true, loginMethod: true,
    group: { select: { loginMethod: true } },
    homes: { select: { homeAccount: { select: { activatedAt: true } } } },
  } as const
  const pupils = scope.lookOn
    ? (await database.pupil.findMany({ where, select: open })).map((pupil) => ({ ...pupil, badges: [], pinCipher: null, pictureCipher: null }))
    : await database.pupil.findMany({ where, select: { ...open, pinCipher: true, pictureCipher: true, badges: { where: { voidedAt: null }, select: { id: true } } } })
  return {
    id: group.id, name: group.name, yearGroup: group.yearGroup, kind: group.kind, loginMethod: group.loginMethod,
    teachers: group.employments.filter((link) => link.employment.roles.includes('teacher')).map((link) => fullName(link.employment)).sort(),
    pupils: pupils.sort(compareNames).map(({ group: base, homes, badges, pinCipher, pictureCipher, loginMethod, ...pupil }) => {
      const method = methodOf(loginMethod, base?.loginMethod ?? null)
      const hidden = pinCipher === null || pictureCipher === null
      const secret = hidden || method === 'badge' ? '' : method === 'pin' ? decrypt(pinCipher, 'pin') : decrypt(pictureCipher, 'password-picture')
      return { ...pupil, method, ownMethod: loginMethod, secret, ...(hidden ? { hidden } as const : {}), hasBadge: badges.length > 0, home: homeState(homes.map((home) => home.homeAccount.activatedAt !== null)) }
    }),
  }
}
