import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox } from '@/components/forms/choices'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { AGREEMENT_VERSION } from '@/lib/access/agreement'
import { currentActor } from '@/lib/access/current'
import { portalName } from '@/lib/platform/portal'
import { acceptAgreementAction, signOutAction } from '@/lib/staff/actions'
import { safePath } from '@/lib/staff/rules'
import { Clauses } from '../Clauses'

export const metadata: Metadata = { title: 'Gebruikersovereenkomst accepteren' }

/** ACC-3: at the first login, and again when a new version comes. Until then nobody can act. */
export default async function AcceptAgreementPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const [actor, { next }] = [await currentActor(), await searchParams]
  if (actor?.kind !== 'staff') redirect('/login/leerkracht')
  if (!actor.mustAgree) redirect(safePath(next) ?? '/start')
  return (
    <PublicFrame portalName={portalName()} wide links={[]} title="Gebruikersovereenkomst" sentence={`Welkom, ${actor.name}. Lees de afspraken en ga akkoord om verder te gaan.`}>
      <Clauses />
      <ActionForm action={acceptAgreementAction}>
        <input type="hidden" name="version" value={AGREEMENT_VERSION} />
        {next && <input type="hidden" name="next" value={next} />}
        <FormCheckbox name="agreed" label="Ik heb de gebruikersovereenkomst gelezen en ga akkoord." />
        <div><SubmitButton>Ik ga akkoord</SubmitButton></div>
      </ActionForm>
      <ActionForm action={signOutAction} className="contents">
        <div><SubmitButton variant="quiet">Niet akkoord: uitloggen</SubmitButton></div>
      </ActionForm>
    </PublicFrame>
  )
}
