import type { StaffAtSchool } from '@/lib/access/current'
import { scopeOf, type StaffRole } from '@/lib/access/actor'
import { isUuid } from '@/lib/core/ids'
import { compareNames, fullName } from '@/lib/core/names'
import { forSchool } from '@/lib/platform/db/scope'
import type { PersonFacts } from './diagnosis'

/** Somebody whose titles may be asked after: the key that the address has, and what the diagnosis needs. */
export type Subject = { key: string; pupilId: string | null; employmentId: string | null; roles: StaffRole[]; facts: PersonFacts }
export type Choice = { key: string; name: string; under: string }

/** In addresses: oneself. */
export const SELF = 'ik'
/** Who left the school stays to be asked after for so many days. */
const RECENT_DAYS = 90
const recently = (now: Date) => ({ gte: new Date(now.getTime() - RECENT_DAYS * 86_400_000) })

/**
 * Whom this person may ask after: oneself, the pupils that the scope shows, and for a coordinator all staff and who
 * left lately (LIC-7). Names and groups, nothing of what anybody used (HLP-3).
 */
export async function choicesFor(actor: StaffAtSchool, now = new Date()): Promise<Choice[]> {
  const database = forSchool(scopeOf(actor))
  const all = actor.roles.includes('coordinator')
  const seen = all ? { OR: [{ removedAt: null }, { removedAt: recently(now) }] } : { removedAt: null }
  const [pupils, staff] = await Promise.all([
    database.pupil.findMany({ where: seen, select: { id: true, firstName: true, prefix: true, lastName: true, removedAt: true, group: { select: { name: true } } } }),
    all ? database.employment.findMany({ where: { AND: [seen, { OR: [{ substituteGroupId: null }, { userId: { not: null } }] }] }, select: { id: true, firstName: true, prefix: true, lastName: true, removedAt: true } }) : [],
  ])
  const collator = new Intl.Collator('nl', { numeric: true })
  const left = 'Onlangs vertrokken'
  return [
    { key: SELF, name: `${actor.name} (uzelf)`, under: '' },
    ...pupils.sort(compareNames).map((pupil) => ({ key: `leerling-${pupil.id}`, name: fullName(pupil), under: pupil.removedAt ? left : (pupil.group?.name ?? 'Zonder groep') })).sort((a, b) => collator.compare(a.under, b.under)),
    ...staff.filter(({ id }) => id !== actor.employmentId).sort(compareNames).map((person) => ({ key: `medewerker-${person.id}`, name: fullName(person), under: person.removedAt ? left : 'Medewerkers' })),
  ]
}

/** The person of an address; null when there is none, or it is not for this person to ask after. */
export async function subjectOf(actor: StaffAtSchool, key: string, now = new Date()): Promise<Subject | null> {
  const [, kind, id] = /^(leerling|medewerker)-(.*)$/.exec(key) ?? []
  if (key === SELF) return staffSubject(actor, actor.employmentId, now)
  if (!isUuid(id)) return null
  if (kind === 'leerling') return pupilSubject(actor, id, now)
  return actor.roles.includes('coordinator') ? staffSubject(actor, id, now) : null
}

async function pupilSubject(actor: StaffAtSchool, id: string, now: Date): Promise<Subject | null> {
  const all = actor.roles.includes('coordinator')
  const pupil = await forSchool(scopeOf(actor)).pupil.findFirst({
    where: { id, ...(all ? { OR: [{ removedAt: null }, { removedAt: recently(now) }] } : { removedAt: null }) },
    select: {
      firstName: true, prefix: true, lastName: true, removedAt: true, group: { select: { name: true, removedAt: true } },
      combined: { select: { group: { select: { name: true, removedAt: true } } } }, homes: { select: { homeAccount: { select: { activatedAt: true } } } },
    },
  })
  if (!pupil) return null
  const groups = [pupil.group, ...pupil.combined.map((link) => link.group)].flatMap((group) => (group && !group.removedAt ? [group.name] : []))
  const homeLogin = pupil.homes.some((home) => home.homeAccount.activatedAt !== null)
  return { key: `leerling-${id}`, pupilId: id, employmentId: null, roles: [], facts: { kind: 'pupil', name: fullName(pupil), state: pupil.removedAt ? 'gone' : 'active', groups, homeLogin } }
}

async function staffSubject(actor: StaffAtSchool, id: string, now: Date): Promise<Subject | null> {
  const person = await forSchool(scopeOf(actor)).employment.findFirst({
    where: { id, OR: [{ removedAt: null }, { removedAt: recently(now) }] },
    select: { firstName: true, prefix: true, lastName: true, roles: true, removedAt: true, endsAt: true, user: { select: { activatedAt: true } }, groups: { where: { group: { removedAt: null } }, select: { group: { select: { name: true } } } } },
  })
  if (!person) return null
  const gone = person.removedAt !== null || (person.endsAt !== null && person.endsAt <= now)
  const state = gone ? 'gone' : person.user?.activatedAt ? 'active' : 'no-login'
  return {
    key: id === actor.employmentId ? SELF : `medewerker-${id}`, pupilId: null, employmentId: id, roles: person.roles,
    facts: { kind: 'staff', name: fullName(person), state, groups: person.groups.map((link) => link.group.name), homeLogin: false },
  }
}
