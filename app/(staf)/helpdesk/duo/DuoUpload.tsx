'use client'

import { useState } from 'react'
import { FileField } from '@/components/ui/FileField'
import { SubmitButton } from '@/components/ui/SubmitButton'

/** DUO's files go to a native handler as a plain form post, which works before JavaScript too. */
export function DuoUpload() {
  const [sending, setSending] = useState(false)
  return (
    <form action="/helpdesk/duo/bestand" method="post" encType="multipart/form-data" className="flex flex-col gap-5" onSubmit={() => setSending(true)}>
      <FileField name="adressen" label="Adressenbestand met alle vestigingen" help="CSV van DUO: ‘Adressen van alle vestigingen in het basisonderwijs’." accept=".csv,text/csv" required />
      <FileField name="besturen" label="Adressenbestand van de besturen" optional help="CSV van DUO. Zonder dit bestand blijven de namen van besturen zoals ze zijn." accept=".csv,text/csv" />
      <div><SubmitButton pending={sending} pendingText="Bezig met lezen…">Lees in en vergelijk</SubmitButton></div>
    </form>
  )
}
