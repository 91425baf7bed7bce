import type { Metadata } from 'next'
import Link from 'next/link'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/Button'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { PageHeader } from '@/components/ui/PageHeader'
import { AGREEMENT_VERSION } from '@/lib/access/agreement'
import { ROLE_WORDS } from '@/lib/access/actor'
import { atSchool, requireStaff } from '@/lib/access/current'
import { PERMISSIONS, may, type Permission } from '@/lib/access/permissions'
import { dateTime } from '@/lib/core/dates'
import { acceptedAt } from '@/lib/staff/accept-agreement'
import { SEASON_WORDS } from '@/lib/readiness/rules'
import { workOf } from '@/lib/staff/queries'
import { PortalShortcuts } from './PortalShortcuts'

export const metadata: Metadata = { title: 'Mijn profiel' }

/** Who the portal thinks one is, and what that allows. */
export default async function ProfilePage() {
  const actor = await requireStaff()
  const [work, agreed] = await Promise.all([workOf(actor), acceptedAt(actor.userId)])
  const allowed = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(actor.roles, permission))
  return (
    <>
      <PageHeader title="Mijn profiel" sentence="Zo kent het portaal u." />
      <Card title="Uw gegevens">
        <DescriptionList
          items={[
            { term: 'Naam', value: actor.name },
            { term: 'E-mailadres', value: actor.email },
            { term: 'School', value: actor.school?.name ?? 'geen' },
            { term: 'Rol', value: actor.roles.map((role) => ROLE_WORDS[role]).join(', ') || 'geen' },
            { term: 'Gebruikersovereenkomst', value: <><Link href="/gebruikersovereenkomst">versie {AGREEMENT_VERSION}</Link>{agreed && `, geaccepteerd op ${dateTime(agreed)}`}</> },
          ]}
        />
        {work.length > 1 && <div className="mt-4"><LinkButton href="/school-kiezen" variant="secondary">Andere school kiezen</LinkButton></div>}
      </Card>
      {actor.boundTo === null && (
        <Card title="Uw account" sentence="Wijzig uw wachtwoord, beveilig uw account met een tweede stap, en kijk waar u bent ingelogd.">
          <div className="flex flex-wrap gap-3">
            <LinkButton href="/mijn-profiel/inloggen" variant="secondary">Inloggen beveiligen</LinkButton>
            <LinkButton href="/mijn-profiel/sessies" variant="secondary">Waar ben ik ingelogd</LinkButton>
          </div>
        </Card>
      )}
      {atSchool(actor) && may(actor.roles, 'shortcuts.download') && <PortalShortcuts actor={actor} />}
      {atSchool(actor) && may(actor.roles, 'groups.view') && (
        <Card title="Klaar voor het nieuwe schooljaar" sentence={`Het portaal gaat na of u uw groepen, leerlingen en software hebt. Dat telt ${SEASON_WORDS}, en kan het hele jaar.`}>
          <LinkButton href="/klaar-voor-het-schooljaar" variant="secondary">Ga het na</LinkButton>
        </Card>
      )}
      {may(actor.roles, 'devices.enrol') && (
        <Card title="Apparaat van de school" sentence="Zit u op een tablet of laptop van de school die ook buiten het schoolnetwerk voor leerlingen is? Meld hem dan aan.">
          <LinkButton href="/apparaat-aanmelden" variant="secondary">Apparaat aanmelden</LinkButton>
        </Card>
      )}
      <Card title="Wat u mag">
        <ul className="list-disc pl-5">{allowed.map((permission) => <li key={permission}>{PERMISSIONS[permission].means}</li>)}</ul>
      </Card>
    </>
  )
}
