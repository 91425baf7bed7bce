import { acrossSchools } from '@/lib/platform/db/scope'
import { giveConsent, makeGroup, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { PUBLISHERS } from '@/prisma/seed/publishers'
import { seedPublishers } from '@/prisma/seed/world'
import { startPublisherService } from './publisher-service'

const SLUGS = PUBLISHERS.filter(({ live }) => live).map(({ slug }) => slug)
export const database = () => acrossSchools('tests look everywhere')

/** The services with all live publishers registered, and 'stranger': a good certificate of nobody we know. */
export async function startWithPublishers() {
  const service = await startPublisherService([...SLUGS, 'stranger'])
  const fingerprints = Object.fromEntries(SLUGS.map((slug) => [slug, service.fingerprints[slug]!]))
  await seedPublishers({ mocksUrl: 'http://localhost:3001', clients: Object.fromEntries(SLUGS.map((slug) => [slug, slug])), fingerprints })
  // Nobody listens there.
  await database().publisher.updateMany({ data: { notifyUrl: null, backchannelLogoutUri: null } })
  return service
}

/** A person's or a school's number, as publishers know it. */
export const n = (row: { portalId: bigint }) => Number(row.portalId)
export const sorted = (...rows: { portalId: bigint }[]) => rows.map(n).sort((a, b) => a - b)

/** A school with a class, a combined group, and somebody of every sort. */
export async function makeWorld(...ticks: string[]) {
  const school = await makeSchool({ street: 'Kleurenlaan', houseNumber: '7a', postalCode: '1234AB' })
  const group = await makeGroup(school.id, { name: 'Groep 5A', yearGroup: '5' })
  const plus = await makeGroup(school.id, { name: 'Plusklas', kind: 'combined', yearGroup: undefined })
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo', prefix: 'van', lastName: 'Aa', eckId: `https://ketenid.nl/${school.id}` })
  const chris = await makePupil(school.id, group.id, { firstName: 'Chris' })
  const left = await makePupil(school.id, group.id)
  await database().pupil.update({ where: { id: left.id }, data: { removedAt: new Date() } })
  await database().pupilGroup.create({ data: { schoolId: school.id, pupilId: bo.id, groupId: plus.id } })
  const { employment: teacher } = await makeStaff(school.id, { roles: ['coordinator', 'teacher'], groupIds: [group.id, plus.id], firstName: 'Eilert' })
  const { employment: support } = await makeStaff(school.id, { roles: ['supportStaff'] })
  const { employment: past } = await makeStaff(school.id, { roles: ['substitute'], endsAt: new Date(Date.now() - 1000) })
  for (const slug of ticks) await giveConsent(school.id, slug)
  return { school, id: n(school), group, plus, bo, chris, left, teacher, support, past }
}
export type World = Awaited<ReturnType<typeof makeWorld>>

export const rest = ({ id }: { id: number }, part = '') => `/rest/v2/instellingen/${id}${part}`
export const users = (slug: string, code: string, part = '', method = code) => `/hosted-lika/management/lika/${slug}/methode/${method}/product/${code}/gebruiker${part}`
