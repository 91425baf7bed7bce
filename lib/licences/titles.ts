import { isUuid } from '@/lib/core/ids'
import { acrossSchools, forSchool, type Scope } from '@/lib/platform/db/scope'
import type { PupilActor, StaffActor } from '@/lib/access/actor'
import { run } from '@/lib/platform/db/pool'
import { lookupsFor, type Lookup } from '@/lib/licence-lookup/look-up'
import { shortcutsOf } from '@/lib/shortcuts/rules'
import { inOrderOf } from './levels'
import { factsOfSchool, managementOfSchool, type Holder, type TitleFacts } from './queries'
import { whyNoManagement, whyNot } from './rules'
import { USAGE } from './sql-usage'
import type { Usage } from './usage'

/** `levels`: what was given beside the person's own (LIC-4). `knownAt`: the publisher did not answer now, this is its word of then (LIC-2). */
export type Tile = { id: string; name: string; publisher: string; href: string; kind: 'title' | 'management'; levels: string[]; knownAt: Date | null; /** Its id, where the publisher gave it an icon. */ icon: string | null }
export type Closed = { id: string; name: string; publisher: string; reason: NonNullable<ReturnType<typeof whyNot>> }
/** What there is to show. `forPupils`: pupils' titles that staff hand out as shortcuts (LIC-1). `silent`: publishers that were asked and never said anything yet. */
export type Told = { tiles: Tile[]; forPupils: PupilTitle[]; closed: Closed[]; silent: string[] }
export type PupilTitle = Pick<Tile, 'id' | 'name' | 'publisher' | 'icon'>
/** `later`: publishers that are being asked. What is known of them meanwhile, and the answer, which comes in a second or two at most. */
export type Software = Told & { later: { publishers: string[]; meanwhile: Told; answer: () => Promise<Told> } | null }

type Read = { titles: TitleFacts[]; lookups: Lookup[] }

/**
 * 'Lesmateriaal' for a member of staff (LIC-1): the titles that open now, a coordinator's licence management links, and
 * for the coordinator the titles of the school that nobody can open yet, with the reason.
 */
export async function staffTitles(actor: StaffActor & { school: { id: string } }): Promise<Software> {
  const holder: Holder = { schoolId: actor.school.id, pupilId: null, employmentId: actor.employmentId, address: actor.address }
  const management = (await managementOfSchool(actor.school.id))
    .filter((method) => whyNoManagement(method, actor.roles) === null)
    .map((method): Tile => ({ id: method.methodId, name: `${method.name} - licentiemanagement`, publisher: method.publisherName, href: `/start/beheer/${method.methodId}`, kind: 'management', levels: [], knownAt: null, icon: null }))
  const shown = ({ titles, lookups }: Read): Told => ({
    tiles: titles.filter((title) => whyNot(title, actor) === null).map((title) => tileOf(title, lookups)),
    forPupils: titles.filter((title) => title.connected && title.linkedAnywhere && shortcutsOf(title, actor.roles).includes('pupil')).map(pupilTitleOf),
    closed: actor.roles.includes('coordinator') ? titles.flatMap(closedForAll) : [],
    silent: silentOf(lookups),
  })
  const software = await softwareOf(holder, shown)
  return { ...software, tiles: [...management, ...software.tiles].sort(byName) }
}

/**
 * A pupil's software: what opens now, here, and what is the pupil's own but does not, with the reason. Of titles that are
 * not linked to the pupil it says nothing.
 */
export async function pupilSoftware(actor: PupilActor): Promise<Software> {
  const holder: Holder = { schoolId: actor.school.id, pupilId: actor.pupilId, employmentId: null, address: actor.address }
  return softwareOf(holder, ({ titles, lookups }) => {
    const own = titles.filter((title) => title.linked && title.audience === 'pupil').map((title) => ({ title, reason: whyNot(title, actor) }))
    return {
      tiles: own.filter(({ reason }) => reason === null).map(({ title }) => tileOf(title, lookups)),
      forPupils: [],
      closed: own.flatMap(({ title, reason }) => (reason ? [{ id: title.productId, name: title.productName, publisher: title.publisherName, reason }] : [])),
      silent: silentOf(lookups),
    }
  })
}

