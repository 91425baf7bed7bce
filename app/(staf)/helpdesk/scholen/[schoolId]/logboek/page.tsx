import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AuditLog } from '@/app/(staf)/AuditLog'
import { BackLink } from '@/components/ui/Breadcrumb'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { filterWords, readFilter } from '@/lib/audit-log/filter'
import { auditPage } from '@/lib/audit-log/queries'
import { HIDDEN_FROM_HELPDESK, readCursor } from '@/lib/audit-log/event-words'
import { isUuid } from '@/lib/core/ids'
import { helpdeskScope, schoolName } from '@/lib/helpdesk/schools'

export const metadata: Metadata = { title: 'Logboek van een school' }
const PAGE_SIZE = 50

type Props = { params: Promise<{ schoolId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** DAT-2 for the helpdesk: a school's log, without software and without names of pupils (HLP-3). */
export default async function SchoolLogPage({ params, searchParams }: Props) {
  const actor = await requireBeside('helpdesk.view')
  const [{ schoolId }, query] = [await params, await searchParams]
  const name = isUuid(schoolId) ? await schoolName(schoolId) : null
  if (!name) notFound()
  const { lines, next } = await auditPage(helpdeskScope(schoolId), readFilter(query, new Date()), readCursor(typeof query.na === 'string' ? query.na : null), PAGE_SIZE)
  return (
    <>
      <PageHeader back={<BackLink href={`/helpdesk/scholen/${schoolId}`}>{name}</BackLink>} title={`Logboek van ${name}`} sentence="Zonder namen van leerlingen en zonder software: die ziet de helpdesk niet." />
      <AuditLog path={`/helpdesk/scholen/${schoolId}/logboek`} words={filterWords(query)} lines={lines} next={next} hidden={HIDDEN_FROM_HELPDESK} copyOf={may(actor.roles, 'agreements.watch') ? (id) => `/helpdesk/overeenkomsten/kopie/${id}` : undefined} />
    </>
  )
}
