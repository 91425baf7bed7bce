import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { GIVEN_ROLES, scopeOf, type StaffRole } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { staffOf } from '@/lib/staff/queries'
import { pastSubstitutes, substituteGroups } from '@/lib/substitutes/queries'
import { DONE } from './done'
import { CurrentSubstitutes, PastSubstitutes } from './Substitutes'
import { SupportStaff } from './SupportStaff'

export const metadata: Metadata = { title: 'Ondersteunend Personeel/Invalkracht' }
const given: readonly StaffRole[] = GIVEN_ROLES

/** SUB-1, SUB-2, ACC-4: who stands in, and who has a role that the LAS does not supply. */
export default async function SupportPage({ searchParams }: { searchParams: Promise<{ gedaan?: string }> }) {
  const actor = await requirePermission('substitutes.set')
  const scope = scopeOf(actor)
  const [{ gedaan = '' }, groups, past, staff] = await Promise.all([searchParams, substituteGroups(scope), pastSubstitutes(scope), staffOf(scope)])
  const people = staff.filter((person) => !person.substitute && person.roles.some((role) => given.includes(role)))
  return (
    <>
      <PageHeader back={<BackLink href="/beheer">Beheer</BackLink>} title="Ondersteunend Personeel/Invalkracht" sentence="Geef een invalkracht voor enkele dagen toegang tot een groep, en bepaal wie een extra rol heeft." />
      {Object.hasOwn(DONE, gedaan) && <Alert tone="success" live="polite">{DONE[gedaan]}</Alert>}
      <section className="flex flex-col gap-4">
        <h2>Invalkrachten</h2>
        <CurrentSubstitutes groups={groups} />
      </section>
      <section className="flex flex-col gap-4">
        <h2>ICT-coördinatoren en ondersteunend personeel</h2>
        <p className="max-w-prose text-muted">Deze rollen komen niet uit het leerling-administratiesysteem: een import voegt ze niet toe en haalt ze niet weg.</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/beheer/ondersteunend-personeel/toevoegen">Medewerker toevoegen</LinkButton>
          <LinkButton href="/leerkrachten" variant="secondary">Extra rol voor een leerkracht</LinkButton>
        </div>
        <SupportStaff people={people} />
      </section>
      {past.length > 0 && (
        <section className="flex flex-col gap-4">
          <h2>Eerdere invalkrachten</h2>
          <PastSubstitutes past={past} />
        </section>
      )}
    </>
  )
}
