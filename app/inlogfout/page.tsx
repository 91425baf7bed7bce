import type { Metadata } from 'next'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { ReferenceNumber } from '@/components/ui/ReferenceNumber'
import { StartOver } from '@/components/ui/StartOver'
import { portalName } from '@/lib/platform/portal'

export const metadata: Metadata = { title: 'Inloggen is niet gelukt' }

/** A login request that the portal could not accept: nearly always an old bookmark at the publisher (AUT-9). */
export default async function LoginFaultPage({ searchParams }: { searchParams: Promise<{ nummer?: string }> }) {
  const { nummer } = await searchParams
  return (
    <PublicFrame
      portalName={portalName()}
      title="Inloggen is niet gelukt"
      sentence="De uitgeverij stuurde een aanvraag die niet (meer) klopt. Vaak komt dat door een oude bladwijzer of doordat een pagina lang open heeft gestaan."
      below={<ReferenceNumber number={nummer}>Referentienummer voor de helpdesk:</ReferenceNumber>}
    >
      <StartOver variant="primary" />
    </PublicFrame>
  )
}
