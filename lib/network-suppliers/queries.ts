import { fullName } from '@/lib/core/names'
import { acrossSchools, forSchool, type Scope } from '@/lib/platform/db/scope'
import { isSlug, supplierLabel } from './rules'

/** What a ticked environment may know of the school's people: enough to know them again, and to show who is in which group. */
export const SHARED_WITH_SUPPLIERS = [
  'naam en nummer van de school', 'groepen', 'van leerlingen en leerkrachten: naam, groep, rol en ECK iD', 'van leerkrachten ook het e-mailadres',
] as const

export type SupplierRow = {
  id: string
  slug: string
  /** As the manuals name it: 'MOO van Heutink ICT'. */
  label: string
  name: string
  connected: boolean
  ticked: boolean
  grantedAt: Date | null
  /** The same company as a publisher, and whether the school ticked that (PUB-7). */
  publisher: { name: string; ticked: boolean } | null
}

/** All network environments with the school's ticks, by name (NET-3, PUB-7). */
export async function suppliersFor(scope: Scope): Promise<SupplierRow[]> {
  const rows = await forSchool(scope).networkSupplier.findMany({
    select: {
      id: true, slug: true, name: true, company: true, issuer: true, clientId: true,
      consents: { where: { withdrawnAt: null }, select: { grantedAt: true } },
      publisher: { select: { name: true, consents: { where: { withdrawnAt: null }, select: { id: true } } } },
    },
  })
  return rows
    .map(({ consents: [consent], publisher, company, issuer, clientId, ...row }) => ({
      ...row,
      label: supplierLabel(row.name, company),
      connected: issuer !== null && clientId !== null,
      ticked: consent !== undefined,
      grantedAt: consent?.grantedAt ?? null,
      publisher: publisher && { name: publisher.name, ticked: publisher.consents.length > 0 },
    }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'))
}

/** The names of the environments that the school ticked, by name: for the card at Beheer and for home-login screens (NET-4). */
export async function tickedSuppliers(scope: Scope): Promise<string[]> {
  const rows = await forSchool(scope).networkConsent.findMany({ where: { withdrawnAt: null }, select: { supplier: { select: { name: true } } } })
  return rows.map((row) => row.supplier.name).sort((a, b) => a.localeCompare(b, 'nl'))
}

/** The names of all environments, for /thuis, which does not know the school yet (NET-4). */
export async function allSuppliers(): Promise<string[]> {
  const rows = await acrossSchools('network environments are the same for all schools').networkSupplier.findMany({ select: { name: true } })
  return rows.map((row) => row.name).sort((a, b) => a.localeCompare(b, 'nl'))
}

/** The name of an environment, for the page that says why a sign-in through it failed. Names are no secret. */
export async function supplierName(slug: string | undefined): Promise<string | null> {
  if (!isSlug(slug ?? null)) return null
  const found = await acrossSchools('a refusal names the environment').networkSupplier.findUnique({ where: { slug }, select: { name: true } })
  return found?.name ?? null
}

export type SupplierEvent = { id: string; label: string; grantedAt: Date; grantedBy: string | null; withdrawnAt: Date | null; withdrawnBy: string | null }

/** The latest ticks of the school, given and taken away, by whom and when (NET-3). */
export async function supplierHistory(scope: Scope, most = 50): Promise<SupplierEvent[]> {
  const school = forSchool(scope)
  const rows = await school.networkConsent.findMany({
    select: { id: true, grantedAt: true, grantedById: true, withdrawnAt: true, withdrawnById: true, supplier: { select: { name: true, company: true } } },
    orderBy: { grantedAt: 'desc' },
    take: most,
  })
  const users = [...new Set(rows.flatMap((row) => [row.grantedById, row.withdrawnById]).filter((id) => id !== null))]
  const people = await school.employment.findMany({ where: { userId: { in: users } }, select: { userId: true, firstName: true, prefix: true, lastName: true } })
  const names = new Map(people.map((person) => [person.userId, fullName(person)]))
  return rows.map(({ supplier, grantedById, withdrawnById, ...row }) => ({
    ...row,
    label: supplierLabel(supplier.name, supplier.company),
    grantedBy: names.get(grantedById) ?? null,
    withdrawnBy: names.get(withdrawnById) ?? null,
  }))
}
