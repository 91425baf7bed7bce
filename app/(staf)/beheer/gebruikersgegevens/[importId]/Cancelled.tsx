import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { dateTime } from '@/lib/core/dates'
import { cancelledWords } from '@/lib/roster/cancelled'
import type { ImportView } from '@/lib/roster/queries'

/** An import that never went in (LAS-5): why, and the way to the one that came in its place. */
export function Cancelled({ view }: { view: ImportView }) {
  const why = cancelledWords(view, view.replaced, dateTime)
  return (
    <Alert
      tone="info" title="Deze import is geannuleerd"
      action={view.replaced && <LinkButton href={`/beheer/gebruikersgegevens/${view.replaced.id}`} size="small" variant="secondary">Naar de nieuwere import</LinkButton>}
    >
      {why && `${why} `}Er is niets veranderd, en van {view.source === 'link' ? 'de gegevens' : 'het bestand'} is niets bewaard.
    </Alert>
  )
}
