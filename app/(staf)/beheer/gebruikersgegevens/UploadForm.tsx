'use client'

import { useState } from 'react'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { FormFields } from '@/components/forms/LookOn'
import { FileField } from '@/components/ui/FileField'

/**
 * The file goes to a native handler as a plain form post, so that it streams and works before JavaScript. With
 * JavaScript a file that is too large is told before it is sent.
 */
export function UploadForm({ school, maxMb }: { school: string; maxMb: number }) {
  const [error, setError] = useState<string>()
  const [sending, setSending] = useState(false)
  return (
    <form
      action="/beheer/gebruikersgegevens/bestand"
      method="post"
      encType="multipart/form-data"
      className="flex flex-col gap-5"
      onSubmit={(event) => (error ? event.preventDefault() : setSending(true))}
    >
      <input type="hidden" name="school" value={school} />
      <FormFields><FileField
        name="bestand"
        label="XML-bestand"
        help={`EDEXML 1.03, 2.0 of 2.1, of ECK2; ten hoogste ${maxMb} MB.`}
        accept=".xml,text/xml,application/xml"
        required
        error={error}
        onChange={(event) => {
          const size = event.target.files?.[0]?.size ?? 0
          setError(size > maxMb * 1024 * 1024 ? `Dit bestand is groter dan ${maxMb} MB. Controleer of u het juiste bestand hebt gekozen.` : undefined)
        }}
      /></FormFields>
      <div><SubmitButton pending={sending} pendingText="Bezig met lezen…">Importeer</SubmitButton></div>
    </form>
  )
}
