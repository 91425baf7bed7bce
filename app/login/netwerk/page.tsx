import type { Metadata } from 'next'
import { KindMessage } from '@/components/children/KindMessage'
import { ChildFrame } from '@/components/frames/ChildFrame'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { LinkButton } from '@/components/ui/Button'
import { StartOver } from '@/components/ui/StartOver'
import { isNetworkRefusal, NETWORK_REFUSALS } from '@/lib/network-suppliers/refusals'
import { supplierName } from '@/lib/network-suppliers/queries'
import { portalName } from '@/lib/platform/portal'

export const metadata: Metadata = { title: 'Inloggen via uw netwerkomgeving' }

/**
 * Why somebody did not come in through a network environment (SSO-3). Who that was is often not known yet: then the page
 * speaks to adults and has a line for the child that cannot read on.
 */
export default async function NetworkRefusedPage({ searchParams }: { searchParams: Promise<Record<'reden' | 'omgeving' | 'wie', string | string[] | undefined>> }) {
  const { reden, omgeving, wie } = await searchParams
  const reason = typeof reden === 'string' && isNetworkRefusal(reden) ? reden : 'attempt-over'
  const name = await supplierName(typeof omgeving === 'string' ? omgeving : undefined)
  const fill = (text: string) => {
    const filled = text.replaceAll('{environment}', name ?? 'de netwerkomgeving')
    return filled.charAt(0).toLocaleUpperCase('nl') + filled.slice(1)
  }
  const { staff, pupil } = NETWORK_REFUSALS[reason]
  if (wie === 'leerling')
    return (
      <ChildFrame>
        <KindMessage title={pupil.what} forGrownUps={<><p>{fill(staff.why)}</p><p>{fill(staff.who)}</p></>}>{pupil.who}</KindMessage>
      </ChildFrame>
    )
  return (
    <PublicFrame portalName={portalName()} title={fill(staff.what)} sentence={fill(staff.why)}>
      <div className="rounded-control bg-ground p-4">
        <h2 className="text-base">Wie kan dit oplossen?</h2>
        <p className="mt-1">{fill(staff.who)}</p>
      </div>
      <p className="text-muted">Ben je leerling? {pupil.who}</p>
      <div className="flex flex-wrap gap-3"><LinkButton href="/login/leerkracht" variant="secondary">Rechtstreeks inloggen</LinkButton><StartOver /></div>
    </PublicFrame>
  )
}
