import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { StatePill } from '@/components/ui/Badge'
import { Breadcrumb } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { sentence } from '@/lib/core/texts'
import { makeToolKeyAction, removeToolAction } from '@/lib/network/actions'
import { reportsOf, toolOf } from '@/lib/network/queries'
import { shownNetwork } from '@/lib/network/rules'
import { TOOL_WORDS } from '../tool-words'
import { Install } from './Install'
import { MakeKey } from './MakeKey'

export const metadata: Metadata = { title: 'Dynamic IP Tool' }

const FAULTS = ['tool-key-gone', 'other-school'] as const

/** NET-2: the script that tells the portal where the school is, how it is doing, and what it reported. */
export default async function DynamicPage({ searchParams }: { searchParams: Promise<{ fout?: string }> }) {
  const actor = await requirePermission('network.set')
  const scope = scopeOf(actor)
  const { fout } = await searchParams
  const fault = FAULTS.find((code) => code === fout)
  const [tool, reports] = await Promise.all([toolOf(scope, new Date()), reportsOf(scope)])
  const { word, tone } = TOOL_WORDS[tool.state]
  return (
    <>
      <PageHeader
        back={<Breadcrumb items={[{ label: 'Beheer', href: '/beheer' }, { label: 'IP-adres toevoegen', href: '/beheer/ip-adressen' }, { label: 'Dynamic IP Tool' }]} />}
        title="Dynamic IP Tool" sentence="Een klein script op één computer van de school. Het meldt elke vijf minuten waar de school op internet is; wisselt het adres, dan past het portaal de lijst aan."
      />
      {fault && <Alert tone="danger" live="assertive" title="Het script is niet gedownload">{sentence(fault)}</Alert>}
      {tool.state === 'silent' && <Alert tone="danger" title={word}>Voor het laatst gehoord op {dateTime(tool.lastReportAt!)}. Staat de computer aan, en heeft hij internet? Wisselt het adres intussen, dan kunnen leerlingen niet inloggen.</Alert>}
      <Card title="Stand">
        <StatePill tone={tone} detail={tool.lastReportAt ? `laatst gehoord op ${dateTime(tool.lastReportAt)}` : tool.createdAt ? `sleutel gemaakt op ${dateTime(tool.createdAt)}` : 'maak hieronder een sleutel'}>{word}</StatePill>
      </Card>
      <Card title="Script downloaden"><MakeKey school={actor.school.id} replaces={tool.state !== 'none'} action={makeToolKeyAction} /></Card>
      <Install />
      {reports.length > 0 && (
        <Card title="Geschiedenis" sentence="Elke keer dat het adres wisselde.">
          <Table label="Gemelde adressen" narrow>
            <TableHead><Th>IP-adres</Th><Th>Gemeld op</Th></TableHead>
            <TableBody>{reports.map((row) => <Tr key={row.id}><Td head className="[overflow-wrap:anywhere]">{shownNetwork(row.network)}</Td><Td>{dateTime(row.at)}</Td></Tr>)}</TableBody>
          </Table>
        </Card>
      )}
      {tool.state !== 'none' && (
        <Card title="Tool verwijderen" sentence="De sleutel werkt dan niet meer. De adressen die de tool meldde, blijven in de lijst staan tot u ze daar verwijdert.">
          <ActionForm action={removeToolAction} school={actor.school.id}><div><SubmitButton variant="danger">Dynamic IP Tool verwijderen</SubmitButton></div></ActionForm>
        </Card>
      )}
    </>
  )
}
