import { isUuid } from '@/lib/core/ids'
import { acrossSchools, forSchool, type Scope } from '@/lib/platform/db/scope'
import type { PupilActor, StaffActor } from '@/lib/access/actor'
import { factsOfSchool, managementOfSchool, type Holder, type TitleFacts } from './queries'
import { whyNoManagement, whyNot } from './rules'

export type Tile = { id: string; name: string; publisher: string; href: string; kind: 'title' | 'management' }
export type Closed = { id: string; name: string; publisher: string; reason: NonNullable<ReturnType<typeof whyNot>> }

/**
 * 'Lesmateriaal' for a member of staff (LIC-1): the titles that open now, a coordinator's licence management links, and
 * for the coordinator the titles of the school that nobody can open yet, with the reason.
 */
export async function staffTitles(actor: StaffActor & { school: { id: string } }): Promise<{ open: Tile[]; closed: Closed[] }> {
  const holder: Holder = { schoolId: actor.school.id, pupilId: null, employmentId: actor.employmentId, address: actor.address }
  const [titles, management] = await Promise.all([factsOfSchool(holder), managementOfSchool(actor.school.id)])
  const open: Tile[] = [
    ...management
      .filter((method) => whyNoManagement(method, actor.roles) === null)
      .map((method) => ({ id: method.methodId, name: `${method.name} - licentiemanagement`, publisher: method.publisherName, href: `/start/beheer/${method.methodId}`, kind: 'management' as const })),
    ...titles.filter((title) => whyNot(title, actor) === null).map(tileOf),
  ]
  const closed = titles.flatMap((title) => {
    const reason = title.consented ? (title.connected ? (title.linkedAnywhere ? null : ('not-linked' as const)) : ('not-connected' as const)) : ('no-consent' as const)
    return reason ? [{ id: title.productId, name: title.productName, publisher: title.publisherName, reason }] : []
  })
  return { open: open.sort((a, b) => a.name.localeCompare(b.name, 'nl')), closed: actor.roles.includes('coordinator') ? closed : [] }
}

/**
 * A pupil's software: what opens now, here, and what is the pupil's own but does not, with the reason. Of titles that are
 * not linked to the pupil it says nothing.
 */
export async function pupilSoftware(actor: PupilActor): Promise<{ open: Tile[]; closed: Closed[] }> {
  const holder: Holder = { schoolId: actor.school.id, pupilId: actor.pupilId, employmentId: null, address: actor.address }
  const own = (await factsOfSchool(holder)).filter((title) => title.linked && title.audience === 'pupil').map((title) => ({ title, reason: whyNot(title, actor) }))
  return {
    open: own.filter(({ reason }) => reason === null).map(({ title }) => tileOf(title)),
    closed: own.flatMap(({ title, reason }) => (reason ? [{ id: title.productId, name: title.productName, publisher: title.publisherName, reason }] : [])),
  }
}

function tileOf(title: TitleFacts): Tile {
  return { id: title.productId, name: title.productName, publisher: title.publisherName, href: `/start/${title.productId}`, kind: 'title' }
}

export type HostedLicence = { id: string; name: string; publisher: string; seats: number | null; used: number; final: boolean; yearGroups: string[]; groupIds: string[] }

/** The licences that the school links to groups in the portal itself, of publishers with a tick (LIC-9). */
export async function hostedLicences(scope: Scope): Promise<HostedLicence[]> {
  const rows = await forSchool(scope).licence.findMany({
    where: { linking: 'portal', OR: [{ endsOn: null }, { endsOn: { gte: new Date() } }], product: { method: { publisher: { consents: { some: { schoolId: scope.schoolId, withdrawnAt: null } } } } } },
    select: {
      id: true, seats: true,
      product: { select: { name: true, linksAreFinal: true, yearGroups: true, method: { select: { publisher: { select: { name: true } } } } } },
      groups: { where: { group: { removedAt: null } }, select: { groupId: true, group: { select: { _count: { select: { pupils: { where: { removedAt: null } }, combined: { where: { pupil: { removedAt: null } } } } } } } } },
    },
    orderBy: { product: { name: 'asc' } },
  })
  return rows.map(({ product, groups, ...row }) => ({
    ...row,
    name: product.name,
    publisher: product.method.publisher.name,
    final: product.linksAreFinal,
    yearGroups: product.yearGroups,
    groupIds: groups.map((link) => link.groupId),
    used: groups.reduce((sum, link) => sum + link.group._count.pupils + link.group._count.combined, 0),
  }))
}

/** The name of a title and its publisher, for the page that says why it did not open. Titles are no secret. */
export async function titleForRefusal(productId: string | undefined): Promise<{ name: string; publisher: string } | null> {
  if (!isUuid(productId)) return null
  const found = await acrossSchools('titles are the same for all schools').product.findUnique({ where: { id: productId }, select: { name: true, method: { select: { publisher: { select: { name: true } } } } } })
  return found && { name: found.name, publisher: found.method.publisher.name }
}
