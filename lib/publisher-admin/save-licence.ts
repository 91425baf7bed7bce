import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { record } from '@/lib/audit/record'
import { sharedNow } from '@/lib/consent/terms'
import { AppError } from '@/lib/core/errors'
import { hasSeats, suits, tooMany } from '@/lib/licences/rules'
import { asPublisher, ownPublisher } from './own-publisher'
import type { licenceInput } from './schema'

/**
 * A publisher sets the licence of a school that ticked it (LIC-10): seats, period, and who links. 'automatic' links all groups
 * of the title's years at once, where the seats allow; the turn of the year takes it from there (ACC-10). Links that are there
 * stay, also where there are fewer seats now than pupils: `tooMany` says how many. The school's log has it, as over the API.
 * The list of who has a title of some years tells who is in those years: 'automatic' is for publishers that may know it (PUB-3).
 * @throws AppError 'not-found', 'licence-by-lookup', 'seats-exceeded', 'invalid-input' at the field of who links
 */
export async function saveLicence({ tx, actor, now }: BesideContext, { school, product, seats, startsOn, endsOn, linking }: z.output<typeof licenceInput>): Promise<{ groups: number; tooMany: number }> {
  const publisher = await ownPublisher(tx, actor)
  const [ticked, title] = await Promise.all([
    tx.consent.findFirst({ where: { schoolId: school, publisherId: publisher.id, withdrawnAt: null, school: { active: true } }, select: { attributes: true } }),
    tx.product.findFirst({ where: { id: product, method: { publisherId: publisher.id } }, select: { name: true, audience: true, yearGroups: true } }),
  ])
  if (!ticked || !title) throw new AppError('not-found')
  if (publisher.licenceLookupUrl) throw new AppError('licence-by-lookup')
  const years = sharedNow(publisher.attributes, ticked.attributes).includes('yearGroup')
  if (linking === 'automatic' && title.yearGroups.length > 0 && !years) throw new AppError('invalid-input', undefined, {}, { linking: ['U krijgt van deze school geen jaargroepen, en een titel voor sommige jaargroepen verraadt ze. Laat de school koppelen, of koppel zelf.'] })
  const data = { seats, startsOn: new Date(startsOn), endsOn: endsOn ? new Date(endsOn) : null, linking: linking === 'publisher' ? ('publisher' as const) : ('portal' as const) }
  const { id } = await tx.licence.upsert({ where: { schoolId_productId: { schoolId: school, productId: product } }, create: { schoolId: school, productId: product, ...data }, update: data, select: { id: true } })
  const groups = linking === 'automatic' ? await linkAll(id) : 0
  await record(tx, asPublisher(publisher, actor), { action: 'licences.set-by-publisher', schoolId: school, subjectId: id, details: { linking, seats: seats ?? 'onbeperkt', from: startsOn, until: endsOn ?? '', groups } })
  return { groups, tooMany: hasSeats(title.audience) ? tooMany(seats, await taken(id)) : 0 }

  /** Pupils who have the licence, each once, and those of groups that would get it. */
  function taken(licenceId: string, more: string[] = []): Promise<number> {
    const linked = { removedAt: null, licences: { some: { licenceId } } }
    return tx.pupil.count({ where: { schoolId: school, removedAt: null, OR: [{ groupId: { in: more } }, { group: linked }, { combined: { some: { group: linked } } }, { licences: { some: { licenceId } } }] } })
  }

  async function linkAll(licenceId: string): Promise<number> {
    const all = await tx.group.findMany({ where: { schoolId: school, removedAt: null, kind: 'base' }, select: { id: true, yearGroup: true } })
    const fit = all.filter(({ yearGroup }) => suits(title!.yearGroups, yearGroup)).map((group) => group.id)
    const needed = await taken(licenceId, fit)
    if (hasSeats(title!.audience) && seats !== null && needed > seats) throw new AppError('seats-exceeded', undefined, { title: title!.name, needed, seats }, { seats: [`Voor alle groepen van deze jaargroepen zijn ${needed} plaatsen nodig.`] })
    const { count } = await tx.licenceGroup.createMany({ data: fit.map((groupId) => ({ schoolId: school, licenceId, groupId, linkedAt: now })), skipDuplicates: true })
    return count
  }
}
