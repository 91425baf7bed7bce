import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Badge } from '@/components/ui/Badge'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireBeside } from '@/lib/access/current'
import { askBoardToSignAction } from '@/lib/agreements/actions'
import { boardView } from '@/lib/agreements/queries'
import { holds, refusedWord, waitsForCheck } from '@/lib/agreements/rules'
import { dateTime, day } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { CheckSignature } from './CheckSignature'
import { RefuseSignature } from './RefuseSignature'

export const metadata: Metadata = { title: 'Verwerkersovereenkomst van een bestuur' }

/** ACC-6: one board: its schools, what it signed, and asking its board member. */
export default async function BoardPage({ params }: { params: Promise<{ boardId: string }> }) {
  await requireBeside('agreements.watch')
  const { boardId } = await params
  const board = isUuid(boardId) ? await boardView(boardId, new Date()) : null
  if (!board) notFound()
  const nameOf = (id: string | null) => (id ? board.schools.find((school) => school.id === id)?.name ?? 'een school die weg is' : 'alle scholen')
  return (
    <>
      <PageHeader back={<BackLink href="/helpdesk/overeenkomsten">Verwerkersovereenkomsten</BackLink>} title={board.name} sentence={`Bekostigingsnummer ${board.number}. Versie van nu: ${board.current}.`} />
      {board.signed.filter(waitsForCheck).map((row) => <CheckSignature key={row.id} row={row} />)}
      <Card title="Scholenoverzicht">
        <ul className="list-disc pl-5">{board.schools.map((school) => <li key={school.id}>{[school.name, school.brin ?? school.schoolKey, school.city].filter(Boolean).join(', ')}</li>)}</ul>
      </Card>
      <Card title="Getekend">
        {board.signed.length === 0 ? <p className="text-muted">Nog niets.</p> : (
          <DescriptionList items={board.signed.map((row) => ({ term: `Versie ${row.version}, ${nameOf(row.soleSchoolId)}`, value: <>{!holds(row) && <Badge tone={row.refused ? 'danger' : 'warn'}>{row.refused ? refusedWord(row) : 'te controleren'}</Badge>} {row.name}, {row.position}, {row.place}, {dateTime(row.signedAt)}. <a href={`/helpdesk/overeenkomsten/kopie/${row.id}`} className="inline-flex min-h-8 items-center">Download (PDF)</a></> }))} />
        )}
        {board.signed.filter(holds).map((row) => <RefuseSignature key={row.id} row={row} />)}
        {board.open && <p className="mt-3">Gevraagd aan {board.open.name}, {board.open.position} ({board.open.email}) op {dateTime(board.open.createdAt)}; de link werkt tot {day(board.open.expiresAt)}.</p>}
      </Card>
      <Card title="Vraag een bestuurder om te tekenen" sentence="Controleer in het handelsregister van de Kamer van Koophandel of deze persoon bestuurder is. Een nieuw verzoek vervangt het vorige.">
        <ActionForm action={askBoardToSignAction} done="De mail aan de bestuurder wordt verstuurd.">
          <input type="hidden" name="boardId" value={board.id} />
          <FormTextField name="name" label="Naam van de bestuurder" autoComplete="off" />
          <FormTextField name="position" label="Functie" autoComplete="off" />
          <FormTextField name="email" type="email" label="E-mailadres van de bestuurder" autoComplete="off" />
          <div><SubmitButton pendingText="Bezig met versturen…">Vraag om te tekenen</SubmitButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