/** What can be shown at once, with the titles of publishers that must be asked first apart: those hold up nothing (LIC-2). */
async function softwareOf(holder: Holder, shown: (read: Read) => Told): Promise<Software> {
  const [lookups, titles] = await Promise.all([lookupsFor(holder), factsOfSchool(holder)])
  const asking = new Set(lookups.toAsk.map(({ publisherId }) => publisherId))
  const ofThem = (title: TitleFacts) => asking.has(title.publisherId) && title.linking === 'lookup'
  const now = shown({ titles: titles.filter((title) => !ofThem(title)), lookups: lookups.known })
  if (asking.size === 0) return { ...now, later: null }
  const answer = async (): Promise<Told> => {
    const told = await lookups.ask()
    return shown({ titles: (await factsOfSchool(holder)).filter(ofThem), lookups: told })
  }
  return { ...now, later: { publishers: lookups.toAsk.map(({ publisher }) => publisher), meanwhile: shown({ titles: titles.filter(ofThem), lookups: lookups.toAsk }), answer } }
}

/** A title of the school that nobody can open yet, and what is missing. */
function closedForAll(title: TitleFacts): Closed[] {
  const reason = title.consented ? (title.connected ? (title.linkedAnywhere || title.linking === 'lookup' ? null : ('not-linked' as const)) : ('not-connected' as const)) : ('no-consent' as const)
  return reason ? [{ id: title.productId, name: title.productName, publisher: title.publisherName, reason }] : []
}

function tileOf(title: TitleFacts, lookups: readonly Lookup[]): Tile {
  const lookup = title.linking === 'lookup' ? lookups.find(({ publisherId }) => publisherId === title.publisherId) : undefined
  return {
    id: title.productId, name: title.productName, publisher: title.publisherName, href: `/start/${title.productId}`, kind: 'title',
    levels: inOrderOf(title.titleLevels, title.levels), knownAt: lookup?.state === 'last-known' ? lookup.at : null, icon: title.hasIcon ? title.productId : null,
  }
}

const pupilTitleOf = (title: TitleFacts): PupilTitle => ({ id: title.productId, name: title.productName, publisher: title.publisherName, icon: title.hasIcon ? title.productId : null })

const silentOf = (lookups: readonly Lookup[]): string[] => lookups.filter(({ state }) => state === 'unavailable').map(({ publisher }) => publisher)
const byName = (a: Tile, b: Tile) => a.name.localeCompare(b.name, 'nl')

export type HostedLicence = { id: string; name: string; audience: 'pupil' | 'teacher'; publisher: string; seats: number | null; used: number; final: boolean; yearGroups: string[]; groupIds: string[]; levels: string[]; singles: number }

/** The licences that the school links to groups in the portal itself, of publishers with a tick (LIC-9). */
export async function hostedLicences(scope: Scope): Promise<HostedLicence[]> {
  const [rows, usage] = await Promise.all([
    forSchool(scope).licence.findMany({
      where: { linking: 'portal', OR: [{ endsOn: null }, { endsOn: { gte: new Date() } }], product: { method: { publisher: { consents: { some: { schoolId: scope.schoolId, withdrawnAt: null } } } } } },
      select: {
        id: true, seats: true,
        product: { select: { name: true, audience: true, linksAreFinal: true, yearGroups: true, levels: true, method: { select: { publisher: { select: { name: true } } } } } },
        groups: { where: { group: { removedAt: null } }, select: { groupId: true } },
        people: { where: { pupil: { removedAt: null } }, select: { pupilId: true } },
      },
      orderBy: { product: { name: 'asc' } },
    }),
    run<Usage>(USAGE, [scope.schoolId]),
  ])
  return rows.map(({ product, groups, people, ...row }) => ({
    ...row,
    name: product.name,
    audience: product.audience,
    publisher: product.method.publisher.name,
    final: product.linksAreFinal,
    yearGroups: product.yearGroups,
    levels: product.levels,
    groupIds: groups.map((link) => link.groupId),
    singles: people.length,
    used: usage.find(({ id }) => id === row.id)?.pupils ?? 0,
  }))
}

/** The name of a title and its publisher, for the page that says why it did not open. Titles are no secret. */
export async function titleForRefusal(productId: string | undefined): Promise<{ name: string; publisher: string } | null> {
  if (!isUuid(productId)) return null
  const found = await acrossSchools('titles are the same for all schools').product.findUnique({ where: { id: productId }, select: { name: true, method: { select: { publisher: { select: { name: true } } } } } })
  return found && { name: found.name, publisher: found.method.publisher.name }
}
