import type { StaffActor } from '@/lib/access/actor'
import { isUuid } from '@/lib/core/ids'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import { ownPublisher } from './own-publisher'
import { LICENCES_AT } from './sql'

const whole = () => acrossSchools('a publisher sees its own titles, and the schools that ticked it')

const TITLE = { id: true, code: true, name: true, url: true, audience: true, teacherEntrance: true, test: true, homeAllowed: true, linksAreFinal: true, yearGroups: true, levels: true, icon: true, method: { select: { id: true, name: true, code: true } } } as const

/** The publisher somebody works for, with its titles and methods, by name (LIC-10). @throws AppError 'not-found' */
export async function ownTitles(actor: StaffActor) {
  const publisher = await ownPublisher(whole(), actor)
  const [titles, methods, schools] = await Promise.all([
    whole().product.findMany({ where: { method: { publisherId: publisher.id }, code: { not: '' } }, select: { ...TITLE, _count: { select: { licences: true } } }, orderBy: { name: 'asc' } }),
    whole().method.findMany({ where: { publisherId: publisher.id }, select: { id: true, name: true }, orderBy: { name: 'asc' } }),
    whole().consent.count({ where: { publisherId: publisher.id, withdrawnAt: null, school: { active: true } } }),
  ])
  return { publisher, methods, schools, titles: titles.map(({ _count, icon, ...title }) => ({ ...title, hasIcon: icon !== null, licences: _count.licences })) }
}

/** One of its titles; null when it is not its own. */
export async function ownTitle(actor: StaffActor, productId: string) {
  const { titles, ...rest } = await ownTitles(actor)
  const title = titles.find(({ id }) => id === productId)
  return title ? { ...rest, title } : null
}

/** The schools that ticked it, by name; of others it learns nothing. */
export async function tickedSchools(actor: StaffActor) {
  const publisher = await ownPublisher(whole(), actor)
  const rows = await whole().consent.findMany({
    where: { publisherId: publisher.id, withdrawnAt: null, school: { active: true } },
    select: { grantedAt: true, school: { select: { id: true, name: true, city: true, brin: true, _count: { select: { licences: { where: { product: { method: { publisherId: publisher.id } } } } } } } } },
  })
  return { publisher, schools: rows.map(({ grantedAt, school: { _count, ...school } }) => ({ ...school, since: grantedAt, licences: _count.licences })).sort((a, b) => a.name.localeCompare(b.name, 'nl')) }
}

export type LicenceRow = { productId: string; name: string; audience: 'pupil' | 'teacher'; licenceId: string | null; linking: 'portal' | 'publisher' | 'lookup' | null; seats: number | null; startsOn: string | null; endsOn: string | null; used: number; groups: number }

/** What one school that ticked it has of its titles, in numbers; null when it did not tick it. Of pupils it sees how many. */
export async function licencesAt(actor: StaffActor, schoolId: string) {
  const { publisher, schools } = await tickedSchools(actor)
  const school = isUuid(schoolId) ? schools.find(({ id }) => id === schoolId) : undefined
  return school ? { publisher, school, licences: await run<LicenceRow>(LICENCES_AT, [schoolId, publisher.id]) } : null
}

/** The people of publishers, for the helpdesk, by publisher and name. */
export async function publisherPeople() {
  const [people, publishers] = await Promise.all([
    whole().user.findMany({ where: { publisherId: { not: null } }, select: { id: true, name: true, email: true, activatedAt: true, publisher: { select: { name: true } } }, orderBy: [{ publisher: { name: 'asc' } }, { name: 'asc' }] }),
    whole().publisher.findMany({ select: { id: true, name: true, licenceLookupUrl: true }, orderBy: { name: 'asc' } }),
  ])
  return { people: people.map(({ activatedAt, publisher, ...person }) => ({ ...person, active: activatedAt !== null, publisher: publisher!.name })), publishers }
}

/** The icon of a title as it is kept; titles are no secret. Null when there is none. */
export async function iconOf(productId: string): Promise<string | null> {
  return isUuid(productId) ? ((await whole().product.findUnique({ where: { id: productId }, select: { icon: true } }))?.icon ?? null) : null
}
