import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HELP_LINKS } from '@/app/help-links'
import { ActionForm } from '@/components/forms/ActionForm'
import { Captcha } from '@/components/forms/Captcha'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { beginRequestAction } from '@/lib/account-requests/actions'
import { kindOfPath, KIND_WORDS, schoolOfPath, SCHOOL_WORDS } from '@/lib/account-requests/rules'
import { portalName } from '@/lib/platform/portal'
import { BoardFields, CoordinatorFields, SchoolFields } from './Fields'

type Props = { params: Promise<{ soort: string; voor: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOfPath((await params).soort)
  return { title: kind ? KIND_WORDS[kind].title : 'Aanvragen' }
}

/** ACC-1: the form of a request; what follows is the form to sign. */
export default async function RequestPage({ params }: Props) {
  const { soort, voor } = await params
  const [kind, school] = [kindOfPath(soort), schoolOfPath(voor)]
  if (!kind || !school) notFound()
  return (
    <PublicFrame footerLinks={HELP_LINKS} portalName={portalName()} wide title={KIND_WORDS[kind].title} sentence={`${SCHOOL_WORDS[school].label}. Stap 1 van 2: de gegevens. Daarna krijgt u een ingevuld formulier om te laten tekenen.`} below={<BackLink href="/aanvragen">Een andere aanvraag</BackLink>}>
      {kind === 'coordinator' && (
        <Alert tone="info" title="Is er al een ICT-coördinator?">Vraag dan die persoon om u toe te voegen, bij Beheer → Ondersteunend Personeel/Invalkracht. Deze aanvraag is voor scholen waar niemand dat meer kan.</Alert>
      )}
      <ActionForm action={beginRequestAction} className="flex flex-col gap-8">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="schoolKind" value={school} />
        <SchoolFields kind={kind} school={school} />
        <BoardFields school={school} />
        <CoordinatorFields />
        <Captcha door="account-request" />
        <div><SubmitButton pendingText="Bezig met controleren…">Verder naar het formulier</SubmitButton></div>
      </ActionForm>
    </PublicFrame>
  )
}
