import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { LinkButton } from '@/components/ui/Button'
import { readDevice } from '@/lib/network/device'
import { portalName } from '@/lib/platform/portal'

export const metadata: Metadata = { title: 'Apparaat aangemeld' }

/** PUP-6: after enrolling, and for whoever wants to know whether this device is enrolled. Nobody is logged in here. */
export default async function EnrolledPage() {
  const device = await readDevice((await headers()).get('cookie') ?? undefined)
  if (!device)
    return (
      <PublicFrame portalName={portalName()} title="Dit apparaat is niet aangemeld" sentence="Het is nog niet aangemeld, of de school heeft het ingetrokken. Een leerkracht of de ICT-coördinator kan het aanmelden.">
        <div><LinkButton href="/apparaat-aanmelden">Apparaat aanmelden</LinkButton></div>
      </PublicFrame>
    )
  return (
    <PublicFrame portalName={portalName()} title="Dit apparaat is aangemeld" sentence={`‘${device.name}’ hoort bij ${device.schoolName}. U bent uitgelogd; leerlingen kunnen op dit apparaat nu overal inloggen.`}>
      <div><LinkButton native href={`/login/leerlingen/snelkoppelaar?${new URLSearchParams({ INSTELLING_REF: device.schoolRef })}`}>Naar het inloggen van leerlingen</LinkButton></div>
      <p className="text-muted">Maak van die pagina een bladwijzer of zet haar op het beginscherm, als de snelkoppelingen van de school er nog niet op staan.</p>
    </PublicFrame>
  )
}
