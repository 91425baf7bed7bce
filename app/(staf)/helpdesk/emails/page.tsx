import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { Badge } from '@/components/ui/Badge'
import { Counts } from '@/components/ui/Counts'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Pagination } from '@/components/ui/Pagination'
import { SearchForm } from '@/components/ui/SearchForm'
import { SelectField } from '@/components/ui/SelectField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { retryMailAction } from '@/lib/helpdesk/actions'
import { countMails, findMails, MAIL_STATES, type OutgoingMail } from '@/lib/helpdesk/mails'
import { hrefOf, pageOf, textOf, type Query } from '../query'
import { errorWords, MAIL_WORDS } from './words'

export const metadata: Metadata = { title: 'E-mails' }
const PAGE_SIZE = 50

/** The mails of the portal: to whom, about what and how they stand; never what they say, for their links log people in. */
export default async function MailsPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireBeside('helpdesk.view')
  const query = await searchParams
  const [words, page] = [textOf(query.zoek), pageOf(query)]
  const state = MAIL_STATES.find((each) => each === query.stand) ?? null
  const [{ mails, total }, counts] = await Promise.all([findMails({ words, state, page, pageSize: PAGE_SIZE }), countMails()])
  return (
    <>
      <PageHeader title="E-mails" sentence="De nieuwste eerst: van de laatste twee weken, en met een zoekwoord van de laatste negentig dagen. Wat erin staat is hier niet te zien: hun links loggen iemand in." />
      <Counts label="De laatste zeven dagen" items={counts.map(({ state: each, count }) => ({ label: MAIL_WORDS[each].word, after: count, tone: count === 0 ? 'neutral' : MAIL_WORDS[each].tone }))} />
      <SearchForm label="Zoek op ontvanger of onderwerp" defaultValue={words ?? ''}>
        <SelectField name="stand" label="Stand" defaultValue={state ?? ''} placeholder="alle" options={MAIL_STATES.map((each) => ({ value: each, label: MAIL_WORDS[each].word }))} />
      </SearchForm>
      {mails.length === 0 ? <EmptyState title="Geen e-mails gevonden">Kies andere woorden of een andere stand.</EmptyState> : <MailTable mails={mails} />}
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} hrefFor={hrefOf('/helpdesk/emails', { zoek: words, stand: state })} noun="e-mails" />
    </>
  )
}

function MailTable({ mails }: { mails: OutgoingMail[] }) {
  return (
    <Table label="E-mails">
      <TableHead><Th>Ontvanger</Th><Th>Onderwerp</Th><Th>Wanneer</Th><Th>Stand</Th><Th>Opnieuw</Th></TableHead>
      <TableBody>
        {mails.map((mail) => (
          <Tr key={mail.id}>
            <Td head className="max-w-64 [overflow-wrap:anywhere]">{mail.recipient}{mail.school && <span className="block text-sm text-muted">{mail.school}</span>}</Td>
            <Td className="max-w-80 [overflow-wrap:anywhere]">{mail.subject}</Td>
            <Td>{dateTime(mail.sentAt ?? mail.createdAt)}</Td>
            <Td className="max-w-72"><Badge tone={MAIL_WORDS[mail.state].tone}>{MAIL_WORDS[mail.state].word}</Badge>{mail.lastError && <span className="mt-1 block text-sm text-muted">{errorWords(mail)}</span>}</Td>
            <Td>
              {(mail.state === 'delayed' || mail.state === 'waiting') && (
                <ActionForm action={retryMailAction} done="Wordt opnieuw geprobeerd.">
                  <input type="hidden" name="mailId" value={mail.id} />
                  <SubmitButton variant="secondary" size="small">Probeer nu<span className="sr-only"> opnieuw aan {mail.recipient}</span></SubmitButton>
                </ActionForm>
              )}
              {mail.state === 'failed' && <span className="text-sm text-muted">laat een nieuwe zenden</span>}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
