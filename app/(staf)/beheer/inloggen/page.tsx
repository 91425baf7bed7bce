import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox } from '@/components/forms/choices'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { setLoginRulesAction } from '@/lib/login-security/actions'
import { loginRulesOf } from '@/lib/login-security/queries'

export const metadata: Metadata = { title: 'Inloggen van medewerkers' }

/** AUT-4, AUT-7: what the school asks of the logins of its staff. */
export default async function LoginRulesPage() {
  const actor = await requirePermission('staff.login-rules')
  const { secondFactor, strict } = await loginRulesOf(scopeOf(actor))
  return (
    <>
      <PageHeader back={<BackLink href="/beheer">Beheer</BackLink>} title="Inloggen van medewerkers" sentence="Wat uw school vraagt als medewerkers inloggen. Voor leerlingen en ouders verandert er niets." />
      <Card>
        <ActionForm action={setLoginRulesAction} school={actor.school.id} done="Opgeslagen. Het geldt vanaf nu, ook voor wie al is ingelogd.">
          <FormCheckbox name="secondFactor" label="ICT-coördinatoren hebben een tweede stap nodig" help="Een passkey, of een app met codes. Wie dat nog niet heeft, stelt het eerst in, ook u. Wie via een netwerkomgeving binnenkomt, logt in zoals die omgeving het vraagt." defaultChecked={secondFactor} />
          <FormCheckbox name="strict" label="Opnieuw inloggen bij een ander netwerk" help="Komt iemand opeens via een ander netwerk, dan vragen we gewoonlijk één keer het wachtwoord, en gaat het werk verder. Met dit vinkje wordt de sessie beëindigd. Wat er was ingevuld, is dan weg." defaultChecked={strict} />
          <div><SubmitButton>Opslaan</SubmitButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
