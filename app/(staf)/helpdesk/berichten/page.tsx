import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { endNoticeAction } from '@/lib/notices/actions'
import { allNotices } from '@/lib/notices/queries'
import { isCurrent, NOTICE_AUDIENCES, NOTICE_KINDS, type Notice } from '@/lib/notices/rules'
import { NoticeForm } from './NoticeForm'

export const metadata: Metadata = { title: 'Berichten' }

/** AUT-8: the helpdesk writes notices, and ends them. */
export default async function NoticesPage({ searchParams }: { searchParams: Promise<{ gedaan?: string }> }) {
  await requireBeside('helpdesk.notices')
  const { gedaan } = await searchParams
  const now = new Date()
  const notices = await allNotices(now)
  return (
    <>
      <PageHeader title="Berichten" sentence="Mededelingen staan op de inlogpagina’s, boven de pagina’s van medewerkers en op ‘Actueel’." />
      {gedaan && <Alert tone="success" live="polite">{gedaan === 'beeindigd' ? 'De mededeling is beëindigd.' : 'De mededeling is opgeslagen. Over enkele seconden ziet iedereen hem voor wie hij is.'}</Alert>}
      {notices.length === 0 ? <EmptyState title="Nog geen mededelingen">Is er een storing of onderhoud? Schrijf hieronder een mededeling.</EmptyState> : <NoticeTable notices={notices} now={now} />}
      <Card title="Nieuwe mededeling"><NoticeForm /></Card>
    </>
  )
}

function NoticeTable({ notices, now }: { notices: Notice[]; now: Date }) {
  return (
    <Table label="Mededelingen">
      <TableHead><Th>Mededeling</Th><Th>Voor wie</Th><Th>Vanaf</Th><Th>Tot</Th><Th>Stand</Th><Th>Actie</Th></TableHead>
      <TableBody>
        {notices.map((notice) => {
          const over = notice.endsAt !== null && notice.endsAt <= now
          return (
            <Tr key={notice.id}>
              <Td head className="max-w-80 [overflow-wrap:anywhere]"><CellLink href={`/helpdesk/berichten/${notice.id}`}>{NOTICE_KINDS[notice.kind]}: {notice.text}</CellLink></Td>
              <Td>{NOTICE_AUDIENCES[notice.audience]}</Td>
              <Td>{dateTime(notice.startsAt)}</Td>
              <Td>{notice.endsAt ? dateTime(notice.endsAt) : 'tot u hem beëindigt'}</Td>
              <Td>{over ? <Badge>voorbij</Badge> : isCurrent(notice, now) ? <Badge tone="success">te zien</Badge> : <Badge tone="info">gepland</Badge>}</Td>
              <Td>{!over && <ActionForm action={endNoticeAction}><input type="hidden" name="noticeId" value={notice.id} /><SubmitButton variant="secondary" size="small">Beëindig<span className="sr-only"> ‘{notice.text}’</span></SubmitButton></ActionForm>}</Td>
            </Tr>
          )
        })}
      </TableBody>
    </Table>
  )
}
