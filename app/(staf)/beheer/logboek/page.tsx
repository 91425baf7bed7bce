import type { Metadata } from 'next'
import { AuditLog } from '@/app/(staf)/AuditLog'
import { BackLink } from '@/components/ui/Breadcrumb'
import { buttonClass } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { filterWords, readFilter } from '@/lib/audit-log/filter'
import { auditPage } from '@/lib/audit-log/queries'
import { HIDDEN_FROM_HELPDESK, readCursor } from '@/lib/audit-log/event-words'

export const metadata: Metadata = { title: 'Logboek' }
const PAGE_SIZE = 50

/** DAT-2: who changed, exported, consented, linked, activated what, and when. */
export default async function AuditLogPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requirePermission('audit.view')
  const query = await searchParams
  const { lines, next } = await auditPage(scopeOf(actor), readFilter(query, new Date()), readCursor(typeof query.na === 'string' ? query.na : null), PAGE_SIZE)
  const words = filterWords(query)
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer">Beheer</BackLink>} title="Logboek" sentence="Wie wat deed op uw school, en wanneer. Het nieuwste staat bovenaan. Welke titel een leerling opende, staat hier niet in."
        // A plain link: a file is not to be fetched ahead.
        actions={may(actor.roles, 'audit.export') && <a href={`/beheer/logboek/logboek.csv?${new URLSearchParams(words)}`} className={buttonClass({ variant: 'secondary' })}>Download als CSV</a>}
      />
      <AuditLog path="/beheer/logboek" words={words} lines={lines} next={next} hidden={actor.lookOn ? HIDDEN_FROM_HELPDESK : []} copyOf={may(actor.roles, 'agreements.ask') ? (id) => `/beheer/verwerkersovereenkomst/${id}/overeenkomst.pdf` : undefined} />
    </>
  )
}
