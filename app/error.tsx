'use client'

import { Button } from '@/components/ui/Button'
import { StartOver } from '@/components/ui/StartOver'

/** A fault that nobody foresaw: a number that the log has too, and a way on. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto flex max-w-lg flex-col gap-5 px-4 py-16">
      <h1>Deze pagina kon niet worden getoond</h1>
      <p className="text-muted">Probeer het opnieuw. {error.digest ? <>Lukt het dan nog niet, geef de helpdesk dit nummer: <strong className="font-mono text-ink">{error.digest}</strong></> : 'Lukt het dan nog niet, kijk dan of u verbinding met internet hebt.'}</p>
      <div className="flex flex-wrap gap-3"><Button onClick={reset}>Probeer opnieuw</Button><StartOver /></div>
    </main>
  )
}
