import type { Metadata } from 'next'
import { BadgeDoor } from './BadgeDoor'

export const metadata: Metadata = { title: { absolute: 'Inloggen met je badge' } }
// Built once, as the shortcut's page is: the token stands behind '#' and never reaches the server with the page.
export const dynamic = 'force-static'

/** PUP-5: where the camera app of a tablet leads that reads a badge. */
export default function BadgePage() {
  return <BadgeDoor />
}
