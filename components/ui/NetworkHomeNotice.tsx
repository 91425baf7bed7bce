import { allOf, anyOf } from '@/lib/core/enumerate'
import { Alert } from './Alert'

/**
 * On the staff's home-login screens, where the school works in a network environment (NET-4): home login usually goes
 * through that, and whom to ask. It bars nothing. `names`: the environments that the school ticked; none, and there is
 * nothing to say.
 */
export function NetworkHomeNotice({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <Alert tone="info" title={`Uw school gebruikt ${allOf(names)}.`}>
      Thuis inloggen gaat meestal daarmee. Vraag de leverancier van {anyOf(names)} hoe leerlingen dat doen. Een thuislogin hieronder instellen kan ook.
    </Alert>
  )
}

/** The same for /thuis, which does not know the school yet: for all environments, to a parent (NET-4). */
export function NetworkHomeHint({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <Alert tone="info" title="Gebruikt de school van uw kind een netwerkomgeving?">
      Dan logt uw kind thuis meestal ook in via die omgeving, en niet hier. Het gaat om {anyOf(names)}. Vraag de leerkracht van uw kind hoe dat gaat.
    </Alert>
  )
}
