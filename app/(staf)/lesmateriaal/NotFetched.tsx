import { Alert } from '@/components/ui/Alert'
import { notFetchedYet } from '@/lib/consent/queries'
import type { Scope } from '@/lib/platform/db/scope'

/** PUB-8: publishers that were ticked and did not fetch the school's data yet; nothing where there is none. */
export async function NotFetched({ scope }: { scope: Scope }) {
  const names = await notFetchedYet(scope)
  if (names.length === 0) return null
  return (
    <Alert tone="info" title={`Nog niet opgehaald: ${names.join(', ')}.`}>
      {names.length === 1 ? 'Deze uitgeverij is' : 'Deze uitgeverijen zijn'} aangevinkt, maar {names.length === 1 ? 'heeft' : 'hebben'} de gegevens van uw school nog niet opgehaald. Dat kan tot 24 uur duren. Software die de groepen nodig heeft, werkt misschien pas daarna.
    </Alert>
  )
}
