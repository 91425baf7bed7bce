'use client'

import { useState } from 'react'
import { KindMessage } from '@/components/children/KindMessage'
import { Button, LinkButton } from '@/components/ui/Button'
import { leaveStaff, type StaffHere } from './door-api'

/** PUP-7: a pupil's shortcut in a browser where a member of staff is logged in. It asks; the two never mix. Stands inside the page's frame. */
export function StaffQuestion({ staff, onPupil }: { staff: StaffHere; onPupil: () => void }) {
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking')
  const goOn = async () => {
    setState('busy')
    const { ok } = await leaveStaff()
    if (ok) onPupil()
    else setState('failed')
  }
  return (
    <KindMessage
      title={`U bent hier ingelogd als ${staff.name}`}
      action={
        <div className="flex flex-wrap justify-center gap-4">
          <Button size="large" pending={state === 'busy'} onClick={() => void goOn()}>Doorgaan als leerling</Button>
          <LinkButton href="/start" native size="large" variant="secondary">Terug naar {staff.portal}</LinkButton>
        </div>
      }
    >
      <p>Dit is de snelkoppeling voor leerlingen. Gaat u door als leerling, dan wordt u hier eerst uitgelogd.</p>
      <p role="status" className="mt-2">{state === 'failed' && 'Het uitloggen lukt nu even niet. Probeer het nog een keer.'}</p>
    </KindMessage>
  )
}
