import type { Metadata } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { askToSignAction } from '@/lib/agreements/actions'
import { agreementOf } from '@/lib/agreements/queries'
import { holds, refusedWord, STATE_WORDS } from '@/lib/agreements/rules'
import { COVERS, named } from '@/lib/agreements/text'
import { dateTime } from '@/lib/core/dates'
import { portalName } from '@/lib/platform/portal'
import { Asked } from './Asked'

export const metadata: Metadata = { title: 'Verwerkersovereenkomst' }

/** ACC-6: how things stand, and asking the board member to sign. */
export default async function SchoolAgreementPage() {
  const actor = await requirePermission('agreements.ask')
  const { board, state } = await agreementOf(scopeOf(actor), new Date())
  const { word, tone } = STATE_WORDS[state.state]
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer">Beheer</BackLink>} title="Verwerkersovereenkomst"
        sentence={<>Het bestuur van uw school sluit met {portalName()} een verwerkersovereenkomst. U kunt de <Link href="/verwerkersovereenkomst">overeenkomst hier lezen</Link>; tekenen doet een bevoegd bestuurder.</>}
      />
      <Alert tone="info" title="Alleen voor het portaal">{named(COVERS, portalName())}</Alert>
      <Card title="Stand">
        <DescriptionList
          items={[
            { term: 'Bestuur', value: `${board.name} (bekostigingsnummer ${board.number})` },
            { term: 'Stand', value: <Badge tone={tone}>{word}</Badge> },
            { term: 'Versie van nu', value: board.current },
            ...board.signed.map((row) => ({
              term: `Versie ${row.version}`,
              value: <>{!holds(row) && <Badge tone={row.refused ? 'danger' : 'info'}>{row.refused ? refusedWord(row) : 'de helpdesk controleert'}</Badge>} {row.name}, {row.position}, {row.place}, {dateTime(row.signedAt)}; voor {row.soleSchoolId ? 'deze school' : 'alle scholen van het bestuur'}. <a href={`/beheer/verwerkersovereenkomst/${row.id}/overeenkomst.pdf`} className="inline-flex min-h-8 items-center">Download (PDF)</a></>,
            })),
          ]}
        />
        {state.state === 'older' && <p className="mt-3">Er is een nieuwe versie. Vraag het bestuur om die te tekenen; tot dan blijft de vorige gelden.</p>}
        {state.state === 'check' && <p className="mt-3">Er is getekend. De helpdesk controleert of deze persoon het bestuur mag vertegenwoordigen; daarna geldt de overeenkomst. U krijgt daar een mail over en hoeft niets te doen.</p>}
        {state.state === 'none' && <p className="mt-3">{board.name} heeft voor uw school nog niet getekend. Is uw school van bestuur gewisseld? Dan tekent het nieuwe bestuur opnieuw.</p>}
      </Card>
      {board.open && <Asked open={board.open} school={actor.school.id} />}
      {state.state !== 'signed' && state.state !== 'check' && (
        <Card title={board.open ? 'Iemand anders vragen' : 'Vraag de bestuurder om te tekenen'} sentence="De bestuurder krijgt een mail met een link. Het moet iemand zijn die bij de Kamer van Koophandel als bestuurder staat ingeschreven. Een nieuw verzoek vervangt het vorige. Na het tekenen controleert de helpdesk wie er tekende.">
          <ActionForm action={askToSignAction} school={actor.school.id} done="De mail aan de bestuurder wordt verstuurd.">
            <FormTextField name="name" label="Naam van de bestuurder" autoComplete="off" />
            <FormTextField name="position" label="Functie" help="Bijvoorbeeld: voorzitter van het college van bestuur" autoComplete="off" />
            <FormTextField name="email" type="email" label="E-mailadres van de bestuurder" autoComplete="off" />
            <div><SubmitButton pendingText="Bezig met versturen…">Vraag om te tekenen</SubmitButton></div>
          </ActionForm>
        </Card>
      )}
    </>
  )
}
