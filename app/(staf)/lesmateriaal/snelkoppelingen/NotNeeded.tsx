import { Alert } from '@/components/ui/Alert'
import { allOf } from '@/lib/core/enumerate'

/** MAT-2: where the school uses a network environment, shortcuts are not needed. */
export function NotNeeded({ environments, portalName }: { environments: readonly string[]; portalName: string }) {
  if (environments.length === 0) return null
  const names = allOf(environments)
  return <Alert tone="info" title="Snelkoppelingen zijn voor uw school niet nodig">Uw school gebruikt {names}. Leerlingen en medewerkers loggen daar in en openen de software van {portalName} vanuit {names}.</Alert>
}
