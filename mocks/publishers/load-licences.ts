import { getInstitution, getInstitutionRef, type Institution } from '../portal/institution'
import { addUsers, getUsers, type ProductAddress } from '../portal/licence-provider'
import type { TitleLicences } from './admin/licences'
import { seatsOf } from './orders'
import type { PublisherApp } from './publisher-app'
import type { Title } from './publisher'

/**
 * A school and who may use what, both fresh: links are the portal's, unless this publisher answers for them itself. Titles for teachers
 * alone are left out: groups are linked by their pupils.
 */
export async function loadLicences(
  app: PublisherApp,
  schoolId: number,
): Promise<{ school: Institution; licences: TitleLicences[] }> {
  const { rest, publisher } = app
  const schoolRef = (): Promise<string> => getInstitutionRef(rest, schoolId)
  const [school, licences] = await Promise.all([
    getInstitution(rest, schoolId),
    Promise.all(
      publisher.titles.filter(({ entrances }) => entrances.includes('pupil')).map(async (title) => {
        const [users, seats] = await Promise.all([usersOf(app, title), seatsOf(title, schoolRef)])
        return { title, users, seats }
      }),
    ),
  ])
  return { school, licences }
}

export async function usersOf({ publisher, rest, own }: PublisherApp, title: Title): Promise<Set<number>> {
  if (publisher.linking === 'own') return own.usersOf(title.code)
  return getUsers(rest, addressOf(publisher.slug, title))
}

export async function letIn({ publisher, rest, own }: PublisherApp, title: Title, people: number[]): Promise<void> {
  if (publisher.linking === 'own') return own.letIn(title.code, people)
  return addUsers(rest, addressOf(publisher.slug, title), people)
}

const addressOf = (slug: string, { method, code }: Title): ProductAddress => ({
  identityCode: slug,
  method,
  product: code,
})
