import type { Metadata } from 'next'
import { ChildFrame } from '@/components/frames/ChildFrame'
import { LinkButton } from '@/components/ui/Button'
import { KindMessage } from '@/components/children/KindMessage'

export const metadata: Metadata = { title: 'Tot ziens' }

/** After 'Ik ben klaar': the tablet is free for the next child. */
export default async function GoodbyePage({ searchParams }: { searchParams: Promise<{ thuis?: string }> }) {
  // Read at the request: its scripts need that request's nonce.
  const { thuis } = await searchParams
  return (
    <ChildFrame>
      {thuis ? (
        <KindMessage title="Tot ziens!" action={<LinkButton href="/thuis" size="large">Opnieuw inloggen</LinkButton>}>Wil je verder, of is je broer of zus aan de beurt? Log dan samen opnieuw in.</KindMessage>
      ) : <KindMessage title="Tot ziens!">Wil je weer beginnen? Doe het net als eerst: met het plaatje op het bureaublad of met je badge.</KindMessage>}
    </ChildFrame>
  )
}
