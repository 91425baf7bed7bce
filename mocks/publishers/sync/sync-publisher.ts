import { describe } from '../../log'
import { getInstitution, getInstitutionRef, listInstitutions } from '../../portal/institution'
import { letIn, usersOf } from '../load-licences'
import { seatsOf } from '../orders'
import type { PublisherApp } from '../publisher-app'
import type { Publisher, Title } from '../publisher'
import { automaticAdditions, newcomers } from './rules'

export type SyncReport = {
  publisher: string
  linking: Publisher['linking']
  /** Schools that let this publisher fetch, and those of them that worked. */
  schools: { consenting: number; fetched: number }
  /** People newly let in, over all titles. */
  added: number
  titles: Record<string, { added: number }>
  failures: { school?: number; title?: string; message: string }[]
}

/**
 * One round of fetching, as publishers do at night: what each consenting school has now, and who is to be let in
 * because of it. What fails for one school or title is reported and leaves the others alone. Throws only when the portal
 * does not even name the schools.
 */
export function syncPublisher(app: PublisherApp): Promise<SyncReport> {
  // in turn with 'Opslaan' in licence management: both count seats
  return app.inTurn('licences', async () => {
    const { publisher, rest } = app
    const schools = await listInstitutions(rest)
    const report: SyncReport = {
      publisher: publisher.slug,
      linking: publisher.linking,
      schools: { consenting: schools.length, fetched: 0 },
      added: 0,
      titles: Object.fromEntries(publisher.titles.map(({ code }) => [code, { added: 0 }])),
      failures: [],
    }
    const lists = new Map<Title, Set<number>>()
    for (const title of publisher.titles)
      await attempt(app, report, { title: title.code }, async () => void lists.set(title, await usersOf(app, title)))
    for (const id of schools)
      await attempt(app, report, { school: id }, () => syncSchool(app, report, id, lists))
    return report
  })
}

async function syncSchool(
  app: PublisherApp,
  report: SyncReport,
  id: number,
  lists: ReadonlyMap<Title, ReadonlySet<number>>,
): Promise<void> {
  const school = await getInstitution(app.rest, id)
  report.schools.fetched++
  // closed, or merged into another that is in the list itself
  if (!school.actief) return
  const additions: Record<Publisher['linking'], (title: Title, users: ReadonlySet<number>) => Promise<number[]>> = {
    automatic: async (title, users) => automaticAdditions(title, school, users),
    manual: followNewcomers,
    own: followNewcomers,
    // the school links in the portal; there is nothing to tell it
    portal: async () => [],
  }
  for (const [title, users] of lists)
    await attempt(app, report, { school: id, title: title.code }, async () => {
      const people = await additions[app.publisher.linking](title, users)
      if (people.length === 0) return
      await letIn(app, title, people)
      report.added += people.length
      const counted = report.titles[title.code]
      if (counted) counted.added += people.length
    })

  async function followNewcomers(title: Title, users: ReadonlySet<number>): Promise<number[]> {
    const seats = await seatsOf(title, () => getInstitutionRef(app.rest, id))
    const { people, short } = newcomers(title, school, users, seats)
    if (short > 0) fail(app, report, { school: id, title: title.code }, `${short} pupils stay out: no seats left`)
    return people
  }
}

type Where = { school?: number; title?: string }

async function attempt(app: PublisherApp, report: SyncReport, where: Where, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    fail(app, report, where, describe(error))
  }
}

function fail(app: PublisherApp, report: SyncReport, where: Where, message: string): void {
  report.failures.push({ ...where, message })
  const place = [where.school !== undefined && `school ${where.school}`, where.title].filter(Boolean).join(', ')
  app.log(`sync, ${place}: ${message}`)
}
