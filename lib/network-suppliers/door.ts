import { isFetchable } from '@/lib/core/safe-address'
import type { Connection } from './environment'

/** A school, an environment and the tick between them; null where there is no such thing (any more). */
export type Door = {
  schoolId: string | null
  supplierId: string | null
  slug: string | null
  issuer: string | null
  clientId: string | null
  secretCipher: Uint8Array | null
  ticked: boolean
}

/** The environment's connection, or null when it has none that the portal may use. */
export function connectionOf({ supplierId, issuer, clientId, secretCipher }: Door, portal: string): Connection | null {
  if (!supplierId || !issuer || !clientId || !secretCipher || !isFetchable(issuer, portal)) return null
  return { supplierId, issuer, clientId, secretCipher }
}
