import type { Metadata } from 'next'
import { PupilDoor } from './PupilDoor'

export const metadata: Metadata = { title: { absolute: 'Inloggen voor leerlingen' } }
// Built once: everything about a school comes over small JSON endpoints, so the door serves this page from memory.
export const dynamic = 'force-static'

/** PUP-1: group, own picture and name, secret, and into the software. */
export default function PupilDoorPage() {
  return (
    <>
      <noscript>
        <p className="bg-warn-tint p-4 text-center text-child">Voor de leerkracht: zet JavaScript aan in deze browser; zonder werkt het inloggen van leerlingen niet.</p>
      </noscript>
      <PupilDoor />
    </>
  )
}
