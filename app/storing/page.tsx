import type { Metadata } from 'next'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { ReferenceNumber } from '@/components/ui/ReferenceNumber'
import { ReloadButton } from '@/components/ui/ReloadButton'
import { StartOver } from '@/components/ui/StartOver'
import { portalName } from '@/lib/platform/portal'

export const metadata: Metadata = { title: 'Storing' }

/** What the front door shows where a native route failed: at the address that was asked for, so that loading it anew is trying again. It reads no database. */
export default async function FaultPage({ searchParams }: { searchParams: Promise<{ nummer?: string }> }) {
  const { nummer } = await searchParams
  return (
    <PublicFrame
      portalName={portalName()}
      title="Dit lukt nu even niet"
      sentence="Er is een storing in het portaal. U hebt niets verkeerd gedaan. Probeer het over een minuut opnieuw."
      below={<ReferenceNumber number={nummer}>Lukt het dan nog niet, geef de helpdesk dit nummer:</ReferenceNumber>}
    >
      <div className="flex flex-wrap gap-3"><ReloadButton /><StartOver /></div>
    </PublicFrame>
  )
}
