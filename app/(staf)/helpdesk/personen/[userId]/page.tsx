import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireBeside } from '@/lib/access/current'
import { day } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { resendByHelpdeskAction } from '@/lib/helpdesk/actions'
import { personForHelpdesk } from '@/lib/helpdesk/people'
import { linkState } from '../link-state'
import { ClearFactors } from './ClearFactors'
import { Works } from './Works'

export const metadata: Metadata = { title: 'Persoon' }

/** One login for the helpdesk: where it works, whether it was activated, and the links that were mailed to it. */
export default async function PersonPage({ params, searchParams }: { params: Promise<{ userId: string }>; searchParams: Promise<{ gedaan?: string }> }) {
  const actor = await requireBeside('helpdesk.view')
  const [{ userId }, { gedaan }] = [await params, await searchParams]
  const person = isUuid(userId) ? await personForHelpdesk(userId) : null
  if (!person) notFound()
  const active = person.activatedAt !== null
  const secondStep = person._count.passkeys > 0 || person._count.recoveryCodes > 0 || person.totpApp?.confirmedAt != null
  const beside = [person.helpdesk && 'helpdesk', person.publisher && `licentiebeheerder van ${person.publisher.name}`].filter(Boolean)
  return (
    <>
      <PageHeader back={<BackLink href="/helpdesk/personen">Personen</BackLink>} title={person.name} sentence={person.email} />
      {gedaan === 'tweede-stap' && <Alert tone="success" live="polite">De tweede stap is verwijderd. Met het wachtwoord alleen kan deze persoon weer inloggen, en een nieuwe tweede stap instellen.</Alert>}
      <Card title="Login">
        <DescriptionList items={[
          { term: 'Stand', value: <Badge tone={active ? 'success' : 'warn'}>{active ? 'actief' : 'inactief'}</Badge> },
          { term: 'Sinds', value: person.activatedAt ? `geactiveerd op ${day(person.activatedAt)}` : `aangemaakt op ${day(person.createdAt)}, nog geen wachtwoord gekozen` },
          { term: 'Tweede stap', value: secondStep ? 'ingesteld' : 'niet ingesteld' },
          ...(beside.length > 0 ? [{ term: 'Ook', value: beside.join(', ') }] : []),
        ]} />
        {secondStep && person.id !== actor.userId && <ClearFactors userId={person.id} name={person.name} />}
      </Card>
      <Card title="Scholen"><Works works={person.employments} invitations={person.invitations} /></Card>
      <Card title="Links per e-mail" sentence="De nieuwste staat bovenaan. Wat er in een e-mail staat, is hier niet te zien: een link logt iemand in.">
        <div className="flex flex-col gap-4">
          {person.links.length === 0 ? <p>Er is de laatste maanden geen link verzonden.</p> : (
            <ul className="list-disc pl-5">
              {person.links.map((link) => <li key={link.createdAt.toISOString()} className="[overflow-wrap:anywhere]">{link.purpose === 'activation' ? 'Activatielink' : 'Nieuw wachtwoord'} naar {link.email}{link.school && ` voor ${link.school}`}: {linkState(link, new Date())}</li>)}
            </ul>
          )}
          {!active || person.invitations.length > 0 ? (
            <ActionForm action={resendByHelpdeskAction} done="De link is verstuurd. Eerdere links werken niet meer.">
              <input type="hidden" name="userId" value={person.id} />
              <div><SubmitButton>(Her)zend activatielink</SubmitButton></div>
            </ActionForm>
          ) : <p className="text-muted">Deze persoon kan met ‘Gebruikersnaam of wachtwoord vergeten’ zelf een nieuw wachtwoord kiezen.</p>}
        </div>
      </Card>
    </>
  )
}
