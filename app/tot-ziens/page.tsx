import type { Metadata } from 'next'
import { connection } from 'next/server'
import { ChildFrame } from '@/components/frames/ChildFrame'
import { KindMessage } from '@/components/children/KindMessage'

export const metadata: Metadata = { title: 'Tot ziens' }

/** After 'Ik ben klaar': the tablet is free for the next child. */
export default async function GoodbyePage() {
  // Made at the request: its scripts need that request's nonce.
  await connection()
  return (
    <ChildFrame>
      <KindMessage title="Tot ziens!">Wil je weer beginnen? Klik op het plaatje op het bureaublad.</KindMessage>
    </ChildFrame>
  )
}
