import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { KindMessage } from '@/components/children/KindMessage'
import { ChildFrame } from '@/components/frames/ChildFrame'
import { currentActor } from '@/lib/access/current'
import { onwardPath } from '@/lib/core/onward'
import { homeLeave } from '@/lib/home-login/actions'
import { childrenOf } from '@/lib/home-login/queries'
import { tilesBySchool } from '@/lib/home-login/rules'
import { ChildDoor } from './ChildDoor'

export const metadata: Metadata = { title: 'Wie ben je?' }

/** HOM-2: the children of the parent who has just logged in, as pictures with names, then their own secret. */
export default async function ChooseChildPage({ searchParams }: { searchParams: Promise<{ verder?: string }> }) {
  const actor = await currentActor()
  if (actor?.kind !== 'home') redirect('/thuis')
  const schools = tilesBySchool(await childrenOf(actor.homeAccountId))
  const out = { action: homeLeave, label: 'Uitloggen' }
  if (schools.length > 0) return <ChildDoor schools={schools} out={out} onward={onwardPath((await searchParams).verder)} />
  return (
    <ChildFrame done={out}>
      <KindMessage title="Hier staat geen kind meer">
        <p>Dit e-mailadres ({actor.email}) hoort niet meer bij een kind dat op school zit. Misschien is uw kind van school gegaan, of heeft de school het adres weggehaald. Vraag het de school.</p>
      </KindMessage>
    </ChildFrame>
  )
}
