'use client'

import { useState } from 'react'
import { FileField } from '@/components/ui/FileField'
import { SubmitButton } from '@/components/ui/SubmitButton'

/** The signed PDF goes to a native handler as a plain form post; with JavaScript one that is too large is told before it is sent. */
export function SendForm({ action, mostMb }: { action: string; mostMb: number }) {
  const [error, setError] = useState<string>()
  const [sending, setSending] = useState(false)
  return (
    <form action={action} method="post" encType="multipart/form-data" className="flex flex-col gap-5" onSubmit={(event) => (error ? event.preventDefault() : setSending(true))}>
      <FileField
        name="verzoek" label="Getekend formulier" help={`Een PDF van ten hoogste ${mostMb} MB, zoals een scan.`} accept=".pdf,application/pdf" required error={error}
        onChange={(event) => {
          const size = event.target.files?.[0]?.size ?? 0
          setError(size > mostMb * 1024 * 1024 ? `Deze PDF is groter dan ${mostMb} MB. Scan de pagina in zwart-wit of met een lagere resolutie.` : undefined)
        }}
      />
      <div><SubmitButton pending={sending} pendingText="Bezig met versturen…">Verstuur de aanvraag</SubmitButton></div>
    </form>
  )
}
