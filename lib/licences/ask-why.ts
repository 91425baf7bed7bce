import type { StaffAtSchool } from '@/lib/access/current'
import { scopeOf } from '@/lib/access/actor'
import { isUuid } from '@/lib/core/ids'
import { fullName } from '@/lib/core/names'
import { LAS_SYSTEMS } from '@/lib/las/rules'
import { forSchool } from '@/lib/platform/db/scope'
import { diagnose, type Diagnosis, type TitleContext } from './diagnosis'
import type { Subject } from './diagnosis-people'
import { factsInSight, factsOfProduct, type Holder, type TitleFacts } from './queries'
import type { Visitor } from './rules'

/** Where the pupil would be: at an address of the school, wherever the asker is now, or at home. */
export const PLACES = ['school', 'hier', 'thuis'] as const
export type AskedPlace = (typeof PLACES)[number]
export type PublisherContact = { name: string; website: string | null; email: string | null; telephone: string | null }
export type Answer = { title: TitleFacts; diagnosis: Diagnosis }
export type Detail = Answer & { publisher: PublisherContact; management: { href: string } | null; linking: TitleContext['linking']; coordinators: string[] }

/** LIC-7 for one title; null when there is no such title. */
export async function askWhy(actor: StaffAtSchool, subject: Subject, place: AskedPlace, productId: string): Promise<Detail | null> {
  if (!isUuid(productId)) return null
  const database = forSchool(scopeOf(actor))
  const [facts, context, licence, product, coordinators] = await Promise.all([
    factsOfProduct(holderOf(actor, subject), productId),
    schoolContext(actor),
    database.licence.findFirst({ where: { productId }, select: { linking: true } }),
    database.product.findUnique({ where: { id: productId }, select: { method: { select: { id: true, managementUrl: true, publisher: { select: { name: true, website: true, email: true, telephone: true } } } } } }),
    database.employment.findMany({ where: { roles: { has: 'coordinator' }, removedAt: null, user: { activatedAt: { not: null } } }, select: { firstName: true, prefix: true, lastName: true } }),
  ])
  if (!facts || !product) return null
  const linking = licence?.linking ?? null
  const { id, managementUrl, publisher } = product.method
  return { ...answerOf(facts, subject, place, { ...context, linking }), publisher, management: managementUrl ? { href: `/start/beheer/${id}` } : null, linking, coordinators: coordinators.map(fullName).sort() }
}

/** LIC-7 for all titles that the school has a licence for or whose publisher it ticked, by name. */
export async function askAll(actor: StaffAtSchool, subject: Subject, place: AskedPlace): Promise<Answer[]> {
  const [titles, context] = await Promise.all([factsInSight(holderOf(actor, subject)), schoolContext(actor)])
  return titles.map((facts) => answerOf(facts, subject, place, { ...context, linking: null })).sort((a, b) => a.title.productName.localeCompare(b.title.productName, 'nl'))
}

const holderOf = (actor: StaffAtSchool, { pupilId, employmentId }: Subject): Holder => ({ schoolId: actor.school.id, pupilId, employmentId, address: actor.address })

async function schoolContext(actor: StaffAtSchool): Promise<Pick<TitleContext, 'lasName' | 'addresses'>> {
  const database = forSchool(scopeOf(actor))
  const [link, addresses] = await Promise.all([database.lasLink.findFirst({ select: { system: true } }), database.schoolAddress.count()])
  return { lasName: link ? LAS_SYSTEMS[link.system].name : 'het leerling-administratiesysteem (LAS)', addresses }
}

function answerOf(facts: TitleFacts, subject: Subject, place: AskedPlace, context: TitleContext): Answer {
  const visitor: Visitor = subject.facts.kind === 'staff' ? { kind: 'staff', roles: subject.roles } : { kind: 'pupil', login: place === 'thuis' ? 'home' : 'school', onDevice: false }
  // 'At school' is any of the school's addresses; 'here' is where the asker is, as the gate would see it.
  const title = place === 'hier' ? facts : { ...facts, atSchool: place === 'school' && context.addresses > 0 }
  return { title, diagnosis: diagnose(title, visitor, subject.facts, context) }
}
