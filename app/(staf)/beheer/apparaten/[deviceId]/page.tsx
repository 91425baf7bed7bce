import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { Breadcrumb } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { revokeDeviceAction } from '@/lib/network/actions'
import { deviceOfSchool } from '@/lib/network/queries'

export const metadata: Metadata = { title: 'Apparaat intrekken' }

/** PUP-6: 'Intrekken' asks once. */
export default async function RevokePage({ params }: { params: Promise<{ deviceId: string }> }) {
  const actor = await requirePermission('devices.set')
  const device = await deviceOfSchool(scopeOf(actor), (await params).deviceId)
  if (!device) notFound()
  return (
    <>
      <PageHeader
        back={<Breadcrumb items={[{ label: 'Beheer', href: '/beheer' }, { label: 'Apparaten', href: '/beheer/apparaten' }, { label: 'Intrekken' }]} />}
        title={<span className="[overflow-wrap:anywhere]">{device.name} intrekken</span>}
        sentence="Dit werkt meteen: wie er nu mee werkt, wordt uitgelogd. Daarna werkt het apparaat alleen nog op een IP-adres van de school. Wilt u het terug, meld het apparaat dan opnieuw aan."
      />
      <Card>
        <DescriptionList
          items={[
            { term: 'Aangemeld door', value: device.enrolledBy ?? 'onbekend' },
            { term: 'Aangemeld op', value: dateTime(device.createdAt) },
            { term: 'Laatst gebruikt', value: device.lastSeenAt ? dateTime(device.lastSeenAt) : 'nog niet' },
          ]}
        />
        <ActionForm action={revokeDeviceAction} school={actor.school.id} className="mt-5 flex flex-wrap gap-3">
          <input type="hidden" name="id" value={device.id} />
          <SubmitButton variant="danger">Intrekken</SubmitButton>
          <LinkButton href="/beheer/apparaten" variant="quiet">Annuleren</LinkButton>
        </ActionForm>
      </Card>
    </>
  )
}
