import type { Metadata } from 'next'
import { connection } from 'next/server'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { portalName } from '@/lib/platform/portal'
import { Clauses } from './Clauses'

export const metadata: Metadata = { title: 'Gebruikersovereenkomst' }

/** DAT-5: readable without a login. */
export default async function UserAgreementPage() {
  await connection()
  return (
    <PublicFrame portalName={portalName()} wide title="Gebruikersovereenkomst" sentence={`Voor iedereen die bij een school werkt en met ${portalName()} inlogt. Wie voor het eerst inlogt, gaat hiermee akkoord; bij een nieuwe versie opnieuw.`}>
      <Clauses />
    </PublicFrame>
  )
}
