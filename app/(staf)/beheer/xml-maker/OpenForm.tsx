'use client'

import { useState } from 'react'
import { FileField } from '@/components/ui/FileField'
import { SubmitButton } from '@/components/ui/SubmitButton'

/** A plain form post to a native handler, as the import's own is: it streams, and works before JavaScript. */
export function OpenForm({ school, maxMb }: { school: string; maxMb: number }) {
  const [error, setError] = useState<string>()
  const [sending, setSending] = useState(false)
  return (
    <form action="/beheer/xml-maker/openen" method="post" encType="multipart/form-data" className="flex flex-col gap-5" onSubmit={(event) => (error ? event.preventDefault() : setSending(true))}>
      <input type="hidden" name="school" value={school} />
      <FileField
        name="bestand" label="XML-bestand" help={`EDEXML 1.03, 2.0 of 2.1, of ECK2; ten hoogste ${maxMb} MB.`} accept=".xml,text/xml,application/xml" required error={error}
        onChange={(event) => setError((event.target.files?.[0]?.size ?? 0) > maxMb * 1024 * 1024 ? `Dit bestand is groter dan ${maxMb} MB. Controleer of u het juiste bestand hebt gekozen.` : undefined)}
      />
      <div><SubmitButton pending={sending} pendingText="Bezig met lezen…">Open</SubmitButton></div>
    </form>
  )
}
