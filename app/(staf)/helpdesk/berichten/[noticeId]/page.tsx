import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { noticeToChange } from '@/lib/notices/queries'
import { NoticeForm } from '../NoticeForm'

export const metadata: Metadata = { title: 'Mededeling wijzigen' }

/** One notice, to be said otherwise or to run longer. */
export default async function ChangeNoticePage({ params }: { params: Promise<{ noticeId: string }> }) {
  await requireBeside('helpdesk.notices')
  const { noticeId } = await params
  const notice = isUuid(noticeId) ? await noticeToChange(noticeId) : null
  if (!notice) notFound()
  return (
    <>
      <PageHeader back={<BackLink href="/helpdesk/berichten">Berichten</BackLink>} title="Mededeling wijzigen" sentence="Wie de mededeling had weggeklikt, ziet hem na het opslaan opnieuw." />
      <Card><NoticeForm notice={notice} /></Card>
    </>
  )
}
