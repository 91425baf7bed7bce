'use client'

import { useState, useSyncExternalStore } from 'react'
import { FileField } from '@/components/ui/FileField'

const LARGEST = 60_000

/** A CSV file read into the list in the browser: it is looked at as text before anything is sent. Needs JavaScript. */
export function ListFile({ onRead }: { onRead(text: string): void }) {
  const [problem, setProblem] = useState<string>()
  const ready = useSyncExternalStore(() => () => undefined, () => true, () => false)
  if (!ready) return null
  const read = async (file: File | undefined) => {
    if (!file) return
    if (file.size > LARGEST) return setProblem('Dit bestand is te groot voor een lijst van één groep. Bewaar het blad met namen en adressen als CSV en kies dat.')
    const bytes = await file.arrayBuffer()
    if (new Uint8Array(bytes).includes(0)) return setProblem('Dit is geen tekstbestand. Kies in Excel ‘Opslaan als’ en dan CSV.')
    setProblem(undefined)
    onRead(textOf(bytes))
  }
  return <FileField name="file" label="Of kies een CSV-bestand" optional accept=".csv,.txt,text/csv,text/plain" error={problem} onChange={(event) => void read(event.target.files?.[0])} />
}

/** UTF-8, or else what Dutch Excel writes. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
